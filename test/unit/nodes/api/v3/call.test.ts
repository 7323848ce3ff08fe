import { caller3, type Action3, type Call3 } from '../../../../../nodes/TencentLive/api/v3/call';
import { NOT_ANSWERS, sending } from '../../support/replies';
import { SpyRetry } from '../../support/spyRetry';
import { apiFailureOf } from '../../support/thrown';

const ACTION: Action3 = {
	service: 'live',
	version: '2018-08-01',
	action: 'CreateRecordTask',
	parameters: { StreamName: '流 "a"', EndTime: 1795345200 },
};

/** A caller whose every call is answered with this text. */
function answered(text: string, status = 200): Call3 {
	const { send } = sending(text, status);
	return caller3(() => ({ send, baseUrl: 'https://a.example', retry: new SpyRetry() }));
}

const failure = async (text: string, status = 200) =>
	await apiFailureOf(() => answered(text, status)(ACTION));

describe('what is sent', () => {
	it('is the action in headers and its parameters as JSON', async () => {
		const { send, calls } = sending('{"Response":{}}');
		const retry = new SpyRetry();
		const services: string[] = [];
		const call = caller3((service) => {
			services.push(service);
			return { send, baseUrl: `https://${service}.example`, retry };
		});
		await call(ACTION);
		expect(services).toStrictEqual(['live']);
		expect(calls).toStrictEqual([
			{
				url: 'https://live.example/',
				headers: {
					'Content-Type': 'application/json; charset=utf-8',
					'X-TC-Action': 'CreateRecordTask',
					'X-TC-Version': '2018-08-01',
					'X-TC-Service': 'live',
					'X-TC-Timestamp': '0',
				},
				body: '{"StreamName":"流 \\"a\\"","EndTime":1795345200}',
				timeout: 15_000,
			},
		]);
	});

	it('goes to the service it belongs to, with its version', async () => {
		const { send, calls } = sending('{"Response":{}}');
		const call = caller3((service) => ({
			send,
			baseUrl: `https://${service}.example/path`,
			retry: new SpyRetry(),
		}));
		await call({ service: 'vod', version: '2018-07-17', action: 'SearchMedia', parameters: {} });
		expect(calls[0]?.url).toBe('https://vod.example/path/');
		expect(calls[0]?.headers).toMatchObject({
			'X-TC-Action': 'SearchMedia',
			'X-TC-Version': '2018-07-17',
			'X-TC-Service': 'vod',
		});
		expect(calls[0]?.body).toBe('{}');
	});

	it('waits as long as it is told', async () => {
		const { send, calls } = sending('{"Response":{}}');
		const call = caller3(() => ({ send, baseUrl: '', retry: new SpyRetry() }));
		await call({ ...ACTION, timeout: 3001 });
		expect(calls[0]?.timeout).toBe(3001);
	});

	it('is paced by action, and repeatable unless told otherwise', async () => {
		const { send } = sending('{"Response":{}}');
		const retry = new SpyRetry();
		const call = caller3(() => ({ send, baseUrl: '', retry }));
		await call(ACTION);
		await call({ ...ACTION, action: 'StopRecordTask', repeatable: true });
		const beforeSend = () => undefined;
		await call({ ...ACTION, repeatable: false, timeout: 3001, beforeSend });
		const pace = { perSecond: 19.5, inFlight: 20 };
		expect(retry.paced).toStrictEqual([
			{
				lane: 'CreateRecordTask',
				pace,
				timeout: 15_000,
				repeatable: true,
				beforeSend: undefined,
				onTurnedAway: undefined,
			},
			{
				lane: 'StopRecordTask',
				pace,
				timeout: 15_000,
				repeatable: true,
				beforeSend: undefined,
				onTurnedAway: undefined,
			},
			{
				lane: 'CreateRecordTask',
				pace,
				timeout: 3001,
				repeatable: false,
				beforeSend,
				onTurnedAway: undefined,
			},
		]);
	});

	it('carries the time it is signed with, and each sending is told', async () => {
		const { send, calls } = sending('{"Response":{}}');
		const retry = new SpyRetry([0, 1_706_406_788]);
		const sentBefore: Array<[calls: number, signedAt: number]> = [];
		const call = caller3(() => ({ send, baseUrl: '', retry }));
		await call({ ...ACTION, onSend: (signedAt) => sentBefore.push([calls.length, signedAt]) });
		expect(calls).toHaveLength(2);
		expect(calls[0]?.headers).toHaveProperty('X-TC-Timestamp', '0');
		expect(calls[1]?.headers).toHaveProperty('X-TC-Timestamp', '1706406788');
		expect(sentBefore).toStrictEqual([
			[0, 0],
			[1, 1_706_406_788_000],
		]);
	});
});

describe('an answer', () => {
	it('is what Response holds, with every digit', async () => {
		const text =
			'{"Response":{"TaskId":18446744073709551615,"RequestId":"r-1","List":[9007199254740993,1]}}';
		expect(await answered(text)(ACTION)).toStrictEqual({
			TaskId: '18446744073709551615',
			RequestId: 'r-1',
			List: ['9007199254740993', 1],
		});
	});

	it.each(['{"Response":{}}', '{"Response":{"Error":null}}'])('may be %s', async (text) => {
		expect(await answered(text)(ACTION)).toStrictEqual(JSON.parse(text).Response);
	});

	it.each([201, 204, 301, 400, 401, 404, 500, 502, 503, 0])(
		'of HTTP %d leaves the outcome unknown, even with a task ID',
		async (status) => {
			expect(await failure('{"Response":{"TaskId":"a","RequestId":"r-1"}}', status)).toStrictEqual({
				kind: 'unknown',
				message: `Tencent Cloud answered with HTTP ${status}.`,
				code: `HTTP ${status}`,
				requestId: 'r-1',
				detail: null,
				serverTime: null,
			});
		},
	);
});

