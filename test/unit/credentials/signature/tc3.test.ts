import {
	serviceOfAuthorization,
	tc3Authorization,
	type Tc3Request,
} from '../../../../credentials/signature/tc3';

const REQUEST: Tc3Request = {
	method: 'POST',
	query: '',
	headers: { 'content-type': 'application/json; charset=utf-8', host: 'live.tencentcloudapi.com' },
	payload: '{}',
	service: 'live',
	timestamp: 1_700_000_000,
};

const authorize = (parts: Partial<Tc3Request> = {}) =>
	tc3Authorization({ ...REQUEST, ...parts }, { secretId: 'id', secretKey: 'key' });

describe('tc3Authorization', () => {
	it('names the key, the date in UTC, the service and the signed headers in order', () => {
		const { host = '', 'content-type': type = '' } = REQUEST.headers;
		expect(authorize({ headers: { host, 'content-type': type } })).toBe(authorize());
		expect(authorize()).toMatch(
			/^TC3-HMAC-SHA256 Credential=id\/2023-11-14\/live\/tc3_request, SignedHeaders=content-type;host, Signature=[0-9a-f]{64}$/,
		);
	});

	it('signs header values without white space around them', () => {
		const headers = { ...REQUEST.headers, host: ' live.tencentcloudapi.com\t' };
		expect(authorize({ headers })).toBe(authorize());
	});

	it.each<[string, Partial<Tc3Request>]>([
		['method', { method: 'GET' }],
		['query', { query: 'a=1' }],
		['header', { headers: { ...REQUEST.headers, host: 'vod.tencentcloudapi.com' } }],
		['body', { payload: '{ }' }],
		['time', { timestamp: 1_700_000_001 }],
	])('signs the %s', (_what, parts) => {
		expect(authorize(parts).slice(-64)).not.toBe(authorize().slice(-64));
	});

	it('signs bytes like the text they are', () => {
		expect(authorize({ payload: Buffer.from('频') })).toBe(authorize({ payload: '频' }));
	});
});

describe('serviceOfAuthorization', () => {
	it('reads the service from an earlier signature of the same key', () => {
		expect(serviceOfAuthorization(authorize({ service: 'vod' }), 'id')).toBe('vod');
	});

	it.each([
		['another key', authorize(), 'other'],
		['nothing', '', 'id'],
		['another scheme', 'Bearer TC3-HMAC-SHA256', 'id'],
		['something in front', ` ${authorize()}`, 'id'],
		['another ending', authorize().replace('tc3_request', 'other'), 'id'],
		['no service', authorize({ service: '' }), 'id'],
	])('gives nothing for %s', (_what, authorization, secretId) => {
		expect(serviceOfAuthorization(authorization, secretId)).toBe('');
	});
});
