/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import { DateTime } from 'luxon';

import { loggedIn, withBrowser } from '../editor/browser';
import type { NodePanel } from '../editor/nodePanel';
import { WorkflowEditor, type Wanted } from '../editor/workflowEditor';
import { at } from '../host/values';
import { waitFor } from '../host/waitFor';
import type { Installed, Lab } from '../lab';
import type { Scenario } from '../scenario';

const CREATE: Wanted = { word: 'record', node: 'Tencent Live', action: 'Create recording task' };
const HOUR = 3_600_000;

async function run(lab: Lab): Promise<string> {
	return await withBrowser(lab, async (browser) => {
		const installed = await lab.newN8n();
		const { n8n, session } = installed;
		const emulator = await lab.emulator();
		await session.createCredential('Tencent Cloud account', lab.credential(emulator));
		const context = await loggedIn(browser, installed);
		const editor = await WorkflowEditor.open(context, n8n.url);
		const panel = await editor.first(CREATE);
		console.log(await panel.fields(), await panel.credential());
		await panel.openList('domain');
		console.log(await panel.listed());
		await panel.pick('push', 'push.example.com');
		await panel.openList('channel');
		console.log(await panel.listed());
		await panel.pick('my', 'my-stream');
		await panel.typeExpression('endTime', '{{ $now.plus({ hours: 1 }) }}');
		const e = await panel.execute(session);
		console.log(e, emulator.truth.tasks());
		await panel.output.show('table');
		await new Promise((r) => setTimeout(r, 1000));
		console.log(await panel.output.cell('task_id'));
		await panel.output.show('json');
		await new Promise((r) => setTimeout(r, 1000));
		console.log(await panel.output.json());
		return 'ok';
	});
}

/** A person at the editor, in a real browser. */
export const editor: Scenario = { name: 'editor', run };
