import { meaningOf } from '../../../../nodes/TencentLive/api/v3/codes';
import { meaningOfBusiness, meaningOfLegacy } from '../../../../nodes/TencentLive/api/v2/codes';
import { recordPages } from '../../../../nodes/TencentLive/api/v2/tasks';
import { recordTaskPages } from '../../../../nodes/TencentLive/api/v3/tasks';
import { NOW } from '../support/recordingRequest';
import { TIME } from '../support/accountTime';
import type { JsonObject } from '../../../../nodes/TencentLive/transport/json';

const QUERY = { domain: null, appName: null, channel: '1', from: NOW - 1_000, to: NOW };

async function listed(pages: AsyncGenerator<unknown[]>): Promise<unknown[]> {
	const all = [];
	for await (const page of pages) all.push(...page);
	return all;
}

const legacy = (answer: JsonObject) => listed(recordPages(async () => answer, QUERY));
const v3 = (response: JsonObject) => listed(recordTaskPages(async () => response, QUERY, TIME));

describe('a code that every object inherits a member for', () => {
	it.each(['constructor', 'toString', '__proto__', 'X.constructor', 'hasOwnProperty.x'])(
		'%s says nothing about the request',
		(code) => {
			expect(meaningOf(code)).toMatchObject({ kind: 'unknown', words: expect.any(String) });
			expect(meaningOfLegacy(code)).toMatchObject({ kind: 'unknown' });
			expect(meaningOfBusiness(code)).toMatchObject({ kind: 'unknown' });
		},
	);
});

describe('a list of tasks that cannot be seen whole is not taken for an empty one', () => {
	it('in the legacy API where it counts more than it shows', async () => {
		await expect(legacy({ code: 0, totalCount: 5, taskSet: [] })).rejects.toThrow(/cannot be read/);
		await expect(legacy({ code: 0, totalCount: 5 })).rejects.toThrow(/cannot be read/);
		await expect(legacy({ code: 0, totalCount: 0 })).resolves.toEqual([]);
		await expect(legacy({ code: 0 })).resolves.toEqual([]);
	});

	it('where an entry is not an object', async () => {
		await expect(legacy({ code: 0, totalCount: 1, taskSet: ['x'] })).rejects.toThrow(
			/cannot be read/,
		);
		await expect(v3({ TaskList: [null] })).rejects.toThrow(/cannot be read/);
		await expect(v3({ TaskList: 'x' })).rejects.toThrow(/cannot be read/);
		await expect(v3({ TaskList: null })).resolves.toEqual([]);
	});

	it.each([null, '', [], 'soon'])('in API 3.0 where a time is %p', async (time) => {
		const task = { TaskId: 'a', StartTime: 1, EndTime: 2 };
		await expect(v3({ TaskList: [{ ...task, StartTime: time }] })).rejects.toThrow(
			/cannot be read/,
		);
		await expect(v3({ TaskList: [{ ...task, EndTime: time }] })).rejects.toThrow(/cannot be read/);
		await expect(v3({ TaskList: [task] })).resolves.toHaveLength(1);
	});
});
