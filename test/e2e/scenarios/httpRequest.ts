/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import { action, HTTP, httpRequest, pairs } from '../host/httpRequestNode';
import { at } from '../host/values';
import { chain, manual } from '../host/workflows';
import type { Lab } from '../lab';
import type { Scenario } from '../scenario';

/** Calls a person may make with the credential, and where the answer shows that they were taken. */
const CALLS = [
	{
		name: 'DescribeLiveDomains, POST with a JSON body',
		parameters: (url: string) => ({
			method: 'POST',
			url,
			...action('DescribeLiveDomains'),
			sendBody: true,
			specifyBody: 'json',
			jsonBody: '{ "PageNum": 1, "PageSize": 10, "DomainType": 0 }',
		}),
		path: ['Response', 'DomainList', 0, 'Name'],
		value: 'push.example.com',
	},
	{
		name: 'DescribeLiveStreamState, POST with body fields',
		parameters: (url: string) => ({
			method: 'POST',
			url,
			...action('DescribeLiveStreamState'),
			sendBody: true,
			bodyParameters: pairs({
				AppName: 'live',
				DomainName: 'push.example.com',
				StreamName: 'my-stream',
			}),
		}),
		path: ['Response', 'StreamState'],
		value: 'active',
	},
	{
		name: 'DescribeLiveStreamOnlineList, GET with a query',
		parameters: (url: string) => ({
			method: 'GET',
			url,
			...action('DescribeLiveStreamOnlineList'),
			sendQuery: true,
			queryParameters: pairs({ DomainName: 'push.example.com', StreamName: 'my-stream' }),
		}),
		path: ['Response', 'OnlineInfo', 0, 'StreamName'],
		value: 'my-stream',
	},
	{
		name: 'DescribeLVBChannelList, legacy GET',
		parameters: (url: string) => ({
			method: 'GET',
			url: `${url}/v2/index.php`,
			sendQuery: true,
			queryParameters: pairs({ Action: 'DescribeLVBChannelList', pageNo: '1', pageSize: '10' }),
		}),
		path: ['channelSet', 0, 'channel_name'],
		value: 'Live channel',
	},
	{
		name: 'DescribeRecordList, legacy POST with a form',
		parameters: (url: string) => ({
			method: 'POST',
			url: `${url}/v2/index.php`,
			sendBody: true,
			contentType: 'form-urlencoded',
			bodyParameters: pairs({ Action: 'DescribeRecordList', channelId: '9896587163684165400' }),
		}),
		path: ['code'],
		value: 0,
	},
];

async function run(lab: Lab): Promise<string> {
	const { session } = await lab.n8n();
	const emulator = await lab.emulator();
	const credential = await session.createCredential('http', lab.credential(emulator));
	for (const { name, parameters, path, value } of CALLS) {
		const workflow = await session.createWorkflow(
			chain(name, manual, httpRequest(credential, parameters(emulator.url))),
		);
		const execution = await session.execute(workflow, manual.name);
		assert.equal(execution.status, 'success', `${name}: ${execution.error(HTTP)}`);
		assert.deepEqual(at(execution.items(HTTP)[0], ...path), value, name);
	}
	assert.deepEqual(
		emulator.truth.requests().map(({ result }) => result),
		CALLS.map(() => 'accepted'),
	);
	return `${CALLS.length} calls signed and taken: ${CALLS.map(({ name }) => name).join('; ')}`;
}

/** n8n's own HTTP Request node with the credential. */
export const httpRequestNode: Scenario = { name: 'http-request', run };
