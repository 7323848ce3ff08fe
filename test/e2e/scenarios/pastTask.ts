/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import { request } from 'undici';

import { signRequest } from '../../../credentials/signature/sign';
import { DEFAULT_ACCOUNT, type Emulator } from '../../emulator';
import { textAt } from '../host/values';
import { DOMAIN } from '../host/workflows';

/**
 * Makes a task that is over by now: the service's clock is set back for it, and the request signed
 * for that time.
 *
 * @param from UNIX milliseconds
 * @param to UNIX milliseconds
 * @returns its id
 */
export async function makePastTask(
	{ clock, url }: Emulator,
	stream: string,
	from: number,
	to: number,
): Promise<string> {
	clock.set(from - 60_000);
	const { secretId, secretKey } = DEFAULT_ACCOUNT;
	const body = JSON.stringify({
		DomainName: DOMAIN,
		AppName: 'live',
		StreamName: stream,
		StartTime: Math.floor(from / 1000),
		EndTime: Math.floor(to / 1000),
	});
	const signed = signRequest(
		{ secretId, secretKey, endpoint: url, region: 'ap-guangzhou' },
		{
			url,
			method: 'POST',
			headers: { 'X-TC-Action': 'CreateRecordTask', 'X-TC-Version': '2018-08-01' },
			body,
		},
		clock.seconds(),
	);
	const headers = Object.entries(signed.headers ?? {}).flatMap(([name, value]) =>
		typeof value === 'string' ? [name, value] : [],
	);
	const answer = await request(url, { method: 'POST', headers, body });
	const json: unknown = await answer.body.json();
	clock.set(Date.now());
	assert.equal(answer.statusCode, 200, JSON.stringify(json));
	return textAt(json, 'Response', 'TaskId');
}
