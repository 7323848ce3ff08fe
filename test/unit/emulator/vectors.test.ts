/** Signatures that Tencent publishes are good, and nothing next to them is. */
import {
	sortedParametersSignature,
	sortedParametersText,
	verifySortedParameters,
} from '../../emulator/authentication/sortedParameters';
import {
	canonicalRequest,
	readTc3Authorization,
	tc3Signature,
	verifyTc3,
} from '../../emulator/authentication/tc3';
import type { RawRequest } from '../../emulator/http/rawRequest';
import { LEGACY_VECTORS, TC3_VECTORS } from '../../support/vectors';

const HOST = 'cvm.api.qcloud.com';
const PATH = '/v2/index.php';

const mapOf = (text: string) => new Map(new URLSearchParams(text));

describe('the legacy signature', () => {
	it.each(LEGACY_VECTORS)('$name', ({ method, text, key, signature }) => {
		const parameters = mapOf(text).set('Signature', signature);
		const input = { method, host: HOST, path: PATH, parameters };
		expect(sortedParametersText(input)).toBe(`${method}${HOST}${PATH}?${text}`);
		expect(verifySortedParameters(input, key)).toBe(true);
		expect(verifySortedParameters(input, `${key}x`)).toBe(false);
		expect(verifySortedParameters({ ...input, host: 'live.api.qcloud.com' }, key)).toBe(false);
		const changed = new Map(parameters).set('Nonce', '1');
		expect(verifySortedParameters({ ...input, parameters: changed }, key)).toBe(false);
	});

	it('writes dots for underscores in names on the legacy path only, a leading one apart', () => {
		const parameters = mapOf('_b_=1&a_b=x_y');
		const legacy = { method: 'get', host: 'h', path: PATH, parameters };
		expect(sortedParametersText(legacy)).toBe(`GETh${PATH}?_b_=1&a.b=x_y`);
		expect(sortedParametersText({ ...legacy, path: '/' })).toBe('GETh/?_b_=1&a_b=x_y');
	});
});

it.each([
	['EXAMPLE', 'EliP9YW3pW28FpsEdkXt/+WcGeI='],
	['*******', 'zmmjn35mikh6pM3V7sUEuX4wyYM='],
])('signature v1 with keys that end in %s', (ending, signature) => {
	const parameters = mapOf(
		`Action=DescribeInstances&InstanceIds.0=ins-09dx96dg&Limit=20&Nonce=11886&Offset=0&Region=ap-guangzhou&SecretId=AKIDz8krbsJ5yKBZQpn74WFkmLPx3${ending}&Timestamp=1465185768&Version=2017-03-12`,
	);
	const input = { method: 'GET', host: 'cvm.tencentcloudapi.com', path: '/', parameters };
	const key = `Gu5t9xGARNpq86cd98joQYCN3${ending}`;
	expect(sortedParametersSignature(input, key)).toBe(signature);
});

describe('TC3-HMAC-SHA256', () => {
	type Vector = (typeof TC3_VECTORS)[number];

	function requestOf({ method, query, body, headers }: Vector): RawRequest {
		const host = 'cvm.tencentcloudapi.com';
		const sent = { method, query, path: '/', secure: true, body: Buffer.from(body) };
		return { ...sent, headers: { host, ...headers } };
	}

	function authorizationOf({ id, scope, signature }: Vector) {
		const read = readTc3Authorization(
			`TC3-HMAC-SHA256 Credential=${id}/${scope}, Signature=${signature}`,
		);
		if (read === null) throw new Error('the header is not read');
		return read;
	}

	it.each(TC3_VECTORS)('$name', (vector) => {
		const { timestamp, key } = vector;
		const request = requestOf(vector);
		const authorization = authorizationOf(vector);
		expect(verifyTc3(request, authorization, timestamp, key)).toBe(true);
		expect(verifyTc3(request, authorization, timestamp, `${key}x`)).toBe(false);
		for (const later of [1, 24 * 3600]) {
			expect(verifyTc3(request, authorization, timestamp + later, key)).toBe(false);
		}
		for (const change of [
			{ date: '2019-01-01' },
			{ service: 'live' },
			{ signedHeaders: ['host'] },
			{ signedHeaders: ['content-type'] },
		]) {
			expect(verifyTc3(request, { ...authorization, ...change }, timestamp, key)).toBe(false);
		}
		for (const change of [
			{ body: Buffer.from('{}') },
			{ method: 'PUT' },
			{ headers: { ...request.headers, host: 'other.tencentcloudapi.com' } },
			{ headers: { ...request.headers, 'content-type': 'text/plain' } },
		]) {
			expect(verifyTc3({ ...request, ...change }, authorization, timestamp, key)).toBe(false);
		}
		// The port it was received with may be signed or not.
		const headers = { ...request.headers, host: 'cvm.tencentcloudapi.com:8089' };
		expect(verifyTc3({ ...request, headers }, authorization, timestamp, key)).toBe(true);
	});

	it.each([
		[['host'], false],
		[['content-type'], false],
		[['content-type', 'host'], true],
	])('a signature over %j counts: %s', (signedHeaders, good) => {
		const [vector] = TC3_VECTORS;
		const { timestamp, key } = vector;
		const request = requestOf(vector);
		const canonical = canonicalRequest(request, signedHeaders, 'cvm.tencentcloudapi.com');
		const signature = tc3Signature(canonical, timestamp, 'cvm', key);
		const authorization = { ...authorizationOf(vector), signedHeaders, signature };
		expect(verifyTc3(request, authorization, timestamp, key)).toBe(good);
	});

	const CREDENTIAL = 'Credential=id/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host';
	const SIGNATURE = `Signature=${'0'.repeat(64)}`;

	it.each([
		'',
		'SKIP',
		`TC3-HMAC-SHA256 ${CREDENTIAL}`,
		`TC3-HMAC-SHA1 ${CREDENTIAL}, ${SIGNATURE}`,
		`TC3-HMAC-SHA256 ${CREDENTIAL.replaceAll('-', '')}, ${SIGNATURE}`,
	])('does not read %j as an Authorization header', (text) => {
		expect(readTc3Authorization(text)).toBeNull();
	});
});
