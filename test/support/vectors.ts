/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- the example keys that Tencent publishes with its signatures */
/** Signatures that Tencent publishes, and what they are made of: whoever signs or verifies is held against them. */

const PUBLISHED_ID = 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3gnPhESA';
const PUBLISHED_KEY = 'Gu5t9xGARNpq86cd98joQYCN3Cozk1qA';

/** The source text that the live page prints, from the question mark on. */
const LIVE_PAGE = `Action=DescribeInstances&Nonce=11886&Region=gz&SecretId=${PUBLISHED_ID}&Timestamp=1465185768&instanceIds.0=ins-09dx96dg&limit=20&offset=0`;

const GENERAL = `Action=DescribeInstances&InstanceIds.0=ins-09dx96dg&Nonce=11886&Region=ap-guangzhou&SecretId=${PUBLISHED_ID}`;
const UNIT_TEST =
	'Action=DescribeInstances&Nonce=1290303896666895346&Region=ap-guangzhou&SecretId=secretIdFoo&Timestamp=1512393162&Version=2017-03-12';

/** Legacy ones: the parameters in the order of the text that is signed, for cvm.api.qcloud.com. */
export const LEGACY_VECTORS = [
	{
		name: 'V2-A',
		method: 'GET',
		hash: 'HmacSHA256',
		text: `${GENERAL}&SignatureMethod=HmacSHA256&Timestamp=1465185768`,
		key: PUBLISHED_KEY,
		signature: '0EEm/HtGRr/VJXTAD9tYMth1Bzm3lLHz5RCDv1GdM8s=',
	},
	{
		name: 'V2-B',
		method: 'GET',
		hash: 'HmacSHA1',
		text: `${GENERAL}&SignatureMethod=HmacSHA1&Timestamp=1465185768`,
		key: PUBLISHED_KEY,
		signature: 'nPVnY6njQmwQ8ciqbPl5Qe+Oru4=',
	},
	{
		name: 'V2-C, of the live page',
		method: 'GET',
		hash: 'HmacSHA1',
		text: LIVE_PAGE,
		key: PUBLISHED_KEY,
		signature: 'NSI3UqqD99b/UJb4tbG/xZpRW64=',
	},
	{
		name: 'V2-D',
		method: 'POST',
		hash: 'HmacSHA1',
		text: `${UNIT_TEST.replace('&Timestamp', '&SignatureMethod=HmacSHA1&Timestamp')}`,
		key: 'secretKeyBar',
		signature: 'p3n+pxBqF5JGZtDSxoVn5tGngf0=',
	},
	{
		name: 'V2-E',
		method: 'POST',
		hash: 'HmacSHA256',
		text: `${UNIT_TEST.replace('&Timestamp', '&SignatureMethod=HmacSHA256&Timestamp')}`,
		key: 'secretKeyBar',
		signature: 'B2T37FRSP6Fk0/q/cdfrTE0p3zX5ooB/2BPWZUFpsj4=',
	},
	{
		name: 'V2-F',
		method: 'GET',
		hash: 'HmacSHA1',
		text: `${UNIT_TEST.replace('&Timestamp', '&SignatureMethod=HmacSHA1&Timestamp')}`,
		key: 'secretKeyBar',
		signature: '5HAq1BOKNLEE2/uauWnp6Zv9Z3c=',
	},
] as const;

const STARS = '*'.repeat(32);

/** TC3-HMAC-SHA256 ones, for service cvm on cvm.tencentcloudapi.com. Header names are those that are signed. */
export const TC3_VECTORS = [
	{
		name: 'T-A: POST, signing content-type and host',
		method: 'POST',
		query: '',
		body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
		headers: { 'content-type': 'application/json; charset=utf-8' },
		id: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
		key: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
		timestamp: 1551113065,
		scope: '2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host',
		signature: '72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
	},
	{
		name: 'T-B: POST, signing x-tc-action too',
		method: 'POST',
		query: '',
		body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'x-tc-action': 'describeinstances',
		},
		id: `AKID${STARS}`,
		key: STARS,
		timestamp: 1551113065,
		scope: '2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host;x-tc-action',
		signature: '10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f',
	},
	{
		name: 'T-C: GET',
		method: 'GET',
		query: 'Limit=10&Offset=0',
		body: '',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		id: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
		key: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
		timestamp: 1539084154,
		scope: '2018-10-09/cvm/tc3_request, SignedHeaders=content-type;host',
		signature: '5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474',
	},
] as const;
