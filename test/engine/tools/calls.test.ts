import { locator, useBench } from '../../support/engine';
import { AGENTS, createTool, fromAi, recorded, runAgent, scheduledTool } from '../../support/tools';
import { operate } from '../lifecycle';

const CAMERAS = ['cam-0', 'cam-1', 'cam-2'];

const bench = useBench({
	streams: CAMERAS.map((stream) => ({ domain: 'push.example.com', app: 'live', stream })),
});

const END = '2026-11-23T13:00:00+08:00';
const record = (Stream_Name: string, End_Time = END) => ({ args: { Stream_Name, End_Time } });
const CREATE = { parameters: createTool() };
const made = CAMERAS.map((camera) => `${camera} created`);
const named = (items: Array<Record<string, unknown>>) =>
	items.map(({ channel, outcome }) => `${String(channel)} ${String(outcome)}`);

describe.each(AGENTS)('Agent %s', (version) => {
	it.each([
		{ how: 'of three items', scripts: CAMERAS.map((camera) => [[record(camera)]]) },
		{ how: 'in one answer', scripts: [[CAMERAS.map((camera) => record(camera))]] },
	])('case 6: three calls $how make three tasks', async ({ scripts }) => {
		const { items } = await runAgent(bench, version, CREATE, ...scripts);

		expect(named(items)).toEqual(made);
		expect(recorded(bench)).toEqual(CAMERAS);
	});

	it('case 43: two agents with one tool, side by side, record a stream each', async () => {
		const scripts = ['cam-1', 'cam-2'].map((camera) => [[record(camera)], [record(camera)]]);
		const { items } = await runAgent(bench, version, CREATE, ...scripts);

		const [one, again, other] = named(items);
		expect([one, again, other]).toEqual(['cam-1 created', 'cam-1 existing', 'cam-2 created']);
		expect(recorded(bench)).toEqual(['cam-1', 'cam-2']);
	});

	it.each(['stop', 'delete'])('case 44: three calls of %s end three tasks', async (operation) => {
		const { items } = await runAgent(bench, version, CREATE, [
			CAMERAS.map((camera) => record(camera)),
		]);
		const ids = items.map(({ task_id }) => String(task_id));
		const parameters = operate('recordingTask', operation, { taskId: fromAi('Task_ID') });
		const ended = await runAgent(
			bench,
			version,
			{ parameters },
			...ids.map((id) => [[{ args: { Task_ID: id } }]]),
		);

		expect(ended.items.map(({ task_id, outcome }) => [task_id, outcome])).toEqual(
			ids.map((id) => [id, operation === 'stop' ? 'stopped' : 'deleted']),
		);
		const isOver = ({ status, deleted }: { status: string; deleted: boolean }) =>
			deleted || status === 'stopped';
		expect(bench.emulator.truth.tasks().every(isOver)).toBe(true);
	});

	it('case 7: lost with Retry On Fail, asked for again: one task for all tries', async () => {
		bench.emulator.faults.next('executeLater', { action: 'CreateRecordTask', ms: 30_000 });
		const parameters = createTool({
			tapeType: 0,
			startTime: '={{ $now.plus({ hours: 2 }) }}',
			endTime: '={{ $now.plus({ hours: 3 }) }}',
		});
		// Agent 2.x tries again what was thrown, Agent 3.x a failed item.
		const onError = version === '2' ? ('stopWorkflow' as const) : undefined;
		const node = { retryOnFail: true, waitBetweenTries: 1, onError };
		const call = { args: { Stream_Name: 'cam-0' } };
		const later = () => {
			bench.setTime('2026-11-23T12:02:00+08:00');
			bench.emulator.clock.runDue();
		};
		const { items } = await runAgent(bench, version, { parameters, node }, [
			[call],
			[{ ...call, before: later }],
		]);

		expect(recorded(bench)).toEqual(['cam-0']);
		expect(bench.creates()).toHaveLength(1);
		expect(items.at(-1)).toMatchObject({
			outcome: expect.stringMatching(/^(recovered|existing)$/),
			start_time: '2026-11-23T14:00:00+08:00',
		});
	});

	it('a text around $fromAI that holds another call’s value is refused, or is its own', async () => {
		const parameters = createTool({ channel: locator('id', "=cam-{{ $fromAI('number') }}") });
		const call = (number: string) => [[{ args: { number, End_Time: END } }]];
		const { told, items } = await runAgent(bench, version, { parameters }, call('0'), call('1'));

		expect(items[0]).toMatchObject({ channel: 'cam-0', outcome: 'created' });
		if (version === '3') expect(items[1]).toMatchObject({ channel: 'cam-1', outcome: 'created' });
		else expect(told[1]).toMatch(/n8n mixed up the values of calls.*one call at a time/);
	});

	it('an equal call later is told of the task only while it records', async () => {
		const tool = { parameters: createTool({ endTime: '={{ $now.plus({ minutes: 30 }) }}' }) };
		const call = { args: { Stream_Name: 'cam-0' } };
		const after = (minutes: number) => ({
			...call,
			before: () => bench.setTime(`2026-11-23T12:${minutes}:00+08:00`),
		});
		const { items } = await runAgent(bench, version, tool, [[call], [after(20)], [after(40)]]);

		expect(items.map(({ outcome, end_time }) => [outcome, end_time])).toEqual([
			['created', '2026-11-23T12:30:00+08:00'],
			['existing', '2026-11-23T12:30:00+08:00'],
			['created', '2026-11-23T13:10:00+08:00'],
		]);
		expect(items[0]?.task_id).toBe(items[1]?.task_id);
	});

	it('an equal call is not told of a task that was stopped in between', async () => {
		const { items } = await runAgent(bench, version, CREATE, [[record('cam-0')]]);
		const stop = operate('recordingTask', 'stop', { taskId: String(items[0]?.task_id) });
		const again = await runAgent(
			bench,
			version,
			[CREATE, { parameters: stop }],
			[[record('cam-0')], [{ args: {}, tool: 1 }], [record('cam-0')]],
		);

		expect(again.items.map(({ outcome }) => outcome)).toEqual(['existing', 'stopped', 'created']);
	});

	it('case 45: the end is moved after "may exist": the first is settled first', async () => {
		bench.emulator.faults.next('executeLater', { action: 'CreateRecordTask', ms: 90_000 });
		const call = (End_Time: string) => ({
			args: {
				Stream_Name: 'cam-0',
				Tape_Type: 'Scheduled',
				Start_Time: '2026-11-23T14:00:00+08:00',
				End_Time,
			},
		});
		const { told } = await runAgent(bench, version, { parameters: scheduledTool() }, [
			[call('2026-11-23T15:00:00+08:00')],
			[call('2026-11-23T15:01:00+08:00')],
		]);
		bench.setTime('2026-11-23T12:05:00+08:00');
		bench.emulator.clock.runDue();

		expect(told[0]).toMatch(/"outcome":"unknown"/);
		expect(told[1]).toMatch(/"outcome":"not_created"/);
		expect(told[1]).toMatch(/only moved the times, call again with those of the earlier call/);
		expect(recorded(bench)).toEqual(['cam-0']);
	});

	it('case 46: a task that only overlaps is told with its own times', async () => {
		const overlapping = createTool({ options: { matchExisting: 'overlapping' } });
		const { items } = await runAgent(bench, version, { parameters: overlapping }, [
			[record('cam-0', '2026-11-23T12:12:00+08:00')],
			[record('cam-0', '2026-11-23T14:12:00+08:00')],
		]);

		expect(items[1]).toMatchObject({
			outcome: 'existing',
			end_time: '2026-11-23T12:12:00+08:00',
			message: expect.stringMatching(/the rest of what was asked for is not recorded by it/),
		});
	});
});
