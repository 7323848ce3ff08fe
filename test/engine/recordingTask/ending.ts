import type { INodeParameters } from 'n8n-workflow';

import { failsWell } from '../failures';
import { callsOf, china, createTasks, operate, outputOf } from '../lifecycle';
import { CHANNEL, locator, NODE, NOON, v2, v3, type Bench } from '../../support/engine';

/** An operation that ends tasks: what it calls, and what it says. */
export interface Ending {
	operation: 'stop' | 'delete';
	/** The key that is true in its output, and its outcome. */
	done: 'stopped' | 'deleted';
	version: 'v3' | 'v2';
	action: string;
	refused: { code: string | number; says: RegExp };
}

/** The parameters of an ending for one task. */
export function endTask({ operation, version }: Ending, taskId: string): INodeParameters {
	const channel = version === 'v2' ? { channel: locator('id', CHANNEL) } : {};
	return operate('recordingTask', operation, { apiVersion: version, taskId, ...channel });
}

/** What stopping and deleting have in common, in both generations. */
export function endsTasks(bench: Bench, ending: Ending): void {
	const { version, action, done, refused } = ending;
	const end = (taskId: string) => endTask(ending, taskId);
	const window = { from: '11-24 20:00', to: '11-24 22:00' };
	const place = version === 'v2' ? { channelId: CHANNEL } : {};
	const id = (taskId: unknown) => (version === 'v2' ? { taskId } : { TaskId: taskId });

	test('ends the task, and only that one', async () => {
		const [one = '', other = ''] = await createTasks(bench, version, [
			window,
			{ ...window, to: '11-24 21:00' },
		]);

		expect(await outputOf(bench, end(one))).toEqual([
			{ [done]: true, task_id: one, outcome: done },
		]);
		expect(callsOf(bench, action)).toEqual([{ ...place, ...id(one) }]);
		const truth = new Map(bench.emulator.truth.tasks().map((task) => [task.id, task]));
		const isEnded = (task = '') =>
			done === 'deleted' ? truth.get(task)?.deleted : truth.get(task)?.status === 'stopped';
		expect([isEnded(one), isEnded(other)]).toEqual([true, false]);
	});

	test('takes the task ID as Create gave it, on the next node', async () => {
		const [task = ''] = await createTasks(bench, version, [window]);
		const items = [{ made: { task_id: task } }];

		expect(await outputOf(bench, end('={{ $json.made.task_id }}'), items)).toEqual([
			{ [done]: true, task_id: task, outcome: done },
		]);
	});

	test.each(['12345678901234567890', 'rec-42'])(
		'cases 24 and 47: a task there is not is not found: %s',
		async (taskId) => {
			const finished = await bench.run({ parameters: end(taskId) });

			expect(finished.error).toMatchObject({ name: 'NodeOperationError' });
			expect(finished.told).toMatch(
				new RegExp(`^Tencent Cloud lists no recording task "${taskId}"\\. Nothing was ${done}\\. `),
			);
		},
	);

	test('is repeated where the answer is lost', async () => {
		const [task = ''] = await createTasks(bench, version, [window]);
		bench.emulator.faults.next('loseAnswer', { action });
		const [item] = await outputOf(bench, end(task));

		expect(item).toMatchObject({ [done]: true, task_id: task });
		expect(callsOf(bench, action).length).toBeGreaterThan(1);
	});

	test('waits and goes on where there are too many calls', async () => {
		const [task = ''] = await createTasks(bench, version, [window]);
		bench.emulator.faults.next('throttle', { action, times: 2 });

		expect(await outputOf(bench, end(task))).toEqual([
			{ [done]: true, task_id: task, outcome: done },
		]);
		expect(callsOf(bench, action)).toHaveLength(3);
	});

	describe('afterwards the task no longer counts as existing', () => {
		const create = (version === 'v3' ? v3 : v2)({ tapeType: 0 });
		const again = {
			...create,
			startTime: china(window.from),
			endTime: china(window.to),
		};

		test.each(['sameTimes', 'overlapping'])('for Create, by %s', async (matchExisting) => {
			bench.emulator.state.listingDelayMs = 60_000;
			const parameters = { ...again, options: { matchExisting } };
			const [made] = await outputOf(bench, parameters);
			const [same] = await outputOf(bench, parameters);
			expect(same).toMatchObject({ task_id: made?.task_id, outcome: 'existing' });

			await outputOf(bench, end(String(made?.task_id)));
			const [next] = await outputOf(bench, parameters);
			expect(next?.outcome).toBe('created');
			expect(next?.task_id).not.toBe(made?.task_id);
			expect(Date.now() - Date.parse(NOON)).toBeLessThan(30_000);
			expect(bench.emulator.truth.createdCount).toBe(2);
		});
	});

	describe('fails well', () => {
		failsWell(bench, {
			parameters: end('={{ $json.id }}'),
			async good() {
				const [one = '', other = ''] = await createTasks(bench, version, [
					window,
					{ ...window, to: '11-24 21:00' },
				]);
				return [{ id: one }, { id: other }];
			},
			bad: [
				{ what: 'no task ID', given: { id: '' }, field: 'Task ID', says: /empty/ },
				{ what: 'a blank task ID', given: { id: ' ' }, field: 'Task ID', says: /empty/ },
				{
					what: 'a task ID whose digits a number has lost',
					given: { id: 18446744073709552000 },
					field: 'Task ID',
					says: /too large to keep every digit\. Hand it over as text, in quotes/,
				},
				{ what: 'an object', given: { id: { a: 1 } }, field: 'Task ID', says: /is not text/ },
			],
			refused: { action, ...refused },
		});

		test('a refused right says nothing about the task', async () => {
			const [account] = bench.emulator.state.accounts;
			if (account !== undefined) bench.emulator.state.accounts = [{ ...account, denied: [action] }];
			const finished = await bench.run({ parameters: end('12345') });

			expect(finished.told).toMatch(/no right to/);
			expect(finished.json(NODE)).toEqual([]);
		});
	});
}
