import type { LegacyAction } from '../../../../../nodes/TencentLive/api/v2/call';
import { InvalidParameterError } from '../../../../../nodes/TencentLive/api/InvalidParameterError';
import { LegacyApi } from '../../../../../nodes/TencentLive/api/v2/LegacyApi';
import type { RecordingRequest } from '../../../../../nodes/TencentLive/api/recordings';
import { DAY, HOUR, MINUTE } from '../../../../../nodes/TencentLive/api/requestRules';
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

/** What the legacy API does not know is null. */
const IN_V2 = { channel: '9896587163547846666', domain: null, appName: null };
const realTime = (length: number) => recordingRequest({ ...IN_V2, endTime: NOW + length });

function apiAnswering(answer: JsonObject) {
	const { call, calls } = answering<LegacyAction>(answer);
	return { api: new LegacyApi(call, 'an account', TIME, noPause), calls };
}

const { api } = apiAnswering({ code: 0, message: '', task_id: '1' });

it('knows its generation', () => {
	const { api } = apiAnswering({});
	expect(api.version).toBe('v2');
	expect(api.account).toBe('an account');
	expect(api.traits.signatureLifetime).toBe(7_200_000);
	expect(api.traits.listsWholeApps).toBe(false);
});

describe('check', () => {
	const refusal = async (request: RecordingRequest) => {
		const { field, message } = await failureOf(() => api.check(request), InvalidParameterError);
		return { field, message };
	};

	it.each([
		['real-time', realTime(MINUTE)],
		['real-time, longer than will be recorded', realTime(31 * MINUTE)],
		['real-time, longer than a day', realTime(DAY + SECOND)],
		['scheduled', { ...scheduled(HOUR, 2 * HOUR), ...IN_V2 }],
		['scheduled, exactly 24 hours', { ...scheduled(HOUR, HOUR + DAY), ...IN_V2 }],
		['scheduled, 6 days ahead', { ...scheduled(6 * DAY, 7 * DAY), ...IN_V2 }],
	])('takes a request: %s', (_what, request) => {
		expect(() => api.check(request)).not.toThrow();
	});

	it.each([
		['without a channel', { ...realTime(HOUR), channel: '' }, 'Channel', /is empty/],
		['with a blank channel', { ...realTime(0), channel: ' ' }, 'Channel', /is empty/],
		['without a start', { ...realTime(HOUR), tapeType: 0 as const }, 'Start Time', /needs one/],
		['that ends with its start', scheduled(HOUR, HOUR), 'End Time', /is not after Start Time/],
		['that has ended', realTime(0), 'End Time', /is in the past/],
		['case 23: in 90 days', scheduled(90 * DAY, 90 * DAY + HOUR), 'Start Time', /is too far ahead/],
		[
			'of 24 hours and a second',
			scheduled(HOUR, HOUR + DAY + SECOND),
			'End Time',
			/longer than the 24 hours/,
		],
	])('refuses a request %s', async (_what, request, field, words) => {
		const refused = await refusal(request);
		expect(refused.field).toBe(field);
		expect(refused.message).toMatch(words);
	});
});

describe('advise', () => {
	const CUT =
		'A Real-Time recording of the legacy API lasts at most 30 minutes: the rest is not recorded. Use Scheduled, or API 3.0, for longer ones.';
	const LONG =
		'Tencent Cloud advises at most 5 minutes for a Real-Time recording of the legacy API. Use Scheduled, or API 3.0, for longer ones.';

	it.each([
		[1, []],
		[5 * MINUTE, []],
		[5 * MINUTE + 1, [LONG]],
		[30 * MINUTE, [LONG]],
		[30 * MINUTE + 1, [CUT]],
		[DAY, [CUT]],
	])('says of a Real-Time recording of %d ms: %p', (length, advice) => {
		expect(api.advise(realTime(length))).toStrictEqual(advice);
	});

	it('says nothing of a scheduled one', () => {
		expect(api.advise(scheduled(HOUR, HOUR + DAY))).toStrictEqual([]);
		expect(api.advise(scheduled(0, 10 * MINUTE))).toStrictEqual([]);
	});
});

