import {
	alreadyExists,
	CreateError,
	endedWithTask,
	notBeside,
	notCreated,
	notLooked,
	unknownFate,
} from '../../../../nodes/TencentLive/create/CreateError';
import type { Attempt } from '../../../../nodes/TencentLive/create/attempt';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import { CancelledError } from '../../../../nodes/TencentLive/transport/CancelledError';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const REFUSED = new ApiError('rejected', 'The channel does not exist. (5100/20301)');
const CANCELLED = new CancelledError();

const mark: Attempt = {
	key: 'k',
	wanted: {
		request: scheduled(3_600_000, 7_200_000),
		ifTaskExists: 'reuse',
		matchExisting: 'sameTimes',
	},
	sentAt: NOW,
	knownIds: [],
};

it('is an error of its own name, with an outcome and a sentence', () => {
	const failure = new CreateError('unknown', 'A sentence.');
	expect(failure).toBeInstanceOf(Error);
	expect(failure).toMatchObject({
		name: 'CreateError',
		outcome: 'unknown',
		message: 'A sentence.',
		circumstances: {},
	});
});

describe('notCreated', () => {
	it('gives the reason, and says that there is no task', () => {
		expect(notCreated(REFUSED)).toMatchObject({
			outcome: 'not_created',
			message: 'The channel does not exist. (5100/20301) No task was created.',
			circumstances: { reason: REFUSED, abandoned: false },
		});
	});

	it('knows when the execution was cancelled', () => {
		expect(notCreated(CANCELLED)).toMatchObject({
			outcome: 'not_created',
			message: 'The execution was cancelled before anything was sent. No task was created.',
			circumstances: { reason: CANCELLED, abandoned: true },
		});
	});
});

describe('notLooked', () => {
	it('says why nothing was sent', () => {
		expect(notLooked(REFUSED)).toMatchObject({
			outcome: 'not_created',
			message:
				'The channel does not exist. (5100/20301) This happened while the tasks that exist were listed, before sending. No task was created.',
			circumstances: { reason: REFUSED, abandoned: false },
		});
	});

	it('knows when the execution was cancelled', () => {
		expect(notLooked(CANCELLED).circumstances.abandoned).toBe(true);
	});
});

describe('alreadyExists', () => {
	it('names stream, place, times and the task', () => {
		const request = scheduled(3_600_000, 7_200_000);
		expect(alreadyExists(request, '18446744073709551615')).toMatchObject({
			outcome: 'not_created',
			message:
				'A recording task for "my-stream" of push.example.com/live from 2026-11-23T19:00:00+08:00 until 2026-11-23T20:00:00+08:00 exists already: 18446744073709551615. No other was created, as If Task Exists asks for.',
			circumstances: { taskId: '18446744073709551615' },
		});
	});

	it('leaves out the place in v2 and the start in Real-Time mode', () => {
		const request = recordingRequest({ domain: null, appName: null });
		expect(alreadyExists(request, 'a').message).toMatch(
			/^A recording task for "my-stream" until 2026-11-23T19:00:00\+08:00 exists already: a\./,
		);
	});
});

describe('unknownFate', () => {
	const REST =
		'The recording task for "my-stream" of push.example.com/live from 2026-11-23T19:00:00+08:00 until 2026-11-23T20:00:00+08:00 may exist: Tencent Cloud does not list it yet, and it was not sent again. Look for it in the console; running this again only looks too, until 2026-11-23T18:05:00+08:00, and creates the task after that if it is still missing.';

	it('says what happened, what may exist and what to do', () => {
		const reason = new ApiError('unknown', 'The answer was lost: the connection was cut.');
		expect(unknownFate(mark, NOW + 300_000, { reason, abandoned: true })).toMatchObject({
			outcome: 'unknown',
			message: `The answer was lost: the connection was cut. ${REST}`,
			circumstances: { reason, abandoned: true, mark },
		});
	});

	it('knows of an earlier try without its reason', () => {
		expect(unknownFate(mark, NOW + 300_000, {})).toMatchObject({
			outcome: 'unknown',
			message: `The answer of an earlier try was lost. ${REST}`,
			circumstances: { mark },
		});
	});
});

describe('notBeside', () => {
	it('names both requests, and says that nothing was sent', () => {
		const failure = notBeside(recordingRequest({ channel: 'other' }), mark, true);
		expect(failure).toMatchObject({
			outcome: 'not_created',
			message:
				'Whether an earlier request made the recording task for "my-stream" of push.example.com/live from 2026-11-23T19:00:00+08:00 until 2026-11-23T20:00:00+08:00 is not known yet, so nothing was sent for "other" of push.example.com/live until 2026-11-23T19:00:00+08:00. No task was created. Run this again later: it looks first.',
			circumstances: { abandoned: true },
		});
	});
});

describe('endedWithTask', () => {
	it('names the task that was found, without claiming it', () => {
		expect(endedWithTask('End Time: is in the past.', 'a')).toMatchObject({
			outcome: 'unknown',
			message:
				'End Time: is in the past. A recording task with these times exists, perhaps from an earlier try: a.',
			circumstances: { taskId: 'a' },
		});
	});

	it('says that nobody could see', () => {
		expect(endedWithTask('End Time: is in the past.', undefined)).toMatchObject({
			outcome: 'unknown',
			message: 'End Time: is in the past. Whether an earlier try made the task could not be seen.',
			circumstances: { taskId: undefined },
		});
	});
});
