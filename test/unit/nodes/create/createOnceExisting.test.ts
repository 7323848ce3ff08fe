import type { IfTaskExists, MatchExisting } from '../../../../nodes/TencentLive/create/intent';
import { Creating, created, existing } from '../support/creating';
import { listedTask } from '../support/fakeService';
import { intentOf } from '../support/intents';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const HOUR = 3_600_000;

const TWIN = listedTask('there');
const OVERLAPPING = listedTask('there', { startTime: NOW - HOUR, endTime: NOW + 1_000 });
const OVER = listedTask('there', { state: 'over' });

type Row = [
	ifTaskExists: IfTaskExists,
	matchExisting: MatchExisting,
	what: string,
	listed: typeof TWIN,
	outcome: 'existing' | 'created' | 'not_created',
];

const TABLE: Row[] = [
	['reuse', 'sameTimes', 'a task with its times', TWIN, 'existing'],
	['reuse', 'sameTimes', 'a task that overlaps', OVERLAPPING, 'created'],
	['reuse', 'sameTimes', 'a task that is over', OVER, 'created'],
	['reuse', 'overlapping', 'a task with its times', TWIN, 'existing'],
	['reuse', 'overlapping', 'a task that overlaps', OVERLAPPING, 'existing'],
	['reuse', 'overlapping', 'a task that is over', OVER, 'created'],
	['fail', 'sameTimes', 'a task with its times', TWIN, 'not_created'],
	['fail', 'sameTimes', 'a task that overlaps', OVERLAPPING, 'created'],
	['fail', 'sameTimes', 'a task that is over', OVER, 'created'],
	['fail', 'overlapping', 'a task with its times', TWIN, 'not_created'],
	['fail', 'overlapping', 'a task that overlaps', OVERLAPPING, 'not_created'],
	['fail', 'overlapping', 'a task that is over', OVER, 'created'],
	['create', 'sameTimes', 'a task with its times', TWIN, 'created'],
	['create', 'overlapping', 'a task that overlaps', OVERLAPPING, 'created'],
];

it.each(TABLE)('%s, %s: %s → %#', async (ifTaskExists, matchExisting, _what, listed, outcome) => {
	const here = new Creating();
	here.service.tasks = [listed];
	const intent = intentOf({ ifTaskExists, matchExisting });
	if (outcome === 'not_created') {
		const failure = await here.failed(intent);
		expect(failure).toMatchObject({ outcome, circumstances: { taskId: 'there' } });
		expect(failure.message).toBe(
			'A recording task for "my-stream" of push.example.com/live until 2026-11-23T19:00:00+08:00 exists already: there. No other was created, as If Task Exists asks for.',
		);
	} else {
		const expected = outcome === 'existing' ? existing('there') : created();
		expect(await here.created(intent)).toStrictEqual(expected);
	}
	expect(here.sends).toBe(outcome === 'created' ? 1 : 0);
});

describe('what was made here a moment ago', () => {
	it.each([
		['counts', 29_999, existing('new-1')],
		['counts only if it is listed', 30_000, created('new-2', 'r-2')],
	])('%s, %d ms later', async (_what, later, result) => {
		const here = new Creating();
		await here.created(intentOf());
		here.clock.time += later;
		expect(await here.created(intentOf())).toStrictEqual(result);
	});

	it('counts for other settings too', async () => {
		const here = new Creating();
		await here.created(intentOf());
		const failure = await here.failed(intentOf({ ifTaskExists: 'fail' }));
		expect(failure.circumstances.taskId).toBe('new-1');
		const overlapping = intentOf({
			matchExisting: 'overlapping',
			request: scheduled(0, 5 * HOUR),
		});
		expect(await here.created(overlapping)).toStrictEqual(existing('new-1'));
	});

	it('does not count where another is wanted, and is known not to be it', async () => {
		const here = new Creating();
		const create = intentOf({ ifTaskExists: 'create' });
		expect(await here.created(create)).toStrictEqual(created());
		expect(await here.created(create)).toStrictEqual(created('new-2', 'r-2'));
		expect(here.marks[1]?.knownIds).toStrictEqual(['new-1']);
	});

	it('does not count for another stream', async () => {
		const here = new Creating();
		await here.created(intentOf());
		const elsewhere = intentOf({ request: recordingRequest({ channel: 'other' }) });
		expect(await here.created(elsewhere)).toStrictEqual(created('new-2', 'r-2'));
	});
});

it('begins the window of a Real-Time recording when it looks', async () => {
	const here = new Creating();
	const ended = listedTask('there', { startTime: NOW - HOUR, endTime: NOW + 1_000 });
	here.service.listScripts.push(async () => {
		here.clock.time = NOW + 1_000;
		return [ended];
	});
	expect(await here.created(intentOf({ matchExisting: 'overlapping' }))).toStrictEqual(created());
});
