import { createHash } from 'node:crypto';

import {
	canonicalRequest,
	readTc3Authorization,
	tc3Signature,
	verifyTc3,
} from '../../emulator/authentication/tc3';
import type { RawRequest } from '../../emulator/http/rawRequest';

const BODY =
	'{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}';

function tc3Request(parts: Partial<RawRequest>, headers: Record<string, string>): RawRequest {
	return {
		method: 'POST',
		path: '/',
		query: '',
		body: Buffer.from(BODY),
		secure: true,
		headers: {
			host: 'cvm.tencentcloudapi.com',
			'content-type': 'application/json; charset=utf-8',
			...headers,
		},
		...parts,
	};
}

const STARS = '*'.repeat(32);

const TC3 = [
	{
		name: 'T-A',
		request: tc3Request({}, {}),
		id: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
		key: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
		timestamp: 1551113065,
		date: '2019-02-25',
		signed: 'content-type;host',
		canonicalHash: '5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031',
		signature: '72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
	},
	{
		name: 'T-B',
		request: tc3Request({}, { 'x-tc-action': 'DescribeInstances' }),
		id: `AKID${STARS}`,
		key: STARS,
		timestamp: 1551113065,
		date: '2019-02-25',
		signed: 'content-type;host;x-tc-action',
		canonicalHash: '7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84',
		signature: '10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f',
	},
	{
		name: 'T-C',
		request: tc3Request(
			{ method: 'GET', query: 'Limit=10&Offset=0', body: Buffer.alloc(0) },
			{ 'content-type': 'application/x-www-form-urlencoded' },
		),
		id: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
		key: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
		timestamp: 1539084154,
		date: '2018-10-09',
		signed: 'content-type;host',
		canonicalHash: '91c9c192c14460df6c1ffc69e34e6c5e90708de2a6d282cccf957dbf1aa7f3a7',
		signature: '5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474',
	},
];

function authorizationOf(vector: (typeof TC3)[number]) {
	const { id, date, signed, signature } = vector;
	const text = `TC3-HMAC-SHA256 Credential=${id}/${date}/cvm/tc3_request, SignedHeaders=${signed}, Signature=${signature}`;
	const authorization = readTc3Authorization(text);
	if (authorization === null) throw new Error('the header is not read');
	return authorization;
}

describe('official vectors of TC3-HMAC-SHA256', () => {
	it.each(TC3)('$name verifies', (vector) => {
		const authorization = authorizationOf(vector);
		const { request, timestamp, key } = vector;
		const canonical = canonicalRequest(
			request,
			authorization.signedHeaders,
			'cvm.tencentcloudapi.com',
		);
		expect(createHash('sha256').update(canonical).digest('hex')).toBe(vector.canonicalHash);
		expect(verifyTc3(request, authorization, timestamp, key)).toBe(true);
	});

	it.each(TC3)('$name with anything changed does not', (vector) => {
		const authorization = authorizationOf(vector);
		const { request, timestamp, key } = vector;
		const verify = (
			changed: Partial<RawRequest>,
			changes: Partial<typeof authorization> = {},
			time = timestamp,
			secretKey = key,
		) => verifyTc3({ ...request, ...changed }, { ...authorization, ...changes }, time, secretKey);
		expect(verify({}, {}, timestamp, `${key}x`)).toBe(false);
		expect(verify({}, {}, timestamp + 1)).toBe(false);
		expect(verify({}, {}, timestamp + 24 * 3600)).toBe(false);
		expect(verify({}, { date: '2019-01-01' })).toBe(false);
		expect(verify({}, { service: 'live' })).toBe(false);
		expect(verify({}, { signedHeaders: ['host'] })).toBe(false);
		expect(verify({}, { signedHeaders: ['content-type'] })).toBe(false);
		expect(verify({ body: Buffer.from('{}') })).toBe(false);
		expect(verify({ method: 'PUT' })).toBe(false);
		expect(verify({ headers: { ...request.headers, host: 'other.tencentcloudapi.com' } })).toBe(
			false,
		);
		expect(verify({ headers: { ...request.headers, 'content-type': 'text/plain' } })).toBe(false);
	});

	it.each(['host', 'content-type'])('refuses a signature over %s alone', (name) => {
		const [vector] = TC3;
		if (vector === undefined) throw new Error('no vector');
		const { request, timestamp, key } = vector;
		const signed = (signedHeaders: string[]) => {
			const canonical = canonicalRequest(request, signedHeaders, 'cvm.tencentcloudapi.com');
			const signature = tc3Signature(canonical, timestamp, 'cvm', key);
			return { ...authorizationOf(vector), signedHeaders, signature };
		};
		expect(verifyTc3(request, signed([name]), timestamp, key)).toBe(false);
		expect(verifyTc3(request, signed(['content-type', 'host']), timestamp, key)).toBe(true);
	});

	it('counts the host with and without the port it was received with', () => {
		const [vector] = TC3;
		if (vector === undefined) throw new Error('no vector');
		const headers = { ...vector.request.headers, host: 'cvm.tencentcloudapi.com:8089' };
		const request = { ...vector.request, headers };
		expect(verifyTc3(request, authorizationOf(vector), vector.timestamp, vector.key)).toBe(true);
	});

	it.each([
		'',
		'SKIP',
		'TC3-HMAC-SHA256 Credential=id/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host',
		`TC3-HMAC-SHA1 Credential=id/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=${'0'.repeat(64)}`,
		`TC3-HMAC-SHA256 Credential=id/20190225/cvm/tc3_request, SignedHeaders=content-type;host, Signature=${'0'.repeat(64)}`,
	])('does not read %j as an Authorization header', (text) => {
		expect(readTc3Authorization(text)).toBeNull();
	});
});
