import { Api3 } from '../../../../../nodes/TencentLive/api/v3/Api3';
import type { Action3 } from '../../../../../nodes/TencentLive/api/v3/call';
import { InvalidParameterError } from '../../../../../nodes/TencentLive/api/InvalidParameterError';
import type { RecordingRequest } from '../../../../../nodes/TencentLive/api/recordings';
import { DAY, HOUR } from '../../../../../nodes/TencentLive/api/requestRules';
import { ApiError } from '../../../../../nodes/TencentLive/transport/ApiError';
import type { JsonObject } from '../../../../../nodes/TencentLive/transport/json';
import { NOW, recordingRequest, scheduled } from '../../support/recordingRequest';
import { noPause, TIME } from '../../support/accountTime';
import { answering } from '../../support/replies';
import { apiFailureOf, failureOf } from '../../support/thrown';

const SECOND = 1000;
const OPTIONS = {
	timeout: 4321,
	onSend: () => {},
	beforeSend: () => undefined,
	onTurnedAway: () => {},
};

function apiAnswering(answer: JsonObject) {
	const { call, calls } = answering<Action3>(answer);
	return { api: new Api3(call, 'an account', TIME, noPause), calls };
}

const { api } = apiAnswering({ TaskId: 'a', RequestId: 'r-1' });

it('knows its generation', () => {
	const { api } = apiAnswering({});
	expect(api.version).toBe('v3');
	expect(api.account).toBe('an account');
	expect(api.traits.signatureLifetime).toBe(300_000);
	expect(api.traits.listsWholeApps).toBe(true);
});

describe('check', () => {
	const refusal = async (request: RecordingRequest) => {
		const { field, message } = await failureOf(() => api.check(request), InvalidParameterError);
		return { field, message };
	};

	it.each([
		['real-time', recordingRequest()],
		['real-time, with everything', recordingRequest({ templateId: 1, streamType: 1 })],
		['real-time, exactly 24 hours', recordingRequest({ endTime: NOW + DAY })],
		['scheduled', scheduled(HOUR, 2 * HOUR)],
		['scheduled, exactly 24 hours', scheduled(HOUR, HOUR + DAY)],
	])('takes a request: %s', (_what, request) => {
		expect(() => api.check(request)).not.toThrow();
	});

	it.each([
		['Domain', { domain: null }],
		['Domain', { domain: ' ' }],
		['App Name', { appName: null }],
		['App Name', { appName: '' }],
		['Channel', { channel: '' }],
		['Channel', { channel: '\t' }],
	])('refuses an empty %s: %p', async (field, parts) => {
		const refused = await refusal(recordingRequest(parts));
		expect(refused.field).toBe(field);
		expect(refused.message).toMatch(/ is empty\. Pick a value/);
	});

	it('names the place before the stream, and both before the times', async () => {
		const times = { endTime: NOW };
		const empty = { ...times, domain: '', appName: '', channel: '' };
		expect((await refusal(recordingRequest(empty))).field).toBe('Domain');
		expect((await refusal(recordingRequest({ ...empty, domain: 'd' }))).field).toBe('App Name');
		const withoutStream = { ...empty, domain: 'd', appName: 'a' };
		expect((await refusal(recordingRequest(withoutStream))).field).toBe('Channel');
		expect((await refusal(recordingRequest(times))).field).toBe('End Time');
	});

	it.each([
		['without a start', recordingRequest({ tapeType: 0 }), 'Start Time', /needs one/],
		['that ends with its start', scheduled(HOUR, HOUR), 'End Time', /is not after Start Time/],
		['that has ended', recordingRequest({ endTime: NOW }), 'End Time', /is in the past/],
		[
			'of 24 hours and a second',
			scheduled(HOUR, HOUR + DAY + SECOND),
			'End Time',
			/longer than the 24 hours/,
		],
		[
			'of 24 hours and a second from now',
			recordingRequest({ endTime: NOW + DAY + SECOND }),
			'End Time',
			/longer than the 24 hours/,
		],
	])('refuses a request %s', async (_what, request, field, words) => {
		const refused = await refusal(request);
		expect(refused.field).toBe(field);
		expect(refused.message).toMatch(words);
	});

	describe('how far ahead: refused only beyond both documented horizons', () => {
		it.each([
			['starts and ends within both', 6 * DAY - HOUR, 6 * DAY],
			['starts in exactly 6 days', 6 * DAY, 6 * DAY + HOUR],
			['starts in exactly 6 days, ends in exactly 7', 6 * DAY, 7 * DAY],
			['starts later, ends within 7 days', 6 * DAY + SECOND, 7 * DAY - SECOND],
			['starts much later, ends within 7 days', 7 * DAY - 2 * SECOND, 7 * DAY - SECOND],
		])('takes one that %s', (_what, start, end) => {
			expect(() => api.check(scheduled(start, end))).not.toThrow();
		});

		it.each([
			['and ends in exactly 7', 6 * DAY + SECOND, 7 * DAY],
			['and ends later', 6 * DAY + SECOND, 7 * DAY + SECOND],
			['by months', 90 * DAY, 90 * DAY + HOUR],
		])('refuses one that starts in more than 6 days %s', async (_what, start, end) => {
			const refused = await refusal(scheduled(start, end));
			expect(refused.field).toBe('Start Time');
			expect(refused.message).toMatch(
				/^Start Time: 202[67]-\d\d-\d\dT\d\d:00:0[01]\+08:00 is too far ahead: a task may start within 6 days\. Create it later, for example from a Schedule Trigger\.$/,
			);
		});
	});
});

