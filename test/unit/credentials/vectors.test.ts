/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- the example keys that Tencent publishes with its signatures */
import { legacySignature, legacySource } from '../../../credentials/signature/legacy';
import { tc3Authorization } from '../../../credentials/signature/tc3';
import { NOW, SECRET_ID, SECRET_KEY, sign, signatureOf } from './support';

const PUBLISHED = {
	id: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3gnPhESA',
	key: 'Gu5t9xGARNpq86cd98joQYCN3Cozk1qA',
};
const TC3_BODY =
	'{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}';

describe('published legacy signatures', () => {
	const describeInstances = {
		Action: 'DescribeInstances',
		Nonce: '11886',
		SecretId: PUBLISHED.id,
		Timestamp: '1465185768',
	};
	const unitTest = {
		Action: 'DescribeInstances',
		Nonce: '1290303896666895346',
		Region: 'ap-guangzhou',
		SecretId: 'secretIdFoo',
		Timestamp: '1512393162',
		Version: '2017-03-12',
	};
	const general = { ...describeInstances, 'InstanceIds.0': 'ins-09dx96dg', Region: 'ap-guangzhou' };
	const live = {
		...describeInstances,
		Region: 'gz',
		'instanceIds.0': 'ins-09dx96dg',
		limit: '20',
		offset: '0',
	};

	it.each([
		['V2-A', 'GET', 'HmacSHA256', general, true, '0EEm/HtGRr/VJXTAD9tYMth1Bzm3lLHz5RCDv1GdM8s='],
		['V2-B', 'GET', 'HmacSHA1', general, true, 'nPVnY6njQmwQ8ciqbPl5Qe+Oru4='],
		['V2-C', 'GET', 'HmacSHA1', live, false, 'NSI3UqqD99b/UJb4tbG/xZpRW64='],
		['V2-D', 'POST', 'HmacSHA1', unitTest, true, 'p3n+pxBqF5JGZtDSxoVn5tGngf0='],
		['V2-E', 'POST', 'HmacSHA256', unitTest, true, 'B2T37FRSP6Fk0/q/cdfrTE0p3zX5ooB/2BPWZUFpsj4='],
		['V2-F', 'GET', 'HmacSHA1', unitTest, true, '5HAq1BOKNLEE2/uauWnp6Zv9Z3c='],
	] as const)('%s', (_name, method, hash, given, named, expected) => {
		const parameters = new Map(Object.entries(given));
		if (named) parameters.set('SignatureMethod', hash);
		const key = given === unitTest ? 'secretKeyBar' : PUBLISHED.key;

		const source = legacySource(method, 'cvm.api.qcloud.com', '/v2/index.php', parameters);

		expect(legacySignature(source, key, hash)).toBe(expected);
	});

	it('has the source text that the live page prints', () => {
		const source = legacySource(
			'GET',
			'cvm.api.qcloud.com',
			'/v2/index.php',
			new Map(Object.entries(live)),
		);
		expect(source).toBe(
			`GETcvm.api.qcloud.com/v2/index.php?Action=DescribeInstances&Nonce=11886&Region=gz&SecretId=${PUBLISHED.id}&Timestamp=1465185768&instanceIds.0=ins-09dx96dg&limit=20&offset=0`,
		);
	});
});

describe('published TC3-HMAC-SHA256 signatures', () => {
	const cvm = { host: 'cvm.tencentcloudapi.com' };

	it('T-A: POST, signing content-type and host', () => {
		const signed = sign(
			{
				method: 'POST',
				url: 'https://cvm.tencentcloudapi.com/',
				headers: {
					'Content-Type': 'application/json; charset=utf-8',
					'X-TC-Action': 'DescribeInstances',
					'X-TC-Timestamp': '1551113065',
				},
				body: TC3_BODY,
			},
			{},
			NOW,
		);
		expect(signed.options.body).toBe(TC3_BODY);
		expect(signed.headers.Authorization).toBe(
			`TC3-HMAC-SHA256 Credential=${SECRET_ID}/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168`,
		);
	});

	it('T-B: POST, signing x-tc-action too', () => {
		const authorization = tc3Authorization(
			{
				method: 'POST',
				query: '',
				headers: {
					...cvm,
					'content-type': 'application/json; charset=utf-8',
					'x-tc-action': 'describeinstances',
				},
				payload: TC3_BODY,
				service: 'cvm',
				timestamp: 1_551_113_065,
			},
			{ secretId: `AKID${'*'.repeat(32)}`, secretKey: '*'.repeat(32) },
		);
		expect(authorization).toBe(
			`TC3-HMAC-SHA256 Credential=AKID${'*'.repeat(32)}/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host;x-tc-action, Signature=10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f`,
		);
	});

	it('T-C: GET', () => {
		const signed = sign(
			{
				method: 'GET',
				url: 'https://cvm.tencentcloudapi.com/',
				qs: { Limit: 10, Offset: 0 },
				headers: { 'X-TC-Timestamp': 1_539_084_154 },
			},
			{ secretKey: SECRET_KEY },
		);
		expect(signed.url.search).toBe('?Limit=10&Offset=0');
		expect(signatureOf(signed)).toBe(
			'5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474',
		);
	});
});
