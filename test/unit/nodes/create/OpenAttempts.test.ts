import { OpenAttempts } from '../../../../nodes/TencentLive/create/OpenAttempts';
import { intentOf, markOf } from '../support/intents';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const HOUR = 3_600_000;
const UNTIL = NOW + 324_000;
const INTENT = intentOf();
const MARK = markOf(INTENT);

/** After an intent's request was lost. */
function after(intent = INTENT, mark = markOf(intent)) {
	const lost = new OpenAttempts();
	lost.add(intent, mark, UNTIL, NOW);
	return lost;
}

describe('what concerns an intent', () => {
	it('is nothing at first', () => {
		expect(new OpenAttempts().relevantTo(INTENT, NOW)).toStrictEqual([]);
	});

	it('is a lost request of an equal one', () => {
		expect(after(INTENT, MARK).relevantTo(intentOf(), NOW)).toStrictEqual([MARK]);
	});

	it('is not one of the same stream with other settings, or of another stream', () => {
		const lost = after();
		expect(lost.relevantTo(intentOf({ ifTaskExists: 'fail' }), NOW)).toStrictEqual([]);
		const elsewhere = intentOf({ request: recordingRequest({ channel: 'other' }) });
		expect(lost.relevantTo(elsewhere, NOW)).toStrictEqual([]);
	});

	it('is nothing where another task is wanted whatever there is', () => {
		const create = intentOf({ ifTaskExists: 'create' });
		expect(after(create).relevantTo(create, NOW)).toStrictEqual([]);
		const both = intentOf({ ifTaskExists: 'create', matchExisting: 'overlapping' });
		expect(after(both).relevantTo(both, NOW)).toStrictEqual([]);
	});

	it('is known until it is removed', () => {
		const lost = after();
		lost.remove(INTENT, markOf(intentOf({ ifTaskExists: 'fail' })));
		expect(lost.relevantTo(INTENT, NOW)).toStrictEqual([MARK]);
		lost.remove(INTENT, MARK);
		expect(lost.relevantTo(INTENT, NOW)).toStrictEqual([]);
	});

	it('is every request of it, each once', () => {
		const lost = after();
		const later = markOf(INTENT, { sentAt: NOW + 1000 });
		lost.add(INTENT, later, UNTIL, NOW);
		lost.add(INTENT, markOf(INTENT), UNTIL, NOW);
		expect(lost.relevantTo(INTENT, NOW)).toStrictEqual([later, MARK]);
		lost.remove(INTENT, later);
		expect(lost.relevantTo(INTENT, NOW)).toStrictEqual([MARK]);
	});
});

describe('where overlapping counts', () => {
	const wanting = (start: number, end: number) =>
		intentOf({ matchExisting: 'overlapping', request: scheduled(start, end) });

	it.each([
		['ends as it starts', 0, HOUR, 0],
		['ends a moment later', 0, HOUR + 1000, 1],
		['starts as it ends', 2 * HOUR, 3 * HOUR, 0],
		['starts a moment earlier', 2 * HOUR - 1000, 3 * HOUR, 1],
	])('a lost recording that %s: %#', (_what, start, end, count) => {
		const intent = intentOf({ request: scheduled(start, end) });
		expect(after(intent).relevantTo(wanting(HOUR, 2 * HOUR), NOW)).toHaveLength(count);
		// Only the intent that asks decides what counts.
		const strict = intentOf({ request: scheduled(HOUR, 2 * HOUR) });
		expect(after(intent).relevantTo(strict, NOW)).toStrictEqual([]);
	});

	it.each([
		['before it ends', HOUR, 0],
		['just in time', HOUR + 1, 1],
	])('a lost Real-Time recording begins when it was sent: %s', (_what, end, count) => {
		const mark = markOf(INTENT, { sentAt: NOW + HOUR });
		const wanted = intentOf({
			matchExisting: 'overlapping',
			request: { ...scheduled(0, HOUR), endTime: NOW + end },
		});
		expect(after(INTENT, mark).relevantTo(wanted, NOW)).toHaveLength(count);
	});

	it.each([
		['that has ended', HOUR, 0],
		['that has not', HOUR - 1, 1],
	])('a Real-Time recording begins now, and overlaps one %s', (_what, later, count) => {
		const wanted = intentOf({
			matchExisting: 'overlapping',
			request: recordingRequest({ endTime: NOW + 5 * HOUR }),
		});
		expect(after().relevantTo(wanted, NOW + later)).toHaveLength(count);
	});

	it('all that overlap, oldest first', () => {
		const lost = new OpenAttempts();
		const marks = [2, 3, 4].map((end) => {
			const intent = wanting(HOUR, end * HOUR);
			const mark = markOf(intent);
			lost.add(intent, mark, UNTIL, NOW);
			return mark;
		});
		expect(lost.relevantTo(wanting(0, 9 * HOUR), NOW)).toStrictEqual(marks);
	});
});

describe('a request that nothing can come of any more', () => {
	const OTHER = intentOf({ request: recordingRequest({ channel: 'other' }) });
	const SIBLING = intentOf({ ifTaskExists: 'fail' });

	it.each([
		['is kept until the last moment', UNTIL, 1],
		['is dropped after it', UNTIL + 1, 0],
	])('%s, when another is lost', (_what, now, count) => {
		for (const other of [OTHER, SIBLING]) {
			const lost = after();
			lost.add(other, markOf(other), now + 1, now);
			expect(lost.relevantTo(INTENT, now)).toHaveLength(count);
			expect(lost.relevantTo(other, now)).toHaveLength(1);
		}
	});

	it('leaves nothing behind', () => {
		const lost = after();
		const held = () => Reflect.get(lost, 'byStream').size;
		lost.add(OTHER, markOf(OTHER), UNTIL + 1000, UNTIL + 1);
		expect(held()).toBe(1);
		lost.remove(OTHER, markOf(OTHER));
		expect(held()).toBe(0);
	});
});
