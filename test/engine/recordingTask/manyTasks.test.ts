import { callsOf, createTasks, minutes, operate } from '../lifecycle';
import { NODE, useBench } from '../../support/engine';

/** Tasks of one app: many more than a page has. */
const COUNT = 100;

const bench = useBench({
	recordTasksPerPage: 20,
	limits: { v3PerSecond: Number.POSITIVE_INFINITY },
});

async function going(operation: string) {
	const ids = await createTasks(bench, 'v3', minutes(COUNT, '11-24'));
	const before = callsOf(bench, 'DescribeRecordTask').length;
	const finished = await bench.run({
		parameters: operate('recordingTask', operation, {
			apiVersion: 'v3',
			taskId: '={{ $json.id }}',
		}),
		items: ids.map((id) => ({ id })),
	});
	return { ids, finished, listed: callsOf(bench, 'DescribeRecordTask').length - before };
}

test('a hundred are got with a handful of calls, in order', async () => {
	const { ids, finished, listed } = await going('get');
	expect(finished.json(NODE).map(({ task_id: id }) => id)).toEqual(ids);
	expect(listed).toBeLessThanOrEqual(8);
});

test('a hundred are deleted, and looked for together', async () => {
	const { ids, finished, listed } = await going('delete');
	expect(finished.json(NODE).map(({ task_id: id }) => id)).toEqual(ids);
	expect(bench.emulator.truth.tasks().filter(({ deleted }) => !deleted)).toEqual([]);
	expect(listed).toBeLessThanOrEqual(20);
});
