import { Api3 } from '../../../../nodes/TencentLive/api/v3/Api3';
import type { Action3 } from '../../../../nodes/TencentLive/api/v3/call';
import type { LegacyAction } from '../../../../nodes/TencentLive/api/v2/call';
import { InvalidParameterError } from '../../../../nodes/TencentLive/api/InvalidParameterError';
import { LegacyApi } from '../../../../nodes/TencentLive/api/v2/LegacyApi';
import { pagesOf } from '../support/failing';
import { NOW } from '../support/recordingRequest';
import { noPause, TIME } from '../support/accountTime';
import { answering } from '../support/replies';
import { failureOf } from '../support/thrown';

const REF = { taskId: '7', channel: 'c', domain: null, appName: null };
const QUERY = { channel: 'c', domain: null, appName: null, from: NOW, to: NOW + 1_000 };

const fieldOf = async (act: () => unknown) => (await failureOf(act, InvalidParameterError)).field;

describe('API 3.0', () => {
	const { call } = answering<Action3>({ TaskList: [] });
	const api = new Api3(call, 'an account', TIME, noPause);

	it('asks for a task ID, and for nothing else', async () => {
		expect(() => api.checkRef({ ...REF, channel: null })).not.toThrow();
		expect(await fieldOf(() => api.checkRef({ ...REF, taskId: ' ' }))).toBe('Task ID');
	});

	it('lists tasks page by page', async () => {
		expect(await pagesOf(api.taskPages(QUERY))).toStrictEqual([[]]);
	});
});

describe('the legacy API', () => {
	const { call } = answering<LegacyAction>({ taskSet: [] });
	const api = new LegacyApi(call, 'an account', TIME, noPause);

	it('asks for a task ID and its channel', async () => {
		expect(() => api.checkRef(REF)).not.toThrow();
		expect(await fieldOf(() => api.checkRef({ ...REF, taskId: '' }))).toBe('Task ID');
		expect(await fieldOf(() => api.checkRef({ ...REF, channel: null }))).toBe('Channel');
	});

	it('lists the tasks of a channel page by page', async () => {
		expect(await pagesOf(api.taskPages(QUERY))).toStrictEqual([[]]);
		expect(await fieldOf(() => api.taskPages({ ...QUERY, channel: null }))).toBe('Channel');
	});
});
