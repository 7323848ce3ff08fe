import { credentialData, NOW, sign } from './support';

const LEGACY = 'https://live.api.qcloud.com/v2/index.php';
const JSON_TYPE = 'application/json; charset=utf-8';
const FORM_TYPE = 'application/x-www-form-urlencoded';

describe('legacy requests', () => {
	const fields = { Action: 'CreateRecord', startTime: '2017-01-01 10:10:01', tapeType: 0 };

	it('signs a form and encodes every value once, in upper-case hex', () => {
		const signed = sign({
			method: 'POST',
			url: LEGACY,
			headers: { 'Content-Type': FORM_TYPE, 'X-TC-Service': 'live' },
			body: 'Action=CreateRecord&startTime=2017-01-01+10%3a10%3a01&tapeType=0',
		});
		expect(signed.options.body).toContain('startTime=2017-01-01%2010%3A10%3A01');
		expect(signed.headers).toEqual({ 'Content-Type': FORM_TYPE });
		expect(Object.fromEntries(signed.parameters)).toMatchObject({
			Action: 'CreateRecord',
			startTime: '2017-01-01 10:10:01',
			tapeType: '0',
			Region: 'gz',
			Timestamp: String(NOW),
		});
		expect(signed.parameters.has('SignatureMethod')).toBe(false);
	});

	it.each([
		['form object', { uri: LEGACY, form: fields }],
		['body object', { url: LEGACY, body: fields }],
		[
			'bytes',
			{
				url: LEGACY,
				body: Buffer.from('Action=CreateRecord&startTime=2017-01-01%2010:10:01&tapeType=0'),
			},
		],
	])('takes the parameters of a POST from the %s', (_name, request) => {
		const { parameters, url } = sign({ method: 'POST', ...request });
		expect([...parameters.keys()].sort()).toEqual(
			[...Object.keys(fields), 'Nonce', 'Region', 'SecretId', 'Signature', 'Timestamp'].sort(),
		);
		expect(url.href).toBe(LEGACY);
	});

	it('takes the parameters of a GET from the query alone', () => {
		const signed = sign({
			uri: `${LEGACY}?Action=CreateRecord`,
			qs: { tapeType: 0 },
			form: {},
		});
		expect(signed.parameters.get('Action')).toBe('CreateRecord');
		expect(signed.parameters.get('tapeType')).toBe('0');
		expect(signed.options).not.toHaveProperty('body');
		expect(signed.options).not.toHaveProperty('qs');
	});

	it('replaces every common parameter a request brings, except time and region', () => {
		const given = { SecretId: 'x', Nonce: 1, Signature: 'x', SignatureMethod: 'x', Token: 'x' };
		const { parameters } = sign(
			{ method: 'POST', url: LEGACY, body: { ...given, Timestamp: 1_600_000_000, Region: 'sh' } },
			{ legacySignatureMethod: 'HmacSHA256' },
		);
		expect(parameters.get('SecretId')).toBe(credentialData().secretId);
		expect(parameters.get('Nonce')).not.toBe('1');
		expect(parameters.get('SignatureMethod')).toBe('HmacSHA256');
		expect(parameters.has('Token')).toBe(false);
		expect(parameters.get('Timestamp')).toBe('1600000000');
		expect(parameters.get('Region')).toBe('sh');
	});

	it('draws a fresh nonce of at least 31 bits each time', () => {
		const nonces = Array.from({ length: 2_000 }, () =>
			Number(sign({ url: LEGACY }).parameters.get('Nonce')),
		);
		expect(new Set(nonces).size).toBe(nonces.length);
		expect(nonces.every((nonce) => Number.isSafeInteger(nonce) && nonce > 0)).toBe(true);
		expect(Math.max(...nonces)).toBeGreaterThan(2 ** 31);
	});

	it.each([
		['JSON text', { headers: { 'Content-Type': JSON_TYPE }, body: '{}' }, 'Form Urlencoded'],
		['a value that reads as a file', { body: { channelId: '@x' } }, '"channelId"'],
		['another method', { method: 'DELETE' }, 'POST or GET'],
		['a time that is none', { body: { Timestamp: '2017-01-01' } }, '"Timestamp"'],
	])('refuses %s, naming the way out', (_name, request, hint) => {
		expect(() => sign({ method: 'POST', url: LEGACY, ...request })).toThrow(hint);
	});
});
