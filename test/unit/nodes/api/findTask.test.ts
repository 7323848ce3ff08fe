import {
	allTasks,
	LIST_SERVES_FOR,
	MOST_PAGES,
	tasksNear,
	TaskSearch,
} from '../../../../nodes/TencentLive/api/findTask';
import type { TaskDetails, TaskQuery, TaskRef } from '../../../../nodes/TencentLive/api/recordings';
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

describe('a search', () => {
	const RANGE = { from: 1, to: 2 };

	function searching(...pages: TaskDetails[][]) {
		const { api, asked, read } = listing(...pages);
		const clock = { time: NOW };
		return { search: new TaskSearch(api, () => clock.time), asked, read, clock };
	}

	it('finds the task by its ID, and reads no further', async () => {
		const { search, asked, read } = searching([detailed('a')], [detailed('c'), detailed('b')], []);
		expect(await search.find(REF, RANGE)).toStrictEqual(detailed('b'));
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
		const { search, read } = searching([detailed('a')], [detailed('c')]);
		expect(await search.find(REF, RANGE)).toBeUndefined();
		expect(read()).toBe(2);
	});

	it('reads each page once, whoever looks, at the same time or later', async () => {
		const pages = ['a', 'b', 'c', 'd'].map((id) => [detailed(id)]);
		const { search, asked, read } = searching(...pages);
		const find = async (taskId: string) => await search.find({ ...REF, taskId }, RANGE);
		const found = await Promise.all(['c', 'a', 'b', 'x'].map(find));
		expect(found.map((task) => task?.taskId)).toStrictEqual(['c', 'a', 'b', undefined]);
		expect((await find('d'))?.taskId).toBe('d');
		expect([asked.length, read()]).toStrictEqual([1, 4]);
	});

	it.each<[string, Partial<TaskRef>, { from: number; to: number }]>([
		['another stream', { channel: 'other' }, RANGE],
		['another domain', { domain: 'other' }, RANGE],
		['another app', { appName: 'other' }, RANGE],
		['other times', {}, { from: 1, to: 3 }],
	])('lists anew for %s', async (_what, ref, range) => {
		const { search, asked } = searching([detailed('b')]);
		await search.find(REF, RANGE);
		await search.find({ ...REF, ...ref }, range);
		expect(asked).toHaveLength(2);
	});

	it.each([
		['as long as the list is new', LIST_SERVES_FOR, undefined, 1],
		['not once it is old', LIST_SERVES_FOR + 1, undefined, 2],
		['where it was begun in time', 5, NOW, 1],
		['not where something has happened since', 5, NOW + 1, 2],
	])('shares it %s', async (_what, later, notBefore, lists) => {
		const { search, asked, clock } = searching([detailed('b')]);
		await search.find(REF, RANGE);
		clock.time += later;
		await search.find(REF, RANGE, notBefore);
		expect(asked).toHaveLength(lists);
	});

	it('of a list that fails only who began it hears; the others begin anew', async () => {
		let lists = 0;
		const failing = {
			async *taskPages() {
				lists += 1;
				if (lists === 1) throw new Error('failed');
				yield [detailed('b')];
			},
		};
		const search = new TaskSearch(failing, () => NOW);
		const found = await Promise.allSettled(
			[1, 2, 3].map(async () => await search.find(REF, RANGE)),
		);
		expect(found.map(({ status }) => status)).toStrictEqual(['rejected', 'fulfilled', 'fulfilled']);
		expect(lists).toBe(2);
	});

	it('ends where there are more tasks than one search reads, and says how to narrow it', async () => {
		const pages = Array.from({ length: MOST_PAGES + 1 }, () => [detailed('a')]);
		const { search, read } = searching(...pages, [detailed('b')]);
		await expect(search.find(REF, RANGE)).rejects.toThrow(/not among the 400 pages.*Start Time/);
		expect(read()).toBe(MOST_PAGES);
		const enough = searching(...pages.slice(2), [detailed('b')]);
		expect(await enough.search.find(REF, RANGE)).toStrictEqual(detailed('b'));
	});

	it('for who ends a task looks everywhere or near, and asks for the same a moment later', async () => {
		const { search, asked, clock } = searching([]);
		clock.time = 3 * LIST_SERVES_FOR + 1;
		await search.look(REF, 'near');
		await search.look(REF, 'everywhere');
		clock.time += LIST_SERVES_FOR - 2;
		await search.look(REF, 'near');
		const at = 3 * LIST_SERVES_FOR;
		expect(asked).toMatchObject([tasksNear(at), allTasks(at)]);
		clock.time += 1;
		await search.look(REF, 'near', clock.time);
		expect(asked).toHaveLength(3);
	});
});
