import type { ListedTask } from '../../../../nodes/TencentLive/api/recordings';
import { KnownTasks } from '../../../../nodes/TencentLive/create/KnownTasks';
import { FakeClock } from '../support/fakeClock';
import { listedTask } from '../support/fakeService';
import { attemptFor, intentOf } from '../support/intents';
import { NOW, recordingRequest } from '../support/recordingRequest';

const ACCOUNT = 'an account';
const OTHER_STREAM = intentOf({ request: recordingRequest({ channel: 'other' }) });
const OTHER_ACCOUNT = intentOf({ account: 'another' });
/** How long a listing may lag, and how long at most anything is remembered for that. */
const LAG = 24_000;
const REMEMBERED = 84_000;

function knowing(...ids: string[]) {
	const clock = new FakeClock();
	const known = new KnownTasks(clock);
	const add = (id: string, intent = intentOf(), attempt = attemptFor(intent)) =>
		known.add(intent, attempt, listedTask(id));
	for (const id of ids) add(id);
	/** A listing, asked for now unless told otherwise, with what is known: IDs, and which are over. */
	const over = (tasks: ListedTask[], askedAt = clock.elapsed(), intent = intentOf()) =>
		known
			.over({ tasks, askedAt }, intent)
			.map(({ taskId, state }) => (state === 'over' ? `${taskId} over` : taskId));
	return { clock, known, add, over };
}

describe('a listing', () => {
	it('shows what it lacks as well, after it and each task once', () => {
		const { known, over } = knowing('a', 'b', 'c');
		const listed = [listedTask('x'), listedTask('b', { state: 'over' })];
		expect(over(listed)).toStrictEqual(['x', 'b over', 'a', 'c']);
		const shown = known.over({ tasks: listed, askedAt: NOW }, intentOf());
		expect(shown[2]).toStrictEqual(listedTask('a'));
	});

	it('is of one stream of one account', () => {
		const { add, over } = knowing('a');
		add('b', OTHER_STREAM);
		add('c', OTHER_ACCOUNT);
		expect(over([])).toStrictEqual(['a']);
		expect(over([], NOW, OTHER_STREAM)).toStrictEqual(['b']);
		expect(over([], NOW, OTHER_ACCOUNT)).toStrictEqual(['c']);
	});

	it('case 14: may lack what it was asked for within the lag of, however late it comes', () => {
		const { clock, over } = knowing('a');
		clock.time += 10 * LAG;
		expect(over([], NOW + LAG - 1)).toStrictEqual(['a']);
		expect(over([], NOW + LAG)).toStrictEqual([]);
	});

	it('shows one that is found again for that long again', () => {
		const { clock, add, over } = knowing('a');
		clock.time += LAG - 1;
		add('a');
		expect(over([], NOW + 2 * LAG - 2)).toStrictEqual(['a']);
		expect(over([], NOW + 2 * LAG - 1)).toStrictEqual([]);
	});
});

describe('case 5: a task that was ended here', () => {
	it('is over, listed or not, for as long as the listing may lag', () => {
		const { clock, known, over } = knowing('a', 'b', 'c');
		clock.time += 7;
		for (const id of ['a', 'listed']) known.end(ACCOUNT, id);
		known.end('another', 'b');
		const listed = [listedTask('listed'), listedTask('c')];
		expect(over(listed)).toStrictEqual(['listed over', 'c', 'a over', 'b']);
		expect(over(listed, NOW + 7 + LAG - 1)).toStrictEqual(['listed over', 'c']);
		expect(over(listed, NOW + 7 + LAG)).toStrictEqual(['listed', 'c']);
	});
});

it('whose a task is: of the request it was added for', () => {
	const { known } = knowing('a');
	const [own, other] = [attemptFor(intentOf()), attemptFor(intentOf(), { id: 'two' })];
	expect(known.belongsToOther(ACCOUNT, 'a', own)).toBe(false);
	expect(known.belongsToOther(ACCOUNT, 'a', other)).toBe(true);
	expect(known.belongsToOther(ACCOUNT, 'b', other)).toBe(false);
	expect(known.belongsToOther('another', 'a', other)).toBe(false);
});

it('case 4: the stream type of a task is what it was asked with, the live push by default', () => {
	const { known, add } = knowing('a');
	add('b', intentOf({ request: recordingRequest({ streamType: 1 }) }));
	const types = ['a', 'b', 'c'].map((id) => known.streamTypeOf(ACCOUNT, id));
	expect(types).toStrictEqual([0, 1, undefined]);
	expect(known.streamTypeOf('another', 'b')).toBeUndefined();
});

it('a task is fresh while the listing may not show it', () => {
	const { clock, known } = knowing('a');
	const fresh = () => ['a', 'b'].map((id) => known.isFresh(ACCOUNT, id));
	clock.time += LAG - 1;
	expect(fresh()).toStrictEqual([true, false]);
	clock.time += 1;
	expect(fresh()).toStrictEqual([false, false]);
});

it('how a task ended here is known', () => {
	const { known, add } = knowing('a');
	add('b');
	known.end(ACCOUNT, 'a');
	known.end(ACCOUNT, 'b', true);
	known.end(ACCOUNT, 'b');
	const of = (id: string) => [
		known.isFresh(ACCOUNT, id),
		known.hasEnded(ACCOUNT, id),
		known.wasDeleted(ACCOUNT, id),
	];
	expect(['a', 'b', 'c'].map(of)).toStrictEqual([
		[true, true, false],
		[true, true, true],
		[false, false, false],
	]);
	expect(known.hasEnded('another', 'a')).toBe(false);
});

describe('of more than ten thousand', () => {
	const many = Array.from({ length: 10_001 }, (_, index) => `t${index}`);
	const sizes = (known: KnownTasks) =>
		['tasks', 'ended', 'byStream'].map((name) => Reflect.get(known, name).size);

	it('the oldest is forgotten, but none that a listing may still lack', () => {
		const { clock, known, add } = knowing();
		add('first', OTHER_STREAM);
		for (const id of many) add(id);
		expect(sizes(known)).toStrictEqual([10_002, 0, 2]);
		clock.time += REMEMBERED - 1;
		add('a');
		expect(sizes(known)).toStrictEqual([10_003, 0, 2]);
		clock.time += 1;
		add('b');
		expect(sizes(known)).toStrictEqual([10_000, 0, 1]);
		const held = ['first', 't2', 't3', 'b'].map((id) => known.streamTypeOf(ACCOUNT, id));
		expect(held).toStrictEqual([undefined, undefined, 0, 0]);
		expect(known.over({ tasks: [], askedAt: NOW }, intentOf())).toHaveLength(10_000);
	});

	it('the oldest end is forgotten as well', () => {
		const { clock, known, over } = knowing();
		for (const id of many.slice(1)) known.end(ACCOUNT, id);
		clock.time += REMEMBERED;
		known.end(ACCOUNT, 't1');
		expect(sizes(known)).toStrictEqual([0, 10_000, 0]);
		known.end(ACCOUNT, 'a');
		expect(over([listedTask('t2'), listedTask('t3')], NOW)).toStrictEqual(['t2', 't3 over']);
	});
});
