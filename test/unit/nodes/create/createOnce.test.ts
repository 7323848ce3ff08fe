import { CreateError } from '../../../../nodes/TencentLive/create/CreateError';
import { intentKey } from '../../../../nodes/TencentLive/create/intent';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import { CancelledError } from '../../../../nodes/TencentLive/transport/CancelledError';
import { Creating, created } from '../support/creating';
import { listedTask } from '../support/fakeService';
import { intentOf } from '../support/intents';
import { NOW, recordingRequest } from '../support/recordingRequest';
import { failureOf } from '../support/thrown';

const INTENT = intentOf();

it('looks, then sends once, and gives the task', async () => {
	const here = new Creating();
	expect(await here.created(INTENT)).toStrictEqual(created());
	expect(here.service.lists).toHaveLength(1);
	expect(here.service.creates).toStrictEqual([{ request: recordingRequest(), timeout: 15_000 }]);
	expect(here.losses).toBe(0);
	expect(here.clock.sleeps).toStrictEqual([]);
});

it('gives what the service answered', async () => {
	const here = new Creating();
	here.service.createScripts.push(async () => ({ taskId: '7', message: '', requestId: null }));
	expect(await here.created(INTENT)).toStrictEqual({
		taskId: '7',
		message: '',
		requestId: null,
		outcome: 'created',
	});
});

describe('the mark', () => {
	it('is set as the request leaves, with what it asks for and what was there before', async () => {
		const here = new Creating();
		const asking = intentOf({ ifTaskExists: 'create', matchExisting: 'overlapping' });
		here.service.tasks = [
			listedTask('twin'),
			listedTask('over', { state: 'over' }),
			listedTask('other end', { endTime: NOW }),
			listedTask('other stream', { channel: 'b' }),
		];
		await here.created(asking);
		expect(here.marks).toStrictEqual([
			{
				key: intentKey(asking),
				wanted: {
					request: recordingRequest(),
					ifTaskExists: 'create',
					matchExisting: 'overlapping',
				},
				sentAt: NOW,
				knownIds: ['twin', 'over'],
			},
		]);
	});

	it('is set anew with each send, with its time', async () => {
		const here = new Creating();
		here.service.createScripts.push(async (send) => {
			here.clock.time += 1_000;
			send();
			here.clock.time += 2_000;
			send();
			return { taskId: '7', message: '', requestId: null };
		});
		await here.created(INTENT);
		expect(here.marks.map(({ sentAt }) => sentAt)).toStrictEqual([NOW + 1_000, NOW + 3_000]);
	});

	it('is not set where nothing leaves', async () => {
		const here = new Creating();
		here.service.createScripts.push(async () => await Promise.reject(new CancelledError()));
		await here.failed(INTENT);
		expect(here.marks).toStrictEqual([]);
	});
});

describe('a failure that says that nothing ran', () => {
	it.each(['notSent', 'rejected', 'throttled', 'clock'] as const)(
		'is passed on at once, without looking: %s',
		async (kind) => {
			const here = new Creating();
			const reason = new ApiError(kind, 'It did not run.', { requestId: 'r-1' });
			here.service.createScripts.push(async (send) => {
				send();
				return await Promise.reject(reason);
			});
			const failure = await here.failed(INTENT);
			expect(failure).toMatchObject({
				outcome: 'not_created',
				message: 'It did not run. No task was created.',
			});
			expect(failure.circumstances).toStrictEqual({ reason, abandoned: false });
			expect(here.service.lists).toHaveLength(1);
			expect(here.losses).toBe(0);
			expect(here.clock.sleeps).toStrictEqual([]);
		},
	);

	it('leaves nothing behind: the next sends again', async () => {
		const here = new Creating();
		const reason = new ApiError('rejected', 'It did not run.');
		here.service.createScripts.push(async () => await Promise.reject(reason));
		await here.failed(INTENT);
		expect(await here.created(INTENT)).toStrictEqual(created('new-2', 'r-2'));
	});

	it('says when it is that the execution was cancelled', async () => {
		const here = new Creating();
		here.service.createScripts.push(async () => await Promise.reject(new CancelledError()));
		const failure = await here.failed(INTENT);
		expect(failure.message).toBe(
			'The execution was cancelled before anything was sent. No task was created.',
		);
		expect(failure.circumstances.abandoned).toBe(true);
	});
});

describe('a listing that cannot be read', () => {
	it.each(['notSent', 'rejected', 'throttled', 'clock', 'unknown'] as const)(
		'lets nothing be sent: %s',
		async (kind) => {
			const here = new Creating();
			const reason = new ApiError(kind, 'No right.', { code: 'AuthFailure' });
			here.service.listScripts.push(async () => await Promise.reject(reason));
			const failure = await here.failed(INTENT);
			expect(failure).toMatchObject({
				outcome: 'not_created',
				message:
					'No right. This happened while the tasks that exist were listed, before sending. No task was created.',
				circumstances: { reason, abandoned: false },
			});
			expect(here.sends).toBe(0);
			expect(here.marks).toStrictEqual([]);
		},
	);

	it('lets nothing be sent where there is too much of it', async () => {
		const here = new Creating();
		here.service.listScripts.push(async () => undefined);
		const { outcome, message } = await here.failed(INTENT);
		expect(outcome).toBe('not_created');
		expect(message).toMatch(/^"my-stream" has too many recording tasks to list\. This happened /);
		expect(here.sends).toBe(0);
	});

	it('says when it is that the execution was cancelled', async () => {
		const here = new Creating();
		here.service.listScripts.push(async () => await Promise.reject(new CancelledError()));
		expect((await here.failed(INTENT)).circumstances.abandoned).toBe(true);
		expect(here.sends).toBe(0);
	});
});

describe('an error that is no failure of the service', () => {
	const bug = new TypeError('a bug');

	it('is passed on as it is, from looking', async () => {
		const here = new Creating();
		here.service.listScripts.push(async () => await Promise.reject(bug));
		expect(await failureOf(async () => await here.created(INTENT), TypeError)).toBe(bug);
		expect(here.sends).toBe(0);
	});

	it('is passed on as it is, from sending', async () => {
		const here = new Creating();
		here.service.createScripts.push(async () => await Promise.reject(bug));
		const error = await failureOf(async () => await here.created(INTENT), Error);
		expect(error).toBe(bug);
		expect(error).not.toBeInstanceOf(CreateError);
		expect(here.losses).toBe(0);
		expect(here.service.lists).toHaveLength(1);
	});
});
