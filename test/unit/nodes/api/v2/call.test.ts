import {
	callerLegacy,
	type CallLegacy,
	type LegacyAction,
} from '../../../../../nodes/TencentLive/api/v2/call';
import { MOVE_TO_V3 } from '../../../../../nodes/TencentLive/api/v2/codes';
import { ApiError } from '../../../../../nodes/TencentLive/transport/ApiError';
import { CancelledError } from '../../../../../nodes/TencentLive/transport/CancelledError';
import { NOT_ANSWERS, sending } from '../../support/replies';
import { SpyRetry } from '../../support/spyRetry';
import { apiFailureOf, failureOf } from '../../support/thrown';

const ACTION: LegacyAction = {
	action: 'CreateRecord',
	parameters: {
		channelId: '9896587163547846666',
		endTime: '2026-11-23 18:00:00',
		note: 'a&b=c+流',
	},
};
/** One that must not be carried out twice. */
const CREATE: LegacyAction = { ...ACTION, repeatable: false };
const ENDPOINT = 'https://live.example';

/** A caller whose every call is answered with this text. */
function answered(text: string, status = 200): CallLegacy {
	const { send } = sending(text, status);
	return callerLegacy({ send, baseUrl: ENDPOINT, retry: new SpyRetry() });
}

const failure = async (text: string, status = 200) =>
	await apiFailureOf(() => answered(text, status)(CREATE));

/** A caller whose every call ends in this error. */
function failing(error: unknown): CallLegacy {
	const send = async () => await Promise.reject(error);
	return callerLegacy({ send, baseUrl: ENDPOINT, retry: new SpyRetry() });
}

describe('what is sent', () => {
	it('is a form, encoded once', async () => {
		const { send, calls } = sending('{"code":0}');
		await callerLegacy({ send, baseUrl: ENDPOINT, retry: new SpyRetry() })(ACTION);
		expect(calls).toStrictEqual([
			{
				url: 'https://live.example/v2/index.php',
				headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
				body: 'Action=CreateRecord&Timestamp=0&channelId=9896587163547846666&endTime=2026-11-23+18%3A00%3A00&note=a%26b%3Dc%2B%E6%B5%81',
				timeout: 15_000,
			},
		]);
	});

	it('waits as long as it is told', async () => {
		const { send, calls } = sending('{"code":0}');
		const call = callerLegacy({ send, baseUrl: ENDPOINT, retry: new SpyRetry() });
		await call({ ...ACTION, timeout: 3001 });
		expect(calls[0]?.timeout).toBe(3001);
	});

	it('shares one lane, and is repeatable unless told otherwise', async () => {
		const retry = new SpyRetry();
		const call = callerLegacy({ send: sending('{"code":0}').send, baseUrl: ENDPOINT, retry });
		await call(ACTION);
		await call({ ...ACTION, action: 'StopRecord', repeatable: true });
		const beforeSend = () => undefined;
		await call({ ...ACTION, repeatable: false, timeout: 3001, beforeSend });
		const pace = { perSecond: 100 / 60, inFlight: 20 };
		expect(retry.paced).toStrictEqual([
			{
				lane: 'legacy',
				pace,
				timeout: 15_000,
				repeatable: true,
				beforeSend: undefined,
				onTurnedAway: undefined,
			},
			{
				lane: 'legacy',
				pace,
				timeout: 15_000,
				repeatable: true,
				beforeSend: undefined,
				onTurnedAway: undefined,
			},
			{
				lane: 'legacy',
				pace,
				timeout: 3001,
				repeatable: false,
				beforeSend,
				onTurnedAway: undefined,
			},
		]);
	});

	it('carries the time it is signed with, and each sending is told', async () => {
		const { send, calls } = sending('{"code":0}');
		const retry = new SpyRetry([0, 1_706_406_788]);
		const sentBefore: Array<[calls: number, signedAt: number]> = [];
		await callerLegacy({ send, baseUrl: ENDPOINT, retry })({
			action: 'StopRecord',
			parameters: { taskId: '1' },
			onSend: (signedAt) => sentBefore.push([calls.length, signedAt]),
		});
		expect(calls.map(({ body }) => body)).toStrictEqual([
			'Action=StopRecord&Timestamp=0&taskId=1',
			'Action=StopRecord&Timestamp=1706406788&taskId=1',
		]);
		expect(sentBefore).toStrictEqual([
			[0, 0],
			[1, 1_706_406_788_000],
		]);
	});
});

describe('an answer', () => {
	it.each(['0', '"0"'])('is the whole object where code is %s, with every digit', async (code) => {
		const text = `{"code":${code},"message":"","task_id":18446744073709551615,"id":9007199254740993}`;
		expect(await answered(text)(ACTION)).toMatchObject({
			message: '',
			task_id: '18446744073709551615',
			id: '9007199254740993',
		});
	});

	it.each([201, 301, 401, 404, 500, 502, 0])(
		'of HTTP %d leaves the outcome unknown',
		async (status) => {
			expect(await failure('{"code":0,"message":"","task_id":1}', status)).toStrictEqual({
				kind: 'unknown',
				message: `The legacy API answered with HTTP ${status}.`,
				code: `HTTP ${status}`,
				requestId: null,
				detail: null,
				serverTime: null,
			});
		},
	);
});

