import {
	CreateError,
	notCreated,
	unknownFate,
} from '../../../../nodes/TencentLive/create/CreateError';
import { follow, share } from '../../../../nodes/TencentLive/create/createOnce';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import { CancelledError } from '../../../../nodes/TencentLive/transport/CancelledError';
import { created, existing, LOST, recovered } from '../support/creating';
import { intentOf, markOf } from '../support/intents';
import { NOW, recordingRequest } from '../support/recordingRequest';
import { failureOf } from '../support/thrown';

describe('follow', () => {
	it('says that the task exists', () => {
		for (const ifTaskExists of ['reuse', 'create'] as const) {
			expect(follow(intentOf({ ifTaskExists }), created('a'))).toStrictEqual(existing('a'));
		}
	});

	it('fails where that is asked for', async () => {
		const act = () => follow(intentOf({ ifTaskExists: 'fail' }), created('a'));
		const { outcome, message, circumstances } = await failureOf(act, CreateError);
		expect(outcome).toBe('not_created');
		expect(message).toContain('exists already: a.');
		expect(circumstances).toStrictEqual({ taskId: 'a' });
	});
});

describe('share', () => {
	const sharing = async (parts: Parameters<typeof intentOf>[0], error: unknown) =>
		await failureOf(async () => await share(intentOf(parts), Promise.reject(error)), CreateError);
	const lostOf = (parts: Parameters<typeof intentOf>[0], abandoned = false) =>
		unknownFate(markOf(intentOf(parts)), NOW + 324_000, { reason: LOST, abandoned });

	it('says that the task exists', async () => {
		expect(await share(intentOf(), Promise.resolve(created('a')))).toStrictEqual(existing('a'));
		expect(await share(intentOf(), Promise.resolve(recovered('a')))).toStrictEqual(existing('a'));
	});

	it('fails where that is asked for', async () => {
		const act = async () =>
			await share(intentOf({ ifTaskExists: 'fail' }), Promise.resolve(created('a')));
		expect((await failureOf(act, CreateError)).circumstances.taskId).toBe('a');
	});

	it('passes on that nothing was made', async () => {
		for (const reason of [new ApiError('rejected', 'It did not run.'), new CancelledError()]) {
			const failure = notCreated(reason);
			expect(await sharing({}, failure)).toBe(failure);
		}
	});

	it('passes on any other error', async () => {
		const bug = new TypeError('a bug');
		await expect(share(intentOf(), Promise.reject(bug))).rejects.toBe(bug);
	});

	it.each(['reuse', 'create'] as const)(
		'shares the unknown fate of an equal request with %s: its task is this one too',
		async (ifTaskExists) => {
			const failure = lostOf({ ifTaskExists });
			expect(await sharing({ ifTaskExists }, failure)).toBe(failure);
		},
	);

	it.each<[string, Parameters<typeof intentOf>[0], Parameters<typeof intentOf>[0]]>([
		['an equal one with `fail`', { ifTaskExists: 'fail' }, { ifTaskExists: 'fail' }],
		['one of another intent', {}, { request: recordingRequest({ streamType: 1 }) }],
	])('sent nothing beside a request of unknown fate: %s', async (_what, intent, lost) => {
		for (const abandoned of [true, false]) {
			const failure = await sharing(intent, lostOf(lost, abandoned));
			expect(failure.outcome).toBe('not_created');
			expect(failure.message).toBe(
				'Whether an earlier request made the recording task for "my-stream" of push.example.com/live until 2026-11-23T19:00:00+08:00 is not known yet, so nothing was sent for "my-stream" of push.example.com/live until 2026-11-23T19:00:00+08:00. No task was created. Run this again later: it looks first.',
			);
			expect(failure.circumstances).toStrictEqual({ abandoned });
		}
	});
});
