import { allTasks, findTask } from '../../../../nodes/TencentLive/api/findTask';
import type { TaskDetails, TaskQuery } from '../../../../nodes/TencentLive/api/recordings';
import { listedTask } from '../support/fakeService';
import { NOW } from '../support/recordingRequest';

const DAY = 86_400_000;
const REF = { taskId: 'b', channel: 'my-stream', domain: 'push.example.com', appName: null };

function detailed(taskId: string): TaskDetails {
	return { ...listedTask(taskId), status: 'due', stoppedAt: null, fragments: null, raw: {} };
}

/** A listing in pages, which writes down what is asked and how many pages are read. */
function listing(...pages: TaskDetails[][]) {
	const asked: TaskQuery[] = [];
	let read = 0;
	const api = {
		async *taskPages(query: TaskQuery) {
			asked.push(query);
			for (const page of pages) {
				read += 1;
				yield page;
			}
		},
	};
	return { api, asked, read: () => read };
}

it('allTasks reaches from 90 days ago, but for a minute, to 8 days ahead', () => {
	expect(allTasks(NOW)).toStrictEqual({ from: NOW - 90 * DAY + 60_000, to: NOW + 8 * DAY });
});

describe('findTask', () => {
	it('finds the task by its ID, and reads no further', async () => {
		const { api, asked, read } = listing([detailed('a')], [detailed('c'), detailed('b')], []);
		const found = await findTask(api, REF, { from: 1, to: 2 });
		expect(found).toStrictEqual(detailed('b'));
		expect(read()).toBe(2);
		expect(asked).toStrictEqual([
			{
				channel: 'my-stream',
				domain: 'push.example.com',
				appName: null,
				from: 1,
				to: 2,
				likelyFirst: true,
			},
		]);
	});

	it('gives nothing where it is not listed', async () => {
		const { api, read } = listing([detailed('a')], [detailed('c')]);
		expect(await findTask(api, REF, { from: 1, to: 2 })).toBeUndefined();
		expect(read()).toBe(2);
	});
});