describe('what is no answer', () => {
	const BODIES: typeof NOT_ANSWERS = [
		...NOT_ANSWERS,
		['half an answer', '{"code":0,"message":"","task_id":184467440737'],
		['the envelope of API 3.0', '{"Response":{"TaskId":"a","RequestId":"r-1"}}'],
		['no code', '{"message":"","task_id":1}'],
		['an empty code', '{"code":"","task_id":1}'],
		['a code of null', '{"code":null,"task_id":1}'],
		['a code that is an object', '{"code":{},"task_id":1}'],
		['a code of false', '{"code":false,"task_id":1}'],
	];

	it.each(BODIES.filter(([what]) => what !== 'an array of an answer'))(
		'leaves the outcome unknown: %s',
		async (_what, text) => {
			for (const status of [200, 403, 502, 0]) {
				expect(await failure(text, status)).toStrictEqual({
					kind: 'unknown',
					message: `What came back is not an answer of the legacy API (HTTP ${status}). A proxy or gateway on the way may have answered in its place.`,
					code: `HTTP ${status}`,
					requestId: null,
					detail: null,
					serverTime: null,
				});
			}
		},
	);

	it('not even an answer inside an array', async () => {
		expect(await failure('[{"code":0,"task_id":1}]')).toMatchObject({ kind: 'unknown' });
	});
});

describe('an error of the access layer', () => {
	it.each(['4000', '"4000"'])('is read where code is %s, whatever the status', async (code) => {
		for (const status of [200, 400, 500]) {
			const text = `{"code":${code},"message":" (10001)bad endTime, see http://a/?Signature=b "}`;
			expect(await failure(text, status)).toStrictEqual({
				kind: 'rejected',
				message:
					'The legacy API does not accept a parameter, or one is missing; its own words follow. (4000)',
				code: '4000',
				requestId: null,
				detail: '(10001)bad endTime, see …',
				serverTime: null,
			});
		}
	});

	it.each([
		[4400, 'throttled'],
		[4200, 'clock'],
		[4500, 'unknown'],
		[6000, 'unknown'],
		[1, 'unknown'],
		[-1, 'unknown'],
		['00', 'unknown'],
	])('%p is %s', async (code, kind) => {
		expect(await failure(JSON.stringify({ code }))).toMatchObject({
			kind,
			message: expect.stringMatching(new RegExp(`\\. \\(${code}\\)$`)),
			code: String(code),
			detail: null,
		});
	});

	it.each([4000, 4400, 6000])(
		'case 18: %d leaves the outcome unknown with a task ID beside it',
		async (code) => {
			expect(await failure(`{"code":${code},"message":"x","task_id":1}`)).toMatchObject({
				kind: 'unknown',
				message: expect.stringMatching(
					/^The answer holds an ID as well as an error: .* may exist\. /,
				),
				code: String(code),
				detail: 'x',
			});
		},
	);
});

describe('the advice to move to API 3.0', () => {
	const NOT_SENT = new ApiError('notSent', 'The request could not be sent.', { code: 'X' });

	it.each([ACTION, CREATE])('is given where nothing could be sent: %p', async (action) => {
		expect(await apiFailureOf(() => failing(NOT_SENT)(action))).toStrictEqual({
			kind: 'notSent',
			message: `The request could not be sent. ${MOVE_TO_V3}`,
			code: 'X',
			requestId: null,
			detail: null,
			serverTime: null,
		});
	});

	const ELSEWHERE: Array<[what: string, text: string, status: number, words: string]> = [
		[
			'HTML',
			'<html>',
			200,
			'What came back is not an answer of the legacy API (HTTP 200). A proxy or gateway on the way may have answered in its place.',
		],
		['a status', '{"code":0}', 502, 'The legacy API answered with HTTP 502.'],
		['6200', '{"code":6200}', 200, 'The legacy API is out of service for the moment. (6200)'],
	];

	it.each(ELSEWHERE)('is given where the answer is %s', async (_what, text, status, words) => {
		const act = () => answered(text, status)(ACTION);
		expect(await apiFailureOf(act)).toMatchObject({
			kind: 'unknown',
			message: `${words} ${MOVE_TO_V3}`,
		});
	});

	it.each(ELSEWHERE)(
		'is not given for a create that may have been carried out: %s',
		async (_what, text, status, words) => {
			expect(await failure(text, status)).toMatchObject({ kind: 'unknown', message: words });
		},
	);

	it.each([ACTION, CREATE])('is not given for any other failure: %p', async (action) => {
		const others = [
			new ApiError('unknown', 'The answer was lost.'),
			new ApiError('unknown', 'An error.', { code: '6000' }),
			new ApiError('rejected', 'Secret Key is empty.'),
			new CancelledError(),
			new TypeError('a bug'),
		];
		for (const error of others) {
			expect(await failureOf(() => failing(error)(action), Error)).toBe(error);
		}
	});
});