describe('what is no answer', () => {
	const BODIES: typeof NOT_ANSWERS = [
		...NOT_ANSWERS,
		['half an answer', '{"Response":{"TaskId":"a","RequestId":"r-1"'],
		['half a number', '{"Response":{"TaskId":184467440737'],
		['the legacy envelope', '{"code":0,"message":"","task_id":1}'],
		['a Response of text', '{"Response":"ok"}'],
		['a Response of null', '{"Response":null}'],
		['a Response that is a list', '{"Response":[{"TaskId":"a"}]}'],
		['an error outside Response', '{"Error":{"Code":"InvalidParameter"}}'],
	];

	it.each(BODIES)('leaves the outcome unknown: %s', async (_what, text) => {
		for (const status of [200, 403, 500, 502, 0]) {
			expect(await failure(text, status)).toStrictEqual({
				kind: 'unknown',
				message: `What came back is not an answer of API 3.0 (HTTP ${status}). A proxy or gateway on the way may have answered in its place.`,
				code: `HTTP ${status}`,
				requestId: null,
				detail: null,
				serverTime: null,
			});
		}
	});
});

describe('an error of the service', () => {
	const error = (parts: object) =>
		JSON.stringify({ Response: { Error: parts, RequestId: 'r-1', TaskId: '', Total: 1 } });

	it.each([200, 400, 401, 500, 503])('means the same with HTTP %d', async (status) => {
		const text = error({ Code: 'LimitExceeded.MaximumTask', Message: 'Too many tasks.' });
		expect(await failure(text, status)).toStrictEqual({
			kind: 'rejected',
			message:
				'The recording tasks that the account may create in a day are used up. Wait until tomorrow, or ask Tencent Cloud for a higher limit. (LimitExceeded.MaximumTask)',
			code: 'LimitExceeded.MaximumTask',
			requestId: 'r-1',
			detail: 'Too many tasks.',
			serverTime: null,
		});
	});

	it.each([
		['a task', 'InvalidParameter', { TaskId: 'a' }],
		['a template', 'RequestLimitExceeded', { TemplateId: 7 }],
	])('case 18: leaves the outcome unknown beside the ID of %s', async (_what, code, made) => {
		const text = JSON.stringify({ Response: { Error: { Code: code }, ...made, RequestId: 'r-1' } });
		expect(await failure(text)).toMatchObject({
			kind: 'unknown',
			message: expect.stringMatching(
				/^The answer holds an ID as well as an error: .* may exist\. /,
			),
			code,
			requestId: 'r-1',
		});
	});

	it('of an unheard code leaves the outcome unknown', async () => {
		expect(await failure(error({ Code: 'Unheard.Of', Message: 'x' }))).toMatchObject({
			kind: 'unknown',
			message: 'Tencent Cloud answered with an error. (Unheard.Of)',
			code: 'Unheard.Of',
		});
	});

	it.each([
		{},
		{ Code: null, Message: null },
		{ Code: '', Message: '' },
		{ Code: {}, Message: [] },
	])('without code and words leaves the outcome unknown: %p', async (parts) => {
		expect(await failure(error(parts))).toMatchObject({
			kind: 'unknown',
			message: 'Tencent Cloud answered with an error. (no code)',
			requestId: 'r-1',
			detail: null,
			serverTime: null,
		});
	});

	it('may come with numbers for text, and without a RequestId', async () => {
		const text = '{"Response":{"Error":{"Code":4000,"Message":9007199254740993}}}';
		expect(await failure(text)).toMatchObject({
			kind: 'unknown',
			code: '4000',
			requestId: null,
			detail: '9007199254740993',
		});
	});

	it('is quoted without what was signed', async () => {
		const text = error({
			Code: 'AuthFailure.SignatureFailure',
			Message: 'Signature=72e494ea809ad7a8c8f7a450 is wrong, see https://example.com/?AKID=1',
		});
		expect(await failure(text)).toMatchObject({
			kind: 'rejected',
			detail: 'Signature … is wrong, see …',
		});
	});

	it('tells when there were too many calls', async () => {
		const text = error({ Code: 'RequestLimitExceeded', Message: '' });
		expect(await failure(text)).toMatchObject({ kind: 'throttled', detail: null });
	});

	it.each([
		['deviation between `Timestamp` and the server time 1706406788.', 1_706_406_788],
		['the server time 1706406788', 1_706_406_788],
		['the server time 123456789, sorry', 123_456_789],
		['the server time 12345678901!', 12_345_678_901],
		['the server time 12345678.', null],
		['the server time 123456789012.', null],
		['the server time 1706406788x', null],
		['the server time: 1706406788', null],
		['the time 1706406788', null],
		['', null],
	])('reads the clock of the server in %p', async (words, serverTime) => {
		const text = error({ Code: 'AuthFailure.SignatureExpire', Message: words });
		expect(await failure(text)).toMatchObject({ kind: 'clock', serverTime });
	});
});
