import { readAccount } from '../../../../credentials/signature/account';
import { sign } from '../support';

it('reads a credential that was saved before it had all fields', () => {
	expect(readAccount({ secretId: 'id', secretKey: 'key' })).toStrictEqual({
		secretId: 'id',
		secretKey: 'key',
		sessionToken: '',
		region: '',
		endpoints: [
			{ field: 'API 3.0 Endpoint', url: '', isLegacy: false },
			{ field: 'Legacy Endpoint', url: '', isLegacy: true },
		],
		legacySignatureMethod: 'HmacSHA1',
	});
});

it('case 40: takes digits that come as a number, as long as none is lost', () => {
	const numbers = readAccount({ secretId: 123456, secretKey: 5, sessionToken: 0 });
	expect(numbers).toMatchObject({ secretId: '123456', secretKey: '5', sessionToken: '0' });
	expect(() => readAccount({ secretId: 2 ** 64, secretKey: 'key' })).toThrow('"Secret ID"');
});

it('signs for the legacy endpoint of the credential', () => {
	const gateway = { legacyEndpoint: ' http://127.0.0.1:8082/v2/index.php ' };
	const signed = sign({ url: 'http://127.0.0.1:8082/v2/index.php' }, gateway);
	expect(signed.parameters.has('Signature')).toBe(true);
});

it.each([
	['API 3.0 Endpoint', { endpoint: 'ftp://gateway.example' }],
	['API 3.0 Endpoint', { endpoint: 'view-source:https://gateway.example' }],
	['API 3.0 Endpoint', { endpoint: 'https://[' }],
	['Legacy Endpoint', { legacyEndpoint: 'gateway.example' }],
])('names the field %s when its address is none: %j', (field, credential) => {
	expect(() => sign({ url: 'https://gateway.example/' }, credential)).toThrow(
		`The field "${field}" of the Tencent Cloud API credential is not a web address.`,
	);
});
