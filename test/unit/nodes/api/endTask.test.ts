import { LegacyApi } from '../../../../nodes/TencentLive/api/v2/LegacyApi';
import { NotFoundError } from '../../../../nodes/TencentLive/api/NotFoundError';
import { Api3 } from '../../../../nodes/TencentLive/api/v3/Api3';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import type { JsonObject } from '../../../../nodes/TencentLive/transport/json';
import { TIME } from '../support/accountTime';
import { refusal } from '../support/failing';
import { NOW } from '../support/recordingRequest';
import { failureOf } from '../support/thrown';

const REF = { taskId: 'a', channel: 'c', domain: null, appName: null };
const NOW_S = NOW / 1000;
const DUE3 = { TaskId: 'a', StartTime: NOW_S - 60, EndTime: NOW_S + 60, Stopped: 0 };
const DUE2 = {
	id: 'a',
	startTime: '2026-11-23 17:00:00',
	endTime: '2026-11-23 19:00:00',
	status: 1,
};

interface Sent {
	action: string;
	parameters: object;
	beforeSend?(isRepeat: boolean): Promise<void> | undefined;
}

/** What each generation calls things, and its words for "no such task". */
const GENERATIONS = {
	v3: {
		Api: Api3,
		actions: { stopTask: 'StopRecordTask', deleteTask: 'DeleteRecordTask' },
		parameters: { TaskId: 'a' },
		list: (tasks: JsonObject[]) => ({ TaskList: tasks }),
		due: DUE3,
		over: [
			{ ...DUE3, Stopped: NOW_S },
			{ ...DUE3, EndTime: NOW_S },
		],
		missing: [
			'FailedOperation',
			'FailedOperation.AlterTaskState',
			'FailedOperation.NotFound',
			'InternalError.NotFound',
			'InvalidParameter',
			'InvalidParameterValue',
			'ResourceNotFound',
			'ResourceNotFound.TaskId',
			'UnsupportedOperation',
		],
	},
	v2: {
		Api: LegacyApi,
		actions: { stopTask: 'StopRecord', deleteTask: 'DeleteRecord' },
		parameters: { channelId: 'c', taskId: 'a' },
		list: (tasks: JsonObject[]) => ({ totalCount: tasks.length, taskSet: tasks }),
		due: DUE2,
		over: [
			{ ...DUE2, status: 2 },
			{ ...DUE2, status: 3 },
		],
		missing: ['20327', '20326', '5000', '4000'],
	},
};

interface World {
	/** What each listing shows, the last one over and over. */
	lists?: Array<JsonObject[] | Error>;
	/** What each try to end the task comes to, the last one over and over; null is done. */
	ends: Array<Error | null>;
	/** Whether it goes out twice each time. */
	isRepeated?: boolean;
}

function world(version: 'v2' | 'v3', { lists = [[]], ends, isRepeated = false }: World) {
	const { Api, list } = GENERATIONS[version];
	const sent: Sent[] = [];
	const pauses: number[] = [];
	let looks = 0;
	const call = async (action: Sent) => {
		if (action.action.startsWith('Describe')) {
			const shown = lists[Math.min(looks++, lists.length - 1)] ?? [];
			return shown instanceof Error ? await Promise.reject(shown) : list(shown);
		}
		sent.push(action);
		for (const isRepeat of isRepeated ? [false, true] : [false])
			await action.beforeSend?.(isRepeat);
		const end = ends[Math.min(sent.length, ends.length) - 1] ?? null;
		return end === null ? {} : await Promise.reject(end);
	};
	const pause = async (milliseconds: number) => {
		pauses.push(milliseconds);
		await Promise.resolve();
	};
	return { api: new Api(call, 'an account', TIME, pause), sent, pauses, looks: () => looks };
}

const BOTH = ['v3', 'v2'] as const;
const ALL = BOTH.flatMap((version) =>
	(['stopTask', 'deleteTask'] as const).map((method) => ({ version, method })),
);