describe('createTask', () => {
	it('sends a Real-Time request without a start', async () => {
		const listening = apiAnswering({ task_id: '1' });
		await listening.api.createTask(realTime(HOUR), OPTIONS);
		expect(listening.calls).toStrictEqual([
			{
				action: 'CreateRecord',
				parameters: {
					channelId: '9896587163547846666',
					tapeType: '1',
					endTime: '2026-11-23 19:00:00',
				},
				repeatable: false,
				timeout: 4321,
				onSend: OPTIONS.onSend,
				beforeSend: OPTIONS.beforeSend,
				onTurnedAway: OPTIONS.onTurnedAway,
			},
		]);
	});

	it('sends both times of a scheduled one in China Standard Time', async () => {
		const listening = apiAnswering({ task_id: '1' });
		await listening.api.createTask({ ...scheduled(6 * HOUR, 7 * HOUR), ...IN_V2 }, OPTIONS);
		expect(listening.calls[0]?.parameters).toStrictEqual({
			channelId: '9896587163547846666',
			tapeType: '0',
			startTime: '2026-11-24 00:00:00',
			endTime: '2026-11-24 01:00:00',
		});
	});

	it.each([
		['18446744073709551615', 'Success', 'Success'],
		['9007199254740993', '', ''],
		['1', undefined, ''],
		['1', null, ''],
	])('gives task %s, message %p', async (taskId, given, message) => {
		const { api: answered } = apiAnswering({ code: 0, message: given, task_id: taskId });
		expect(await answered.createTask(realTime(HOUR), OPTIONS)).toStrictEqual({
			taskId,
			message,
			requestId: null,
		});
	});

	it('gives the task as text where it came as a number', async () => {
		const { api: answered } = apiAnswering({ task_id: 7 });
		expect(await answered.createTask(realTime(HOUR), OPTIONS)).toMatchObject({ taskId: '7' });
	});

	it.each([undefined, null, '', {}, ['1'], true])(
		'does not know what became of it where the task ID is %p',
		async (taskId) => {
			const { api: answered } = apiAnswering({ code: 0, task_id: taskId, TaskId: '1' });
			expect(await apiFailureOf(() => answered.createTask(realTime(HOUR), OPTIONS))).toStrictEqual({
				kind: 'unknown',
				message: 'The legacy API answered without a task ID.',
				code: null,
				requestId: null,
				detail: null,
				serverTime: null,
			});
		},
	);

	it('passes a failure on', async () => {
		const error = new ApiError('throttled', 'Too many calls.');
		const failing = new LegacyApi(
			async () => await Promise.reject(error),
			'an account',
			TIME,
			noPause,
		);
		const act = () => failing.createTask(realTime(HOUR), OPTIONS);
		expect(await failureOf(act, ApiError)).toBe(error);
	});
});

describe('listStreams', () => {
	it('asks for a hundred channels, of no domain', async () => {
		const listening = apiAnswering({ code: 0 });
		await listening.api.listStreams('push.example.com', null, 3);
		expect(listening.calls).toStrictEqual([
			{ action: 'DescribeLVBChannelList', parameters: { pageNo: '3', pageSize: '100' } },
		]);
	});

	it('offers each channel by name and ID, or by its ID alone', async () => {
		const { api: answered } = apiAnswering({
			channelSet: [
				{ channel_id: '9896587163547846666', channel_name: 'first' },
				{ channel_id: 7, channel_name: '' },
				{ channel_id: '8' },
				null,
				'9',
			],
		});
		expect(await answered.listStreams(null, null, 1)).toStrictEqual({
			choices: [
				{ name: 'first (9896587163547846666)', value: '9896587163547846666' },
				{ name: '7', value: '7' },
				{ name: '8', value: '8' },
			],
		});
	});

	it.each([undefined, null, '', {}, 'a'])('offers nothing where the list is %p', async (list) => {
		const { api: answered } = apiAnswering({ channelSet: list });
		expect(await answered.listStreams(null, null, 1)).toStrictEqual({ choices: [] });
	});

	it.each([
		[1, 100, undefined],
		[1, 101, 2],
		[1, '101', 2],
		[2, 200, undefined],
		[2, 201, 3],
		[1, undefined, undefined],
		[1, 'many', undefined],
	])('after page %d of %p channels comes page %p', async (page, count, next) => {
		const { api: answered } = apiAnswering({ all_count: count });
		expect(await answered.listStreams(null, null, page)).toStrictEqual(
			next === undefined ? { choices: [] } : { choices: [], next },
		);
	});
});
