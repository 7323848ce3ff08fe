/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- the keys printed in the vendor's documentation */
import {
	sortedParametersSignature,
	sortedParametersText,
	verifySortedParameters,
} from '../../emulator/authentication/sortedParameters';

const HOST = 'cvm.api.qcloud.com';
const PATH = '/v2/index.php';

const DOCUMENTATION = {
	id: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3gnPhESA',
	key: 'Gu5t9xGARNpq86cd98joQYCN3Cozk1qA',
};

function parametersOf(text: string): Map<string, string> {
	return new Map(new URLSearchParams(text));
}

const INSTANCES = `Action=DescribeInstances&InstanceIds.0=ins-09dx96dg&Nonce=11886&Region=ap-guangzhou&SecretId=${DOCUMENTATION.id}`;
const PYTHON =
	'Action=DescribeInstances&Nonce=1290303896666895346&Region=ap-guangzhou&SecretId=secretIdFoo&Timestamp=1512393162&Version=2017-03-12';

const LEGACY = [
	{
		name: 'V2-A',
		method: 'GET',
		text: `${INSTANCES}&SignatureMethod=HmacSHA256&Timestamp=1465185768`,
		key: DOCUMENTATION.key,
		signature: '0EEm/HtGRr/VJXTAD9tYMth1Bzm3lLHz5RCDv1GdM8s=',
	},
	{
		name: 'V2-B',
		method: 'GET',
		text: `${INSTANCES}&SignatureMethod=HmacSHA1&Timestamp=1465185768`,
		key: DOCUMENTATION.key,
		signature: 'nPVnY6njQmwQ8ciqbPl5Qe+Oru4=',
	},
	{
		name: 'V2-C',
		method: 'GET',
		text: `Action=DescribeInstances&Nonce=11886&Region=gz&SecretId=${DOCUMENTATION.id}&Timestamp=1465185768&instanceIds.0=ins-09dx96dg&limit=20&offset=0`,
		key: DOCUMENTATION.key,
		signature: 'NSI3UqqD99b/UJb4tbG/xZpRW64=',
	},
	{
		name: 'V2-D',
		method: 'POST',
		text: `${PYTHON}&SignatureMethod=HmacSHA1`,
		key: 'secretKeyBar',
		signature: 'p3n+pxBqF5JGZtDSxoVn5tGngf0=',
	},
	{
		name: 'V2-E',
		method: 'POST',
		text: `${PYTHON}&SignatureMethod=HmacSHA256`,
		key: 'secretKeyBar',
		signature: 'B2T37FRSP6Fk0/q/cdfrTE0p3zX5ooB/2BPWZUFpsj4=',
	},
	{
		name: 'V2-F',
		method: 'GET',
		text: `${PYTHON}&SignatureMethod=HmacSHA1`,
		key: 'secretKeyBar',
		signature: '5HAq1BOKNLEE2/uauWnp6Zv9Z3c=',
	},
];

describe('official vectors of the legacy signature', () => {
	it.each(LEGACY)('$name verifies, and nothing next to it does', (vector) => {
		const parameters = parametersOf(vector.text).set('Signature', vector.signature);
		const input = { method: vector.method, host: HOST, path: PATH, parameters };
		expect(verifySortedParameters(input, vector.key)).toBe(true);
		expect(verifySortedParameters(input, `${vector.key}x`)).toBe(false);
		expect(verifySortedParameters({ ...input, host: 'live.api.qcloud.com' }, vector.key)).toBe(
			false,
		);
		const changed = new Map(parameters).set('Nonce', '1');
		expect(verifySortedParameters({ ...input, parameters: changed }, vector.key)).toBe(false);
	});

	it('V2-C is the source text the LVB page prints', () => {
		const [, , vector] = LEGACY;
		const parameters = parametersOf(vector?.text ?? '');
		expect(sortedParametersText({ method: 'get', host: HOST, path: PATH, parameters })).toBe(
			`GET${HOST}${PATH}?${vector?.text}`,
		);
	});

	it('writes dots for underscores in names on the legacy path only, a leading one apart', () => {
		const parameters = new Map([
			['_b_', '1'],
			['a_b', 'x_y'],
		]);
		const legacy = { method: 'GET', host: 'h', path: PATH, parameters };
		expect(sortedParametersText(legacy)).toBe(`GETh${PATH}?_b_=1&a.b=x_y`);
		expect(sortedParametersText({ ...legacy, path: '/' })).toBe('GETh/?_b_=1&a_b=x_y');
	});
});

describe('official vectors of signature v1', () => {
	const text = (id: string) =>
		`Action=DescribeInstances&InstanceIds.0=ins-09dx96dg&Limit=20&Nonce=11886&Offset=0&Region=ap-guangzhou&SecretId=${id}&Timestamp=1465185768&Version=2017-03-12`;

	it.each([
		[
			'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
			'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
			'EliP9YW3pW28FpsEdkXt/+WcGeI=',
		],
		[
			'AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******',
			'Gu5t9xGARNpq86cd98joQYCN3*******',
			'zmmjn35mikh6pM3V7sUEuX4wyYM=',
		],
	])('keys of %s', (id, key, signature) => {
		const host = 'cvm.tencentcloudapi.com';
		const parameters = parametersOf(text(id));
		expect(sortedParametersSignature({ method: 'GET', host, path: '/', parameters }, key)).toBe(
			signature,
		);
	});
});
