import type { IHttpRequestOptions } from 'n8n-workflow';

import { sendThrough } from '../../../../nodes/TencentLive/n8n/send';
import type { ApiCall } from '../../../../nodes/TencentLive/transport/send';
import { contextOf } from '../support/context';
import { apiFailureOf } from '../support/thrown';
import { SIGNED_WORDS, systemError, thrownByHelper } from '../support/thrownByNode';

const CALL: ApiCall = {
	url: 'https://live.tencentcloudapi.com/',
	headers: { 'X-TC-Action': 'CreateRecordTask' },
	body: '{"StreamName":"a"}',
	timeout: 4321,
};

interface Sent {
	self: unknown;
	credential: string;
	options: IHttpRequestOptions;
}

/** A context whose request helper keeps what it is given and answers as told. */
function listening(answer: () => unknown) {
	const sent: Sent[] = [];
	const context = contextOf({
		helpers: {
			async httpRequestWithAuthentication(credential, options) {
				sent.push({ self: this, credential, options });
				return await answer();
			},
		},
	});
	return { context, sent };
}

describe('sendThrough', () => {
	it('sends one POST through the helper, signed by the credential, and nothing else', async () => {
		const { context, sent } = listening(() => ({ statusCode: 200, body: '{}' }));
		await sendThrough(context)(CALL);
		expect(sent).toHaveLength(1);
		expect(sent[0]?.self).toBe(context);
		expect(sent[0]?.credential).toBe('tencentCloudApi');
		expect(sent[0]?.options).toStrictEqual({
			url: 'https://live.tencentcloudapi.com/',
			headers: { 'X-TC-Action': 'CreateRecordTask' },
			body: '{"StreamName":"a"}',
			timeout: 4321,
			method: 'POST',
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			abortSignal: undefined,
		});
	});

	it.each([200, 302, 401, 404, 500, 502, 503])('takes HTTP %d as an answer', async (status) => {
		const { context, sent } = listening(() => ({ statusCode: status, body: ' any text\n' }));
		expect(await sendThrough(context)(CALL)).toStrictEqual({
			status,
			text: ' any text\n',
			date: null,
		});
		expect(sent).toHaveLength(1);
	});

	it.each([
		['Mon, 23 Nov 2026 10:00:00 GMT', Date.parse('2026-11-23T10:00:00Z')],
		['soon', null],
		[undefined, null],
	])("tells the server's clock where the header Date says %p", async (date, time) => {
		const { context } = listening(() => ({ statusCode: 200, body: '', headers: { date } }));
		expect((await sendThrough(context)(CALL)).date).toBe(time);
	});

	it('is given up by its own signal, and by the cancelled execution', async () => {
		for (const hasSignal of [false, true]) {
			const cancelling = new AbortController();
			const cancelled = hasSignal ? cancelling.signal : undefined;
			const seen: Array<AbortSignal | undefined> = [];
			const context = contextOf({
				getExecutionCancelSignal: () => cancelled,
				helpers: {
					async httpRequestWithAuthentication() {
						seen.push(this.getExecutionCancelSignal());
						return await Promise.resolve({});
					},
				},
			});
			const own = new AbortController();
			await sendThrough(context)(CALL, own.signal);
			await sendThrough(context)(CALL, new AbortController().signal);
			own.abort();
			expect(seen.map((signal) => signal?.aborted)).toStrictEqual([true, false]);
			cancelling.abort();
			expect(seen[1]?.aborted).toBe(hasSignal);
		}
	});

	it('gives the body with every digit', async () => {
		const body = '{"task_id":18446744073709551615}';
		const { context } = listening(() => ({ statusCode: 200, body }));
		expect((await sendThrough(context)(CALL)).text).toBe(body);
	});

	it.each([
		['nothing', undefined],
		['null', null],
		['text', '{"code":0}'],
		['an array', [{ statusCode: 200, body: '{}' }]],
		['an empty object', {}],
		['a parsed body', { statusCode: '200', body: { code: 0 } }],
		['no body', { statusCode: null, body: null }],
	])('gives status 0 and no text where the helper gives %s', async (_what, given) => {
		const { context } = listening(() => given);
		expect(await sendThrough(context)(CALL)).toStrictEqual({ status: 0, text: '', date: null });
	});

	it('reads status and body each by itself', async () => {
		const onlyBody = listening(() => ({ body: 'a' }));
		expect(await sendThrough(onlyBody.context)(CALL)).toStrictEqual({
			status: 0,
			text: 'a',
			date: null,
		});
		const onlyStatus = listening(() => ({ statusCode: 204 }));
		expect(await sendThrough(onlyStatus.context)(CALL)).toStrictEqual({
			status: 204,
			text: '',
			date: null,
		});
	});

	it('says not sent, once, where the connection never came up', async () => {
		const { context, sent } = listening(() =>
			Promise.reject(thrownByHelper(systemError('ECONNREFUSED', 'connect'))),
		);
		expect(await apiFailureOf(() => sendThrough(context)(CALL))).toStrictEqual({
			kind: 'notSent',
			message:
				'The request could not be sent: the connection was refused. Check the network of this machine, and the endpoints in the credential.',
			code: null,
			requestId: null,
			detail: null,
			serverTime: null,
		});
		expect(sent).toHaveLength(1);
	});

	it('says unknown, once, where the answer was lost, and nothing that was signed', async () => {
		const { context, sent } = listening(() =>
			Promise.reject(thrownByHelper(systemError('ECONNRESET', 'read'))),
		);
		const failure = await apiFailureOf(() => sendThrough(context)(CALL));
		expect(failure).toMatchObject({
			kind: 'unknown',
			message: 'The answer was lost: the connection was cut.',
		});
		for (const word of SIGNED_WORDS) expect(JSON.stringify(failure)).not.toContain(word);
		expect(sent).toHaveLength(1);
	});
});
