/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test needs a server, and n8n's own HTTP client */
import type { IncomingHttpHeaders, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { OutboundHttp } from '@n8n/backend-network';
import { Container } from '@n8n/di';
import Sign from 'tencentcloud-sdk-nodejs/tencentcloud/common/sign';

import { legacySignature, legacySource } from '../../../credentials/signature/legacy';
import { NOW, SECRET_ID, SECRET_KEY, sign } from './support';

/** A request as it arrived. */
interface Arrival {
	method: string;
	url: URL;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

let server: Server;
let base = '';
let status = 200;
let arrivals: Arrival[] = [];

beforeAll(async () => {
	server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			arrivals.push({
				method: request.method ?? '',
				url: new URL(request.url ?? '', `http://${request.headers.host}`),
				headers: request.headers,
				body: Buffer.concat(chunks),
			});
			response.writeHead(status, { location: '/elsewhere' }).end('{}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address: AddressInfo | string | null = server.address();
	base = typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '';
});

afterAll(async () => await new Promise((resolve) => server.close(resolve)));

beforeEach(() => {
	arrivals = [];
	status = 200;
});

/** Signs the request and sends it through the client that n8n uses for its shape. */
async function send(request: object): Promise<Arrival> {
	const { options: signed }: { options: object } = sign(request, {
		endpoint: base,
		legacyEndpoint: base,
		sessionToken: 'token',
	});
	const client = Container.get(OutboundHttp).requests();
	await ('uri' in request
		? client.requestLegacy({ ...signed })
		: client.request({ url: '', ...signed }));
	const [arrival] = arrivals;
	if (!arrival) throw new Error('nothing arrived');
	return arrival;
}

/** What Tencent's own SDK computes for the request that arrived, byte by byte. */
function authorizationOf({ method, url, headers, body }: Arrival): string {
	// That SDK leaves the port out of the host it signs; the host of a gateway is signed as sent.
	const host = jest.spyOn(URL.prototype, 'hostname', 'get').mockReturnValue(headers.host ?? '');
	const authorization = Sign.sign3({
		method,
		url: url.href,
		payload: body,
		timestamp: Number(headers['x-tc-timestamp']),
		service: 'live',
		secretId: SECRET_ID,
		secretKey: SECRET_KEY,
		multipart: false,
		boundary: '',
		headers: { 'Content-Type': headers['content-type'] ?? '' },
	});
	host.mockRestore();
	return authorization;
}

describe.each(['url', 'uri'])('through n8n, with the address in %s', (at) => {
	it.each([
		['JSON text', { method: 'POST', body: '{"Name":"\u672a\u547d\u540d"}' }],
		['JSON text with white space', { method: 'POST', body: ' {"a": 1}\n' }],
		['text that is not JSON', { method: 'POST', body: 'a=b' }],
		[
			'text called JSON that is not',
			{ method: 'POST', body: 'x', headers: { 'Content-Type': 'application/JSON' } },
		],
		['plain text', { method: 'POST', body: ' x ', headers: { 'content-type': 'text/plain' } }],
		['an object', { method: 'POST', body: { a: [1, '\u672a'] } }],
		['bytes', { method: 'POST', body: Buffer.from([0, 255, 128]) }],
		['nothing', { method: 'POST' }],
		['empty plain text', { method: 'POST', headers: { 'content-type': 'text/plain' } }],
		['form fields', { method: 'POST', form: { a: 'b c' } }],
		[
			'a form as text',
			{
				method: 'POST',
				body: 'a=b+c',
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
			},
		],
		['a query', { method: 'GET', qs: { Name: "\u672a d'e", Ids: ['a', 'b'] } }],
		['a query on a GET with an empty body', { method: 'GET', qs: { a: 'b' }, body: {} }],
		['a wrong Host header', { method: 'POST', body: '{}', headers: { ' hOST': 'evil.example' } }],
		['a wrong length', { method: 'POST', body: '{"a":1}', headers: { 'Content-Length': 2 } }],
		[
			'Basic authentication',
			{ method: 'POST', body: '{}', auth: { username: 'u', password: 'p' } },
		],
		['JSON parsing on', { method: 'POST', body: '{}', json: true }],
	])('API 3.0 arrives as it was signed: %s', async (_name, request) => {
		const arrival = await send({ [at]: `${base}/`, ...request });
		expect(arrival.headers.host).toBe(base.replace('http://', ''));
		expect(arrival.headers['x-tc-token']).toBe('token');
		expect(arrival.headers.authorization).toBe(authorizationOf(arrival));
	});

	it.each([
		['GET', { qs: { Action: 'A', channelId: "\u672a d'e" } }],
		['POST', { form: { Action: 'A', startTime: '2017-01-01 10:10:01' } }],
		['POST', { body: 'Action=A&startTime=2017-01-01+10%3a10%3a01' }],
	])('a legacy %s arrives as it was signed: %j', async (method, request) => {
		const arrival = await send({ [at]: `${base}/v2/index.php`, method, ...request });
		const text = method === 'GET' ? arrival.url.search : arrival.body.toString();
		const parameters = new Map(new URLSearchParams(text));
		const source = legacySource(method, arrival.url.host, arrival.url.pathname, parameters);
		expect(parameters.get('Token')).toBe('token');
		expect(parameters.get('Timestamp')).toBe(String(NOW));
		expect(parameters.get('Signature')).toBe(legacySignature(source, SECRET_KEY, 'HmacSHA1'));
	});

	it.each(['GET', 'POST'])('follows no redirect of a %s', async (method) => {
		status = 307;
		await send({ [at]: `${base}/`, method, followAllRedirects: true }).catch(() => {});
		expect(arrivals).toHaveLength(1);
	});
});
