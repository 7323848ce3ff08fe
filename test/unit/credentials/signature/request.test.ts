import { NOW, sign } from '../support';

const LIVE = 'https://live.tencentcloudapi.com/';
const GATEWAY = 'http://127.0.0.1:8080';
const LEGACY_GATEWAY = { legacyEndpoint: GATEWAY };

describe('the address', () => {
	it.each([
		['joined with one slash', GATEWAY, '/', `${GATEWAY}/`],
		['joined with one slash, of several', `${GATEWAY}//`, '/', `${GATEWAY}/`],
		['joined where neither has one', GATEWAY, 'v2/x', `${GATEWAY}/v2/x`],
		['the base alone', `${GATEWAY}/v2/index`, '', `${GATEWAY}/v2/index`],
		['the base alone, without an own one', `${GATEWAY}/v2/index`, undefined, `${GATEWAY}/v2/index`],
		['an absolute one by itself', GATEWAY, LIVE, LIVE],
		['an absolute one by itself, in capitals', GATEWAY, 'HTTPS://live.tencentcloudapi.com/', LIVE],
		['relative, though it holds another', GATEWAY, '/?a=http://b', `${GATEWAY}/?a=http://b`],
	])('is %s', (_what, baseURL, url, sent) => {
		const signed = sign({ method: 'GET', baseURL, url }, { endpoint: GATEWAY });
		expect(signed.options.url).toBe(sent);
		expect(signed.options).not.toHaveProperty('uri');
		expect(signed.options).not.toHaveProperty('baseURL');
	});

	it('may be a URL object, in either shape', () => {
		expect(sign({ url: new URL(LIVE) }).options.url).toBe(LIVE);
		expect(sign({ uri: new URL(LIVE) }).options.uri).toBe(LIVE);
	});

	it('may hold any letter in its query', () => {
		expect(sign({ url: `${LIVE}?Name=频\\道` }).url.search).toBe('?Name=%E9%A2%91\\%E9%81%93');
	});

	it('is named when the service has no such path, or listens encrypted only', () => {
		expect(() => sign({ url: `${LIVE}x` })).toThrow(
			'API 3.0 lives at https://live.tencentcloudapi.com/ and the legacy API at /v2/index.php.',
		);
		expect(() => sign({ url: 'http://live.tencentcloudapi.com/' })).toThrow(
			'The request goes to "live.tencentcloudapi.com" over plain HTTP',
		);
	});

	it.each([
		['https://user@live.tencentcloudapi.com/', 'is not one that can be signed'],
		['view-source:https://live.tencentcloudapi.com/', 'is not one that can be signed'],
		['https://live.tencentcloudapi.com:99999/', 'cannot be read'],
	])('%s is refused with an example', (url, words) => {
		expect(() => sign({ url })).toThrow(words);
		expect(() => sign({ url })).toThrow('such as https://live.tencentcloudapi.com/');
	});
});

describe('the method', () => {
	it.each([undefined, null, '', 7])('is GET when the request names none: %p', (method) => {
		expect(sign({ url: LIVE, method }).options.method).toBe('GET');
	});

	it('may be written in lower case', () => {
		expect(sign({ url: LIVE, method: 'post' }).options.method).toBe('POST');
	});

	it('is refused when the service does not take it', () => {
		expect(() => sign({ url: LIVE, method: 'TRACE' })).toThrow('Use POST or GET.');
	});

	it('HEAD sends no body', () => {
		expect(sign({ url: LIVE, method: 'HEAD', body: '{}' }).options).not.toHaveProperty('body');
	});
});

it('adds nothing to a request but what signing needs', () => {
	expect(sign({ method: 'POST', url: LIVE }).options).toStrictEqual({
		method: 'POST',
		url: LIVE,
		headers: {
			'Content-Type': 'application/json; charset=utf-8',
			'X-TC-Timestamp': String(NOW),
			'X-TC-Region': 'ap-guangzhou',
			'X-TC-Version': '2018-08-01',
			Authorization: expect.stringMatching(/^TC3-HMAC-SHA256 Credential=/),
		},
		body: '{}',
		disableFollowRedirect: true,
		maxRedirects: 0,
		followRedirect: false,
		followAllRedirects: false,
	});
});

it('signs a legacy request at a gateway, by its path', () => {
	const signed = sign({ baseURL: `${GATEWAY}/v2/index.php` }, LEGACY_GATEWAY);
	expect(signed.url.pathname).toBe('/v2/index.php');
	expect(signed.parameters.has('Signature')).toBe(true);
});
