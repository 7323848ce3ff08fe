import { KnownTasks } from '../../../../nodes/TencentLive/create/KnownTasks';
import { FakeClock } from '../support/fakeClock';
import { listedTask } from '../support/fakeService';
import { intentOf } from '../support/intents';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const OTHER_STREAM = intentOf({ request: recordingRequest({ channel: 'other' }) });
const OTHER_INTENT = intentOf({ ifTaskExists: 'fail' });

function known() {
	const clock = new FakeClock();
	return { clock, recent: new KnownTasks(clock) };
}

const idsOf = (tasks: Array<{ taskId: string }>) => tasks.map(({ taskId }) => taskId);

describe('a listing with what was made here', () => {
	it('is the listing alone where nothing was', () => {
		const { recent } = known();
		const listed = [listedTask('a')];
		expect(recent.mergedWith(listed, intentOf())).toStrictEqual(listed);
	});

	it('shows a Real-Time task as the service would, from the moment it was made', () => {
		const { clock, recent } = known();
		const request = recordingRequest({ templateId: 7 });
		clock.time += 400;
		recent.add(intentOf({ request }), 'new');
		expect(recent.mergedWith([], intentOf())).toStrictEqual([
			listedTask('new', { startTime: NOW + 400, templateId: 7 }),
		]);
	});

	it('shows a scheduled task with its start', () => {
		const { recent } = known();
		recent.add(intentOf({ request: scheduled(1000, 2000) }), 'new');
		expect(recent.mergedWith([], intentOf())).toStrictEqual([
			listedTask('new', { startTime: NOW + 1000, endTime: NOW + 2000 }),
		]);
	});

	it('adds only what the listing lacks, after it, in the order it was made', () => {
		const { recent } = known();
		for (const id of ['a', 'b', 'c']) recent.add(intentOf(), id);
		const listed = [listedTask('x'), listedTask('b', { state: 'over' })];
		const merged = recent.mergedWith(listed, intentOf());
		expect(idsOf(merged)).toStrictEqual(['x', 'b', 'a', 'c']);
		expect(merged[1]?.state).toBe('over');
	});

	it('is of one stream', () => {
		const { recent } = known();
		recent.add(intentOf(), 'a');
		recent.add(OTHER_STREAM, 'b');
		expect(idsOf(recent.mergedWith([], intentOf()))).toStrictEqual(['a']);
		expect(idsOf(recent.mergedWith([], OTHER_STREAM))).toStrictEqual(['b']);
	});

	it('knows a task for 30 seconds', () => {
		const { clock, recent } = known();
		recent.add(intentOf(), 'a');
		clock.time = NOW + 29_999;
		expect(idsOf(recent.mergedWith([], intentOf()))).toStrictEqual(['a']);
		clock.time = NOW + 30_000;
		expect(recent.mergedWith([], intentOf())).toStrictEqual([]);
	});

	it('knows a task that is found again for 30 seconds more, once', () => {
		const { clock, recent } = known();
		recent.add(intentOf(), 'a');
		clock.time = NOW + 20_000;
		recent.add(intentOf(), 'a');
		expect(idsOf(recent.mergedWith([], intentOf()))).toStrictEqual(['a']);
		clock.time = NOW + 49_999;
		expect(idsOf(recent.mergedWith([], intentOf()))).toStrictEqual(['a']);
		clock.time = NOW + 50_000;
		expect(recent.mergedWith([], intentOf())).toStrictEqual([]);
	});
});

describe('whose a task is', () => {
	it('is known of what was made here', () => {
		const { recent } = known();
		recent.add(intentOf(), 'a');
		expect(recent.belongsToOther('a', intentOf())).toBe(false);
		expect(recent.belongsToOther('a', OTHER_INTENT)).toBe(true);
		expect(recent.belongsToOther('b', OTHER_INTENT)).toBe(false);
	});

	it('is known for 30 seconds', () => {
		const { clock, recent } = known();
		recent.add(intentOf(), 'a');
		clock.time = NOW + 29_999;
		expect(recent.belongsToOther('a', OTHER_INTENT)).toBe(true);
		clock.time = NOW + 30_000;
		expect(recent.belongsToOther('a', OTHER_INTENT)).toBe(false);
	});
});

describe('a task that was stopped or deleted here', () => {
	it('counts no longer, and only it', () => {
		const { recent } = known();
		recent.add(intentOf(), 'a');
		recent.add(intentOf(), 'b');
		recent.add(OTHER_STREAM, 'c');
		recent.forget('a');
		recent.forget('c');
		recent.forget('never made');
		expect(idsOf(recent.mergedWith([], intentOf()))).toStrictEqual(['b']);
		expect(recent.mergedWith([], OTHER_STREAM)).toStrictEqual([]);
		expect(recent.belongsToOther('a', OTHER_INTENT)).toBe(false);
	});
});

it('shows a task that is found again in the state in which it was found', () => {
	const { recent } = known();
	const listed = listedTask('a', { startTime: NOW - 1_000, state: 'over' });
	recent.addListed(intentOf(), listed);
	recent.add(intentOf(), 'b');
	const [found, made] = recent.mergedWith([], intentOf());
	expect(found).toStrictEqual(listed);
	expect(made?.state).toBe('pending');
});

it('keeps a stream as long as one of its tasks is known', () => {
	const { clock, recent } = known();
	recent.add(intentOf(), 'a');
	clock.time = NOW + 20_000;
	recent.add(intentOf(), 'b');
	clock.time = NOW + 35_000;
	recent.add(OTHER_STREAM, 'c');
	expect(idsOf(recent.mergedWith([], intentOf()))).toStrictEqual(['b']);
});

it('keeps nothing of streams whose tasks are no longer known', () => {
	const { clock, recent } = known();
	const held = () => Reflect.get(recent, 'byStream').size;
	const intents = ['a', 'b', 'c', 'd'].map((channel) =>
		intentOf({ request: recordingRequest({ channel }) }),
	);
	for (const [step, intent] of intents.entries()) {
		clock.time = NOW + step * 10_000;
		recent.add(intent, 'x');
	}
	// The first is 30 s old, the others are known still.
	expect(held()).toBe(3);
	// A new task moves its stream to the end: the one in front is then the oldest.
	const [, second, third] = intents;
	if (second === undefined || third === undefined) throw new Error('There are four.');
	recent.add(second, 'y');
	clock.time = NOW + 50_000;
	recent.add(OTHER_STREAM, 'x');
	expect(held()).toBe(3);
	expect(idsOf(recent.mergedWith([], second))).toStrictEqual(['y']);
	expect(recent.mergedWith([], third)).toStrictEqual([]);
});