it('has no advice', () => {
	expect(api.advise()).toStrictEqual([]);
});

describe('createTask', () => {
	it('sends only what was asked for', async () => {
		const listening = apiAnswering({ TaskId: 'a' });
		await listening.api.createTask(recordingRequest(), OPTIONS);
		expect(listening.calls).toStrictEqual([
			{
				service: 'live',
				version: '2018-08-01',
				action: 'CreateRecordTask',
				parameters: {
					StreamName: 'my-stream',
					DomainName: 'push.example.com',
					AppName: 'live',
					EndTime: Date.parse('2026-11-23T11:00:00Z') / 1000,
				},
				repeatable: false,
				timeout: 4321,
				onSend: OPTIONS.onSend,
				beforeSend: OPTIONS.beforeSend,
				onTurnedAway: OPTIONS.onTurnedAway,
			},
		]);
	});

	it('sends everything that was asked for, times in seconds', async () => {
		const listening = apiAnswering({ TaskId: 'a' });
		const request = { ...scheduled(HOUR, 2 * HOUR), templateId: 12345, streamType: 1 };
		await listening.api.createTask(request, OPTIONS);
		expect(listening.calls[0]?.parameters).toStrictEqual({
			StreamName: 'my-stream',
			DomainName: 'push.example.com',
			AppName: 'live',
			EndTime: Date.parse('2026-11-23T12:00:00Z') / 1000,
			StartTime: Date.parse('2026-11-23T11:00:00Z') / 1000,
			StreamType: 1,
			TemplateId: 12345,
		});
	});

	it('sends a zero that was asked for', async () => {
		const listening = apiAnswering({ TaskId: 'a' });
		await listening.api.createTask(recordingRequest({ streamType: 0 }), OPTIONS);
		expect(listening.calls[0]?.parameters).toMatchObject({ StreamType: 0 });
	});

	it.each([
		['UpTbk5RSVhRQFkAAfHwQCCjcRD0lRFcZ0xTSlNTQltlRVRLU1JAWW9EUb', 'r-1', 'r-1'],
		['9007199254740993', 7, '7'],
		['18446744073709551615', undefined, null],
		['1', '', null],
	])('gives task %s', async (taskId, given, requestId) => {
		const { api: answered } = apiAnswering({ TaskId: taskId, RequestId: given });
		expect(await answered.createTask(recordingRequest(), OPTIONS)).toStrictEqual({
			taskId,
			message: 'Success',
			requestId,
		});
	});

	it('gives the task as text where it came as a number', async () => {
		const { api: answered } = apiAnswering({ TaskId: 0 });
		expect(await answered.createTask(recordingRequest(), OPTIONS)).toMatchObject({ taskId: '0' });
	});

	it.each([undefined, null, '', {}, ['a'], true])(
		'does not know what became of it where the task ID is %p',
		async (taskId) => {
			const { api: answered } = apiAnswering({ TaskId: taskId, RequestId: 'r-1' });
			const failure = await apiFailureOf(() => answered.createTask(recordingRequest(), OPTIONS));
			expect(failure).toStrictEqual({
				kind: 'unknown',
				message: 'Tencent Cloud answered without a task ID.',
				code: null,
				requestId: 'r-1',
				detail: null,
				serverTime: null,
			});
		},
	);

	it('passes a failure on', async () => {
		const error = new ApiError('throttled', 'Too many calls.');
		const failing = new Api3(async () => await Promise.reject(error), 'an account', TIME, noPause);
		const act = () => failing.createTask(recordingRequest(), OPTIONS);
		expect(await failureOf(act, ApiError)).toBe(error);
	});
});

it('lists the streams of a domain', async () => {
	const listening = apiAnswering({
		OnlineInfo: [{ StreamName: 'a', DomainName: 'd', AppName: 'live' }],
		TotalPage: 3,
	});
	expect(await listening.api.listStreams('push.example.com', null, 2)).toStrictEqual({
		choices: [{ name: 'a (d/live)', value: 'a' }],
		next: 3,
	});
	expect(listening.calls[0]).toMatchObject({
		action: 'DescribeLiveStreamOnlineList',
		parameters: { DomainName: 'push.example.com', PageNum: 2 },
	});
});