describe.each(ALL)('$version $method', ({ version, method }) => {
	const { actions, parameters, due, missing } = GENERATIONS[version];
	const refused = refusal(missing[0] ?? null);

	it('is done with one call', async () => {
		const { api, sent } = world(version, { ends: [null] });
		expect(await api[method](REF)).toBe('done');
		expect(sent).toStrictEqual([expect.objectContaining({ action: actions[method], parameters })]);
	});

	it.each(missing)('case 24: says of a task refused with %s that it is not found', async (code) => {
		const others = [{ ...due, TaskId: 'b', id: 'b' }];
		const { api, sent, pauses } = world(version, { ends: [refusal(code)], lists: [others] });
		const error = await failureOf(async () => await api[method](REF), NotFoundError);
		expect(error.message).toMatch(
			/^Tencent Cloud lists no recording task "a"\. Nothing was (stopped|deleted)\. /,
		);
		expect(sent).toHaveLength(1);
		expect(pauses).toStrictEqual([]);
	});

	it('passes a refusal on where the task is to record still', async () => {
		const { api, sent } = world(version, { ends: [refused], lists: [[due]] });
		expect(await failureOf(async () => await api[method](REF), ApiError)).toBe(refused);
		expect(sent).toHaveLength(1);
	});

	it.each([
		['a code that says something else', refusal('AuthFailure')],
		['no code', refusal(null, 'unknown')],
		['a bug', Object.assign(new TypeError('a bug'), { facts: { code: missing[0] } })],
	])('passes on %s', async (_what, error) => {
		const { api } = world(version, { ends: [error] });
		expect(await failureOf(async () => await api[method](REF), Error)).toBe(error);
	});

	it('passes on that it could not look', async () => {
		const { api } = world(version, { ends: [refused], lists: [new Error('no list')] });
		await expect(api[method](REF)).rejects.toThrow('no list');
	});

	describe('case 25: a task that was made only just', () => {
		it('is tried again until the service knows it', async () => {
			const { api, sent, pauses } = world(version, { ends: [refused, refused, null] });
			expect(await api[method](REF, true)).toBe('done');
			expect(sent).toHaveLength(3);
			expect(pauses).toStrictEqual([3_000, 6_000]);
		});

		it('is an error after the time that a listing may lag', async () => {
			const { api, sent, pauses } = world(version, { ends: [refused] });
			const error = await failureOf(async () => await api[method](REF, true), ApiError);
			expect(error).toMatchObject({ kind: refused.kind, facts: refused.facts });
			expect(error.message).toMatch(
				/^It was rejected\. The task was made here a moment ago and may record: it was not (stopped|deleted)\. Try again in a minute\.$/,
			);
			expect(sent).toHaveLength(4);
			expect(pauses).toStrictEqual([3_000, 6_000, 15_000]);
		});

		it('is tried again, too, where it is listed and refused', async () => {
			const { api, sent } = world(version, { ends: [refused], lists: [[due]] });
			expect(await failureOf(async () => await api[method](REF, true), ApiError)).toBe(refused);
			expect(sent).toHaveLength(4);
		});
	});
});

describe.each(BOTH)('%s: a task that is over', (version) => {
	const { over, missing } = GENERATIONS[version];
	const refused = refusal(missing[0] ?? null);

	it.each<[JsonObject]>(over.map((task) => [task]))(
		'was seen so, and needs no stopping: %p',
		async (task) => {
			const { api, looks } = world(version, { ends: [refused], lists: [[task]] });
			expect(await api.stopTask(REF)).toBe('over');
			expect(looks()).toBe(1);
			expect(await api.stopTask(REF, true)).toBe('over');
		},
	);

	it('is still there to be deleted', async () => {
		const { api } = world(version, { ends: [refused], lists: [over] });
		expect(await failureOf(async () => await api.deleteTask(REF), ApiError)).toBe(refused);
	});
});

describe.each(BOTH)('%s: an answer that was lost', (version) => {
	const { due, missing } = GENERATIONS[version];
	const ends = [refusal(missing[0] ?? null)];

	it('is of a task that was deleted, where it was listed before and is not now', async () => {
		const { api } = world(version, { ends, lists: [[due], []], isRepeated: true });
		expect(await api.deleteTask(REF)).toBe('done');
	});

	it('is of a task that was deleted, where it was made only just', async () => {
		const { api } = world(version, { ends, isRepeated: true });
		expect(await api.deleteTask(REF, true)).toBe('done');
	});

	it('leaves open what became of one that nobody saw', async () => {
		for (const lists of [[[]], [new Error('no right'), []]]) {
			const { api } = world(version, { ends, lists, isRepeated: true });
			await expect(api.deleteTask(REF)).rejects.toThrow(
				/^Tencent Cloud lists no recording task "a"\. The request went out more than once, and an earlier one may have deleted it\. /,
			);
		}
	});

	it('does not stop one: that would be listed', async () => {
		const { api } = world(version, { ends, isRepeated: true });
		await expect(api.stopTask(REF)).rejects.toThrow(/an earlier one may have stopped it/);
		await expect(api.stopTask(REF, true)).rejects.toThrow(/it was not stopped/);
	});
});

it('looks for one to delete among those of these days only, at first', async () => {
	const { api, looks } = world('v3', { ends: [null] });
	await api.deleteTask(REF);
	expect(looks()).toBe(1);
	await api.deleteTask(REF, true);
	await api.stopTask(REF);
	expect(looks()).toBe(1);
});
