import { sign } from '../support';

const LIVE = 'https://live.tencentcloudapi.com/';
const LEGACY = 'https://live.api.qcloud.com/v2/index.php';
const GATEWAY = 'http://127.0.0.1:8080';

describe('an API 3.0 request', () => {
	it('keeps a version it names', () => {
		const headers = { 'x-tc-version': '2020-01-01' };
		const signed = sign({ method: 'POST', url: LIVE, headers });
		expect(signed.headers).toHaveProperty('x-tc-version', '2020-01-01');
		expect(signed.headers).not.toHaveProperty('X-TC-Version');
	});

	it('is refused with a time or a service that is none, naming the header', () => {
		const at = (headers: object) => () =>
			sign({ method: 'POST', url: GATEWAY, headers }, { endpoint: GATEWAY });
		expect(at({ 'X-TC-Timestamp': 'now' })).toThrow(
			'The value of "X-TC-Timestamp" is not a time in whole UNIX seconds.',
		);
		expect(at({ 'X-TC-Service': 'VOD' })).toThrow('The header "X-TC-Service"');
	});
});

describe('a legacy request', () => {
	it('carries no header of a signature or a body it does not have', () => {
		const headers = {
			Authorization: 'Bearer x',
			'X-TC-Token': 'stale',
			'X-TC-Service': 'live',
			'Content-Type': 'text/plain',
		};
		expect(sign({ url: LEGACY, headers }).headers).toStrictEqual({});
	});

	it('drops a parameter without a name, and a hash method that is not its own', () => {
		const { parameters } = sign({ url: `${LEGACY}?=x&Action=A&SignatureMethod=HmacSHA256` });
		expect([...parameters.keys()].sort()).toStrictEqual(
			['Action', 'Nonce', 'Region', 'SecretId', 'Signature', 'Timestamp'].sort(),
		);
	});

	it('has a region only where the legacy API has a name for it', () => {
		const regionFor = (region: string) =>
			sign({ url: LEGACY }, { region }).parameters.get('Region');
		expect(regionFor('ap-shanghai')).toBe('sh');
		expect(regionFor('ap-seoul')).toBeUndefined();
		expect(regionFor('')).toBeUndefined();
	});

	it('may have a value that starts with "@" in a query, where nothing is a file', () => {
		expect(sign({ url: LEGACY, qs: { channelId: '@x' } }).parameters.get('channelId')).toBe('@x');
	});
});
