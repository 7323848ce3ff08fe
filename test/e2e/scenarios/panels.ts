/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import type { BrowserContext, Locator, Page } from 'playwright-core';

import { takeInBoth } from '../editor/bothThemes';
import { loggedIn, withBrowser } from '../editor/browser';
import { PANELS, writeGallery, type Panel } from '../editor/gallery';
import { NodePanel } from '../editor/nodePanel';
import { Pictures } from '../editor/pictures';
import { within } from '../editor/within';
import type { Session } from '../host/session';
import { chain, DOMAIN, locator, manual } from '../host/workflows';
import type { Lab } from '../lab';
import type { Scenario } from '../scenario';

/** Milliseconds; measured: 4 to 12 s, on a busy machine. */
const LOADED_WITHIN = 90_000;

/** High enough for the longest panel. */
const WINDOW = { width: 1320, height: 1400 };

/** The node that is looked at: the second of its workflow, or the only one. */
const IDS = { tencentLive: 'node-1', tencentLiveTrigger: 'node-0' };

interface Desk {
	lab: Lab;
	context: BrowserContext;
	page: Page;
	url: string;
	session: Session;
	credential: string;
	pictures: Pictures;
	taken: Array<Pick<Panel, 'name' | 'title'>>;
}

/** Opens the panel of a node in a workflow of its own. */
async function open(
	{ page, url, session, credential }: Desk,
	{ name, type, parameters }: Panel,
): Promise<NodePanel> {
	const node = {
		name: type,
		type: `n8n-nodes-tencent-live.${type}`,
		typeVersion: 1,
		parameters,
		credentials: { tencentCloudApi: { id: credential, name: 'Tencent Cloud account' } },
	};
	const nodes = type === 'tencentLive' ? [manual, node] : [node];
	const { id } = await session.createWorkflow(chain(`panel ${name}`, ...nodes));
	await page.goto(`${url}/workflow/${id}/${IDS[type]}`, { timeout: LOADED_WITHIN });
	await within(page, 'node-parameters').waitFor({ timeout: LOADED_WITHIN });
	return await NodePanel.opened(page);
}

async function take(desk: Desk, part: Locator, name: string, title: string): Promise<void> {
	await takeInBoth(desk.context, desk.page, part, desk.pictures, `panels/${name}`);
	desk.taken.push({ name, title });
}

async function takePanels(desk: Desk): Promise<void> {
	for (const panel of PANELS) {
		const { page } = await open(desk, panel);
		const words = await within(page, 'node-parameters').innerText();
		assert.ok(words.trim() !== '', panel.name);
		await take(desk, within(page, 'node-parameters'), panel.name, panel.title);
	}
}

/** Lists that offer something, and one that says why it does not. */
async function takeLists(desk: Desk): Promise<void> {
	const filled = { domain: locator('name', DOMAIN), channel: locator('id', '') };
	const parameters = { ...filled, options: { templateId: locator('id', '') } };
	const create: Panel = { name: 'lists', title: '', type: 'tencentLive', parameters };
	for (const [field, title] of [
		['domain', 'The list of domains'],
		['channel', 'The list of streams'],
	] as const) {
		const panel = await open(desk, { ...create, parameters: listMode(parameters, field) });
		await panel.openList(field);
		await panel.listed();
		await take(desk, within(desk.page, 'node-parameters'), `list-${field}`, title);
	}
	const nobody = { ...filled, domain: locator('name', 'nobody.example.com') };
	const panel = await open(desk, { ...create, parameters: listMode(nobody, 'channel') });
	await panel.openList('channel');
	await panel.listError();
	const title = 'A list that is empty says why';
	await take(desk, within(desk.page, 'node-parameters'), 'list-empty', title);
}

const listMode = (parameters: object, field: string) => ({
	...parameters,
	[field]: { __rl: true, mode: 'list', value: '' },
});

/** An error of our own, one of the service, and what comes back when all is well. */
async function takeOutputs(desk: Desk): Promise<void> {
	const filled = { domain: locator('name', DOMAIN), channel: locator('id', 'my-stream') };
	for (const [name, title, parameters] of [
		['output', 'A task', filled],
		['output-time', 'A time that cannot be read', { ...filled, endTime: 'nine tonight' }],
		[
			'output-domain',
			'A domain that the account does not have',
			{ ...filled, domain: locator('name', 'nobody.example.com') },
		],
	] as const) {
		const panel = await open(desk, { name, title, type: 'tencentLive', parameters });
		await panel.execute(desk.session);
		await within(desk.page, 'output-panel').waitFor();
		await take(desk, within(desk.page, 'output-panel'), name, title);
	}
}

async function run(lab: Lab): Promise<string> {
	return await withBrowser(lab, async (browser) => {
		const installed = await lab.newN8n();
		const { n8n, session } = installed;
		const emulator = await lab.emulator();
		const credential = await session.createCredential(
			'Tencent Cloud account',
			lab.credential(emulator),
		);
		const context = await loggedIn(browser, installed);
		const page = await context.newPage();
		await page.setViewportSize(WINDOW);
		const pictures = new Pictures(lab.screenshots);
		const place = { lab, context, page, url: n8n.url };
		const desk: Desk = { ...place, session, credential, pictures, taken: [] };
		await takePanels(desk);
		await takeLists(desk);
		await takeOutputs(desk);
		if (lab.screenshots) await writeGallery(desk.taken);
		await n8n.stop();
		return `${desk.taken.length} panels, lists and outputs opened in light and dark`;
	});
}

/** Every panel in the editor, as a person sees it. */
export const panels: Scenario = { name: 'panels', slow: true, run };
