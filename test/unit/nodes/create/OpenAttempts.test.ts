import type { Attempt } from '../../../../nodes/TencentLive/create/attempt';
import type { Intent } from '../../../../nodes/TencentLive/create/intent';
import { OpenAttempts } from '../../../../nodes/TencentLive/create/OpenAttempts';
import { attemptFor, intentOf } from '../support/intents';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const HOUR = 3_600_000;
const OTHER_STREAM = intentOf({ request: recordingRequest({ channel: 'other' }) });

/** Requests that were added, each under its intent and settled an hour after `NOW`. */
function holding(...requests: Array<[Intent, Partial<Attempt>]>) {
	const open = new OpenAttempts();
	for (const [intent, parts] of requests)
		open.add(intent, attemptFor(intent, parts), NOW + HOUR, NOW);
	const idsFor = (intent: Intent, now = NOW) => open.relevantTo(intent, now).map(({ id }) => id);
	return { open, idsFor };
}

it('knows requests by stream, each once, in the order they were added last', () => {
	const { open, idsFor } = holding(
		[intentOf(), {}],
		[intentOf(), { id: 'two' }],
		[OTHER_STREAM, {}],
	);
	open.add(intentOf(), attemptFor(intentOf()), NOW + HOUR, NOW);
	expect(idsFor(intentOf())).toStrictEqual(['two', 'attempt-1']);
	expect(idsFor(OTHER_STREAM)).toStrictEqual(['attempt-1']);
});

it('forgets one whose fate was learnt, and no other', () => {
	const { open, idsFor } = holding(
		[intentOf(), {}],
		[intentOf(), { id: 'two' }],
		[OTHER_STREAM, {}],
	);
	open.remove(intentOf(), attemptFor(intentOf()));
	open.remove(intentOf({ account: 'another' }), attemptFor(intentOf(), { id: 'two' }));
	expect(idsFor(intentOf())).toStrictEqual(['two']);
	expect(idsFor(OTHER_STREAM)).toStrictEqual(['attempt-1']);
});

it('drops what is long settled, of every stream, and keeps nothing of a stream without', () => {
	const { open, idsFor } = holding([intentOf(), {}], [OTHER_STREAM, {}]);
	const add = (id: string, now: number) =>
		open.add(OTHER_STREAM, attemptFor(OTHER_STREAM, { id }), NOW + 9 * HOUR, now);
	add('two', NOW + HOUR);
	expect(idsFor(intentOf())).toStrictEqual(['attempt-1']);
	add('three', NOW + HOUR + 1);
	expect(idsFor(intentOf())).toStrictEqual([]);
	expect(idsFor(OTHER_STREAM)).toStrictEqual(['two', 'three']);
	expect(Reflect.get(open, 'byStream').size).toBe(1);
});

describe('relevant to an intent', () => {
	const later = (start: number, end: number) => ({ request: scheduled(start, end) });

	it.each<[string, Partial<Intent>, Partial<Intent>, boolean]>([
		['an equal one', {}, {}, true],
		[
			'an equal one whose window has passed',
			later(-2 * HOUR, -HOUR),
			later(-2 * HOUR, -HOUR),
			true,
		],
		['none with `create`', {}, { ifTaskExists: 'create' }, false],
		[
			'case 16: one whose times moved a minute',
			later(2 * HOUR, 3 * HOUR),
			later(2 * HOUR + 60_000, 3 * HOUR),
			true,
		],
		[
			'one that overlaps, with another template',
			{},
			{ request: recordingRequest({ templateId: 7 }) },
			true,
		],
		['none that ends as it starts', later(0, HOUR), later(HOUR, 2 * HOUR), false],
		['one that ends after its start', later(0, HOUR + 1), later(HOUR, 2 * HOUR), true],
		['none that starts as it ends', later(2 * HOUR, 3 * HOUR), later(HOUR, 2 * HOUR), false],
		['one that starts before its end', later(2 * HOUR - 1, 3 * HOUR), later(HOUR, 2 * HOUR), true],
		['none that ended before now, in Real-Time mode', later(-HOUR, 0), {}, false],
		['one that ends after now, in Real-Time mode', later(-HOUR, 1), {}, true],
		['a Real-Time one from when it left', {}, later(-HOUR, 1), true],
		['not before it left', {}, later(-HOUR, 0), false],
		['none of another stream', { request: recordingRequest({ appName: 'b' }) }, {}, false],
	])('%s', (_what, left, asked, isRelevant) => {
		const { idsFor } = holding([intentOf(left), {}]);
		expect(idsFor(intentOf(asked))).toStrictEqual(isRelevant ? ['attempt-1'] : []);
	});

	it.each<[string, number | null, boolean]>([
		['when it left by the service, however fast this machine is', NOW - HOUR, true],
		['not before that', NOW, false],
		['at any time, where the service did not tell', null, true],
	])('a Real-Time one may have started %s', (_what, leftAt, isRelevant) => {
		const { idsFor } = holding([intentOf(), { leftAt, signedAt: NOW + HOUR }]);
		expect(idsFor(intentOf(later(-HOUR, 0)))).toStrictEqual(isRelevant ? ['attempt-1'] : []);
	});

	it('an equal one, also when its end has passed', () => {
		expect(holding([intentOf(), {}]).idsFor(intentOf(), NOW + 2 * HOUR)).toHaveLength(1);
	});
});
