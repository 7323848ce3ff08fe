/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: reads the sources and the README from disk */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { checkParameters } from '../emulator/sdkModels';
import { runEveryOperation } from './everyOperation';
import { searchList } from '../support/harness/searchList';
import { DOMAIN, locator, useBench } from '../support/engine';
import { useHosts } from './trigger/host';
import { EVENTS, send } from './trigger/signing';

const ROOT = path.resolve(__dirname, '../..');

const bench = useBench();
const host = useHosts(bench);

/** Every action of API 3.0 that the nodes call. */
const ACTIONS = [
	'CreateLiveCallbackRule',
	'CreateLiveCallbackTemplate',
	'CreateLiveRecordRule',
	'CreateLiveRecordTemplate',
	'CreateRecordTask',
	'DeleteLiveCallbackRule',
	'DeleteLiveCallbackTemplate',
	'DeleteLiveRecordRule',
	'DeleteLiveRecordTemplate',
	'DeleteRecordTask',
	'DescribeLiveCallbackRules',
	'DescribeLiveCallbackTemplates',
	'DescribeLiveDomains',
	'DescribeLiveRecordRules',
	'DescribeLiveRecordTemplate',
	'DescribeLiveRecordTemplates',
	'DescribeLiveStreamOnlineList',
	'DescribeLiveStreamState',
	'DescribeMediaInfos',
	'DescribeRecordTask',
	'ModifyLiveRecordTemplate',
	'SearchMedia',
	'StopRecordTask',
];

const OF_THE_LEGACY_API = ['channels.ts', 'legacy.ts', 'recordFiles.ts', 'records.ts'];

/** What the trigger asks for in its life: with every event, and with Confirm for each. */
async function runTrigger(): Promise<void> {
	const options = { confirm: true, subAppId: 1500000123 };
	const n8n = await host({ parameters: { events: EVENTS, options } });
	await n8n.activate();
	await send(bench, n8n, 'recordingFile');
	await send(bench, n8n, 'recordingStatus');
	await n8n.deactivate();
}

test('every request that operations, pickers and the trigger send is one the official client could send', async () => {
	await runEveryOperation(bench);
	await runTrigger();
	for (const picker of ['searchDomains', 'searchStreams', 'searchTemplates']) {
		await searchList(picker, {
			parameters: { apiVersion: 'v3', domain: locator('list', DOMAIN) },
			credential: bench.credential(),
		});
	}

	const requests = bench.emulator.truth
		.requests()
		.filter(({ generation }) => generation === 'v3')
		.map(({ action, parameters }) => ({ action, parameters }));
	expect([...new Set(requests.map(({ action }) => action))].sort()).toEqual(ACTIONS);
	expect(requests.flatMap(({ action, parameters }) => checkParameters(action, parameters))).toEqual(
		[],
	);
});

test('no action in the sources is left out above', () => {
	const folder = path.join(ROOT, 'nodes/TencentLive/api');
	const written = readdirSync(folder)
		.filter((file) => !OF_THE_LEGACY_API.includes(file))
		.flatMap((file) => [
			...readFileSync(path.join(folder, file), 'utf8').matchAll(
				/'((?:Create(?!Time)|Delete|Describe|Modify|Search|Stop)[A-Z]\w+)'/g,
			),
		])
		.map(([, action]) => action);

	expect([...new Set(written)].sort()).toEqual(ACTIONS);
});

test('the policy in the README allows each of them, and nothing else', () => {
	const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
	const policy: { statement: Array<{ effect: string; action: string[] }> } = JSON.parse(
		/```json\n(\{\s+"version": "2.0"[^]*?)```/.exec(readme)?.[1] ?? '',
	);
	const [statement] = policy.statement;
	const product = (action: string) => (/Media/.test(action) ? 'vod' : 'live');

	expect(policy.statement).toHaveLength(1);
	expect(statement?.effect).toBe('allow');
	expect([...(statement?.action ?? [])].sort()).toEqual(
		ACTIONS.map((action) => `${product(action)}:${action}`).sort(),
	);
});

test.each([
	['StopRecordTask', { TaskId: 1 }, 'StopRecordTask.TaskId: string expected, number found'],
	['StopRecordTask', { TaskID: 'a' }, 'StopRecordTask.TaskID: StopRecordTaskRequest has no such'],
	['DescribeLiveStreamState', { AppName: 'live' }, 'DomainName: required, and missing'],
	['SearchMedia', { StreamIds: 'a' }, 'SearchMedia.StreamIds: list expected, string found'],
	[
		'CreateLiveRecordTemplate',
		{ TemplateName: 'a', Mp4Param: { Enable: true } },
		'CreateLiveRecordTemplate.Mp4Param.Enable: number expected, boolean found',
	],
])('a misspelt or mistyped field of %s would be found', (action, parameters, problem) => {
	expect(checkParameters(action, parameters).join('\n')).toContain(problem);
});
