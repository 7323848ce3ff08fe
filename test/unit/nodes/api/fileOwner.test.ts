import { filesOfTask } from '../../../../nodes/TencentLive/api/fileOwner';
import type { RecordedFile } from '../../../../nodes/TencentLive/api/recordings';
import { pagesOf } from '../support/failing';

const MINUTE = 60_000;
const SECOND = 1_000;

/** Times are minutes. */
const task = (taskId: string, start: number, end: number, stopped: number | null = null) => ({
	taskId,
	startTime: start * MINUTE,
	endTime: end * MINUTE,
	stoppedAt: stopped === null ? null : stopped * MINUTE,
});

/** Times are milliseconds. */
function file(startTime: number | null, endTime: number | null, taskId: string | null = null) {
	const file: RecordedFile = {
		fileId: 'f',
		name: null,
		url: null,
		taskId,
		startTime,
		endTime,
		duration: null,
		size: null,
		format: null,
		raw: {},
	};
	return file;
}

async function* pages<T>(...all: T[][]): AsyncGenerator<T[]> {
	yield* all;
}

const A = task('A', 0, 60);
const B = task('B', 60, 120);

/** Whose a file is for who asks for the files of `one`: its task ID, or undefined where left out. */
async function ownerFor(one: typeof A, tasks: Array<typeof A>, given: RecordedFile) {
	const files = filesOfTask(pages([given]), one, () => pages(tasks));
	return (await pagesOf(files)).flat().map(({ taskId }) => taskId)[0];
}

describe('case 31: a file is of the task whose time holds most of it', () => {
	it.each([
		['lies in it', file(0, 30 * MINUTE), 'A'],
		['ends a little late', file(30 * MINUTE, 60 * MINUTE + 2 * SECOND), 'A'],
		['begins a little early', file(60 * MINUTE - 2 * SECOND, 90 * MINUTE), 'B'],
		['lies in both for as long', file(50 * MINUTE, 70 * MINUTE), null],
		['lies in one for half of it', file(110 * MINUTE, 130 * MINUTE), 'B'],
		['lies outside for the greater part', file(110 * MINUTE, 130 * MINUTE + 1), undefined],
		['lies outside', file(130 * MINUTE, 140 * MINUTE), undefined],
		['has no end', file(0, null), null],
		['has no start', file(null, 1), null],
	])('%s', async (_what, given, owner) => {
		const isIn = (taskId: string) => (owner === taskId || owner === null ? owner : undefined);
		expect(await ownerFor(A, [A, B], given)).toBe(isIn('A'));
		expect(await ownerFor(B, [A, B], given)).toBe(isIn('B'));
	});

	it('of two tasks that overlap, of neither where both hold all of it', async () => {
		const long = task('long', 0, 120);
		expect(await ownerFor(long, [long, B], file(70 * MINUTE, 80 * MINUTE))).toBeNull();
		expect(await ownerFor(B, [long, B], file(70 * MINUTE, 80 * MINUTE))).toBeNull();
		expect(await ownerFor(long, [long, B], file(50 * MINUTE, 80 * MINUTE))).toBe('long');
	});

	it('of a task until it was stopped', async () => {
		const stopped = task('A', 0, 120, 60);
		expect(await ownerFor(stopped, [stopped, B], file(70 * MINUTE, 80 * MINUTE))).toBeUndefined();
		expect(await ownerFor(B, [stopped, B], file(70 * MINUTE, 80 * MINUTE))).toBe('B');
	});

	it('of this task, were it not listed', async () => {
		expect(await ownerFor(B, [], file(70 * MINUTE, 80 * MINUTE))).toBe('B');
	});
});

it('believes a service that names the task, and asks for no other then', async () => {
	const asked = jest.fn(() => pages([A, B]));
	const given = pages([file(0, 1, 'B'), file(0, 1, 'A')], [file(70 * MINUTE, 80 * MINUTE, 'B')]);
	const files = await pagesOf(filesOfTask(given, B, asked));
	expect(files.map((page) => page.map(({ taskId }) => taskId))).toStrictEqual([['B'], ['B']]);
	expect(asked).not.toHaveBeenCalled();
});

it('asks for the other tasks once', async () => {
	const asked = jest.fn(() => pages([A], [B]));
	const given = pages([file(0, 1)], [file(0, 1)]);
	await pagesOf(filesOfTask(given, B, asked));
	expect(asked).toHaveBeenCalledTimes(1);
});
