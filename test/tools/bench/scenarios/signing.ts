/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- a made-up account that opens nothing */
import QcloudApi from 'qcloudapi-sdk';
import Sign from 'tencentcloud-sdk-nodejs/tencentcloud/common/sign';

import { legacySignature, legacySource } from '../../../../credentials/signature/legacy';
import { encodeParameters, flatten } from '../../../../credentials/signature/parameters';
import { signRequest } from '../../../../credentials/signature/sign';
import { tc3Authorization } from '../../../../credentials/signature/tc3';
import { sideBySide, type Timing } from '../sideBySide';

const ACCOUNT = {
	secretId: 'AKIDbenchmark000000000000000000000',
	secretKey: 'benchmarkSecretKey00000000000000',
};
const HOST = 'live.tencentcloudapi.com';
const LEGACY_HOST = 'live.api.qcloud.com';
const TYPE = 'application/json; charset=utf-8';
const TIMESTAMP = 1_700_000_000;
const PARAMETERS = {
	StreamName: 'my-stream',
	DomainName: 'push.example.com',
	AppName: 'live',
	EndTime: TIMESTAMP + 7200,
	StartTime: TIMESTAMP + 3600,
};
const LEGACY_PARAMETERS = {
	Action: 'CreateRecord',
	'Param.n.channel_id': '9896587163684165400',
	'Param.n.task_sub_type': 1,
	'Param.n.start_time': '2023-11-15 06:13:20',
	'Param.n.end_time': '2023-11-15 07:13:20',
	Nonce: 12345,
	Timestamp: TIMESTAMP,
	Region: 'gz',
	SecretId: ACCOUNT.secretId,
};

/** One signature of API 3.0; and, beside it, all that the credential does with a request. */
export function signingTc3(rounds: number): Timing[] {
	const body = JSON.stringify(PARAMETERS);
	const request = {
		url: `https://${HOST}/`,
		method: 'POST' as const,
		headers: { 'Content-Type': TYPE, 'X-TC-Action': 'CreateRecordTask' },
		body,
	};
	return sideBySide(
		[
			{
				name: "the vendor's SDK, signature",
				work: () =>
					Sign.sign3({
						...ACCOUNT,
						method: 'POST',
						url: `https://${HOST}/`,
						payload: Buffer.from(body),
						timestamp: TIMESTAMP,
						service: 'live',
						multipart: false,
						boundary: '',
						headers: { 'Content-Type': TYPE },
					}),
			},
			{
				name: 'this package, signature',
				work: () =>
					tc3Authorization(
						{
							method: 'POST',
							query: '',
							headers: { 'content-type': TYPE, host: HOST },
							payload: body,
							service: 'live',
							timestamp: TIMESTAMP,
						},
						ACCOUNT,
					),
			},
			{
				name: 'this package, the whole request with every check',
				work: () => signRequest({ ...ACCOUNT, region: 'ap-guangzhou' }, request, TIMESTAMP),
			},
		],
		rounds,
	);
}

/** One signed query text of the legacy API; and all that the credential does with a request. */
export function signingLegacy(rounds: number): Timing[] {
	const client = new QcloudApi({ SecretId: ACCOUNT.secretId, SecretKey: ACCOUNT.secretKey });
	const path = '/v2/index.php';
	const request = {
		url: `https://${LEGACY_HOST}${path}`,
		method: 'GET' as const,
		qs: LEGACY_PARAMETERS,
	};
	return sideBySide(
		[
			{
				name: "the vendor's SDK, signed query",
				work: () =>
					client.generateQueryString(LEGACY_PARAMETERS, {
						host: LEGACY_HOST,
						path,
						method: 'GET',
						signatureMethod: 'sha1',
					}),
			},
			{
				name: 'this package, signed query',
				work: () => {
					const parameters = flatten(LEGACY_PARAMETERS);
					const source = legacySource('GET', LEGACY_HOST, path, parameters);
					const signature = legacySignature(source, ACCOUNT.secretKey, 'HmacSHA1');
					return encodeParameters(parameters.set('Signature', signature));
				},
			},
			{
				name: 'this package, the whole request with every check',
				work: () => signRequest({ ...ACCOUNT }, request, TIMESTAMP),
			},
		],
		rounds,
	);
}
