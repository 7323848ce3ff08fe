/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import { PACKAGE, type Lab } from '../lab';
import { Session } from '../host/session';
import { at, listAt, textAt } from '../host/values';
import { waitFor } from '../host/waitFor';
import type { Scenario } from '../scenario';

const NODES = ['tencentLive', 'tencentLiveTool', 'tencentLiveTrigger'].map(
	(name) => `${PACKAGE}.${name}`,
);

/** Lines of n8n's log that warn or complain about the package. */
const COMPLAINT = /\b(warn|error|fatal)\b.*tencent|tencent.*\b(warn|error|fatal)\b/i;

async function assertListed(session: Session, version: string): Promise<void> {
	// Before n8n 2 the file is served also while it is being written.
	const all = await waitFor('the list of node types', 30, async () =>
		session.call('GET', '/types/nodes.json').catch((error: unknown) => {
			if (error instanceof SyntaxError) return undefined;
			throw error;
		}),
	);
	const nodes = listAt({ all }, 'all');
	const ours = nodes.filter((node) => textAt(node, 'name').startsWith(PACKAGE));
	assert.deepEqual(ours.map((node) => textAt(node, 'name')).sort(), NODES);
	const credentials = await session.call('GET', '/types/credentials.json');
	const credential = listAt({ credentials }, 'credentials').find(
		(one) => at(one, 'name') === 'tencentCloudApi',
	);
	// What the list of the HTTP Request node goes by; a method of the class would be lost here.
	assert.notEqual(at(credential, 'authenticate'), undefined);
	const packages = await session.call('GET', '/rest/community-packages');
	assert.equal(textAt(packages, 'data', 0, 'packageName'), PACKAGE);
	assert.equal(textAt(packages, 'data', 0, 'installedVersion'), version);
	assert.notEqual(at(packages, 'data', 0, 'failedLoading'), true);
}

async function run(lab: Lab): Promise<string> {
	const { n8n, session } = await lab.newN8n();
	await assertListed(session, lab.tarball.version);
	await n8n.stop();
	await n8n.start();
	await assertListed(await Session.logIn(n8n.url), lab.tarball.version);
	const complaints = n8n
		.log()
		.split('\n')
		.filter((line) => COMPLAINT.test(line));
	assert.deepEqual(complaints, []);
	await n8n.stop();
	return '3 node types and the credential, before and after a restart; no complaint in the log';
}

/** The package through n8n's own installation. */
export const install: Scenario = { name: 'install', run };
