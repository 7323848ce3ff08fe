import { Api3 } from '../../../../../nodes/TencentLive/api/v3/Api3';
import type { Action3 } from '../../../../../nodes/TencentLive/api/v3/call';
import { endTask3 } from '../../../../../nodes/TencentLive/api/v3/endTask';
import { ApiError } from '../../../../../nodes/TencentLive/transport/ApiError';
import { failingFirst, refusal } from '../../support/failing';
import { NOW } from '../../support/recordingRequest';
import { TIME } from '../../support/accountTime';
import { answering } from '../../support/replies';
import { failureOf } from '../../support/thrown';

const REF = { taskId: 'a', channel: 'my-stream', domain: null, appName: null };
const LIVE = { service: 'live', version: '2018-08-01' };
const NOW_S = NOW / 1000;

const DUE = { TaskId: 'a', StartTime: NOW_S - 60, EndTime: NOW_S + 60, Stopped: 0 };
const STOPPED = { ...DUE, Stopped: NOW_S };
const ENDED = { ...DUE, EndTime: NOW_S };

const PERHAPS_GONE = [
	'FailedOperation',
	'FailedOperation.AlterTaskState',
	'FailedOperation.NotFound',
	'InternalError.NotFound',
	'InvalidParameter',
	'InvalidParameterValue',
	'ResourceNotFound',
	'ResourceNotFound.TaskId',
	'UnsupportedOperation',
];

describe.each(['StopRecordTask', 'DeleteRecordTask'] as const)('%s', (action) => {
	it('is done with one call', async () => {
		const { call, calls } = answering<Action3>({});
		expect(await endTask3(call, action, REF, TIME)).toBe('done');
		expect(calls).toStrictEqual([{ ...LIVE, action, parameters: { TaskId: 'a' } }]);
	});

	it.each(PERHAPS_GONE)('finds it gone where %s comes and it is not listed', async (code) => {
		const others = { TaskList: [{ ...DUE, TaskId: 'b' }] };
		const { call, calls } = failingFirst<Action3>(refusal(code), others);
		expect(await endTask3(call, action, REF, TIME)).toBe('gone');
		expect(calls[1]).toMatchObject({
			action: 'DescribeRecordTask',
			parameters: { StreamName: 'my-stream' },
		});
	});

	it('passes the failure on where the task is to record still', async () => {
		const error = refusal('InvalidParameter');
		const { call } = failingFirst<Action3>(error, { TaskList: [DUE] });
		const act = async () => await endTask3(call, action, REF, TIME);
		expect(await failureOf(act, ApiError)).toBe(error);
	});

	it.each([
		['a code that says something else', refusal('AuthFailure')],
		['no code', refusal(null, 'unknown')],
		['a bug', new TypeError('a bug')],
	])('does not look after %s', async (_what, error) => {
		const { call, calls } = failingFirst<Action3>(error, {});
		const act = async () => await endTask3(call, action, REF, TIME);
		expect(await failureOf(act, Error)).toBe(error);
		expect(calls).toHaveLength(1);
	});

	it('passes on that it could not look', async () => {
		const { call } = failingFirst<Action3>(refusal('ResourceNotFound'), { TaskList: [{}] });
		await expect(endTask3(call, action, REF, TIME)).rejects.toThrow('cannot be read');
	});
});

describe('a task that is over', () => {
	it.each([
		['stopped', STOPPED],
		['ended', ENDED],
	])('needs no stopping: %s', async (_what, task) => {
		const { call } = failingFirst<Action3>(refusal('UnsupportedOperation'), { TaskList: [task] });
		expect(await endTask3(call, 'StopRecordTask', REF, TIME)).toBe('gone');
	});

	it('is still there to be deleted', async () => {
		const error = refusal('UnsupportedOperation');
		const { call } = failingFirst<Action3>(error, { TaskList: [STOPPED] });
		const act = async () => await endTask3(call, 'DeleteRecordTask', REF, TIME);
		expect(await failureOf(act, ApiError)).toBe(error);
	});
});

it('is what API 3.0 stops and deletes with', async () => {
	const { call, calls } = failingFirst<Action3>(refusal('ResourceNotFound'), {});
	const api = new Api3(call, 'an account', TIME);
	expect(await api.stopTask(REF)).toBe('gone');
	expect(await api.deleteTask(REF)).toBe('done');
	const actions = calls.map(({ action }) => action).filter((name) => !name.startsWith('Describe'));
	expect(actions).toStrictEqual(['StopRecordTask', 'DeleteRecordTask']);
});
