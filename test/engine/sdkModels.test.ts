/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: reads the sources and the docs from disk */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { checkParameters } from '../emulator/sdkModels';
import { runEveryOperation } from './everyOperation';
import { loadOptions, searchList } from '../support/harness/searchList';
import { DOMAIN, locator, useBench } from '../support/engine';
import { useHosts } from './trigger/host';
import { EVENTS, send } from './trigger/signing';

const ROOT = path.resolve(__dirname, '../..');

const bench = useBench();
const host = useHosts(bench);

/** What the trigger asks for in its life: with every event, and with Confirm for each. */
async function runTrigger(): Promise<void> {
	const options = { confirm: true, subAppId: 1500000123 };
	const n8n = await host({ parameters: { events: EVENTS, options } });
	await n8n.activate();
	await send(bench, n8n, 'recordingFile');
	await send(bench, n8n, 'recordingStatus');
	await n8n.deactivate();
}

/** Every request to API 3.0 that operations, pickers and the trigger send. */
async function runEverything() {
	// An empty list is an error that says so: here the request counts.
	for (const picker of ['searchDomains', 'searchStreams', 'searchTemplates']) {
		await searchList(picker, {
			parameters: { apiVersion: 'v3', domain: locator('list', DOMAIN) },
			credential: bench.credential(),
		}).catch(() => undefined);
	}
	await loadOptions('getSubApps', { credential: bench.credential() });
	await runEveryOperation(bench);
	await runTrigger();
	return bench.emulator.truth.requests().filter(({ generation }) => generation === 'v3');
}

/** The actions that the sources name. */
function namedActions(): string[] {
	const folder = path.join(ROOT, 'nodes/TencentLive/api/v3');
	const texts = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
	const names = /'((?:Create(?!Time)|Delete|Describe|Modify|Search|Stop)[A-Z]\w+)'/g;
	return texts.flatMap((text) => [...text.matchAll(names)].map(([, action = '']) => action));
}

/** The actions that the policy in the docs allows, with their products. */
function allowedActions(): string[] {
	const page = readFileSync(path.join(ROOT, 'docs/permissions.md'), 'utf8');
	const policy: { statement: Array<{ effect: string; action: string[] }> } = JSON.parse(
		/```json\n(\{\s+"version": "2.0"[^]*?)```/.exec(page)?.[1] ?? '',
	);
	expect(policy.statement.map(({ effect }) => effect)).toEqual(['allow']);
	return policy.statement.flatMap(({ action }) => action);
}

const sorted = (actions: string[]) => [...new Set(actions)].sort();

test('every request is one the official client could send, and the docs have a policy for them all', async () => {
	const requests = await runEverything();
	for (const { action, parameters } of requests) {
		expect(checkParameters(action, parameters)).toEqual([]);
	}
	const sent = sorted(requests.map(({ action }) => action));
	expect(sent).toEqual(sorted(namedActions()));
	const product = (action: string) => (/Media|SubApp/.test(action) ? 'vod' : 'live');
	expect(sorted(allowedActions())).toEqual(
		sorted(sent.map((action) => `${product(action)}:${action}`)),
	);
});
