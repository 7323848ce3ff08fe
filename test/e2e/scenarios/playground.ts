/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';
import path from 'node:path';

import type { BrowserContext, Locator, Page } from 'playwright-core';

import { openPlayground, type Playground } from '../../tools/playground/playground';
import { withBrowser } from '../editor/browser';
import { Pictures } from '../editor/pictures';
import { reads } from '../editor/reads';
import { within } from '../editor/within';
import { waitFor } from '../host/waitFor';
import type { Lab } from '../lab';
import type { Scenario } from '../scenario';

/** What a person should need at most, from the opened editor to a task_id. */
const MOST_CLICKS = 10;
const MOST_TYPED = 2;

/** Milliseconds; measured: 4 to 12 s for the editor, on a busy machine. */
const LOADED_WITHIN = 90_000;

/** The size of each of the two windows that stand side by side. */
const WINDOW = { width: 900, height: 900 };

/** A hand that counts. */
class Hand {
	clicks = 0;
	typed = 0;

	async click(what: Locator): Promise<void> {
		await what.click();
		this.clicks += 1;
	}

	async type(what: Locator, text: string): Promise<void> {
		await what.fill(text);
		this.typed += 1;
	}
}

/** From the empty canvas to the output of the node; nothing is typed but what to search for. */
async function clickTogether(page: Page): Promise<Hand> {
	const hand = new Hand();
	const offered = (name: string) =>
		within(page, 'node-creator-item-name').getByText(name, { exact: true });
	await hand.click(within(page, 'canvas-plus-button'));
	await hand.type(within(page, 'node-creator-search-bar'), 'record');
	await hand.click(offered('Tencent Live'));
	const action = offered('Create recording task');
	const folded = page.locator('[data-category-collapsed="true"]');
	await action.or(folded).first().waitFor();
	if (!(await action.isVisible())) await hand.click(folded);
	await hand.click(action);
	await within(page, 'node-parameters').waitFor();
	for (const [field, choice] of [
		['domain', 'push.example.com'],
		['channel', 'my-stream'],
	] as const) {
		await hand.click(within(within(page, `parameter-input-${field}`), 'rlc-input'));
		await hand.click(within(page, 'rlc-item').filter({ hasText: choice }));
	}
	await hand.click(within(page, 'node-execute-button'));
	await within(page, 'node-run-status-success').waitFor({ timeout: LOADED_WITHIN });
	return hand;
}

/** The two windows beside each other, in light or dark. */
async function takePictures(
	context: BrowserContext,
	pages: readonly Page[],
	pictures: Pictures,
): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		const images: string[] = [];
		for (const page of pages) {
			await page.emulateMedia({ colorScheme });
			await page.waitForTimeout(500);
			images.push((await page.screenshot()).toString('base64'));
		}
		const side = await context.newPage();
		await side.setViewportSize({ width: 2 * WINDOW.width, height: WINDOW.height });
		const tags = images.map((one) => `<img width="50%" src="data:image/png;base64,${one}">`);
		await side.setContent(`<body style="margin:0;display:flex">${tags.join('')}</body>`);
		await pictures.take(`playground-${colorScheme}`, side);
		await side.close();
	}
}

/** What the emulator's page shows besides the task, and that its buttons do what they say. */
async function watch(page: Page, { emulator }: Playground): Promise<void> {
	const part = (name: string) => page.locator(`#${name}`);
	await part('requests').getByText('CreateRecordTask', { exact: true }).waitFor();

	const row = part('streams').getByRole('row', { name: /^other-stream/ });
	await row.getByRole('button', { name: 'Stop' }).click();
	await row.getByText('nobody pushes').waitFor();
	assert.ok(!emulator.state.streams.some(({ stream }) => stream === 'other-stream'));
	await row.getByRole('button', { name: 'Start' }).click();
	await row.getByText('live since').waitFor();

	await page.getByRole('button', { name: 'Arm', exact: true }).click();
	await part('faults').getByText('armed: loseAnswer create').waitFor();
	await page.getByRole('button', { name: 'Disarm' }).click();
	await reads('the faults', 0, async () => await Promise.resolve(emulator.faults.pending));

	// Names come from whoever calls: they are text, whatever is in them.
	const name = '<img src=x onerror=document.title=1>';
	emulator.pushes.start({ domain: 'push.example.com', app: 'live', stream: name });
	await part('streams').getByText(name).waitFor();
	assert.equal(await page.locator('img').count(), 0);
	emulator.pushes.stop({ domain: 'push.example.com', app: 'live', stream: name });

	// The recording of the stream breaks off: its first file is there, and n8n is told.
	const mine = part('streams').getByRole('row', { name: /^my-stream/ });
	const ready = () => emulator.truth.callbacks().some(({ kind }) => kind === 'recordingFile');
	await waitFor('ten seconds of recording', 30, () => {
		const [task] = emulator.truth.tasks();
		return task !== undefined && emulator.clock.now() - task.start > 11_000 ? true : undefined;
	});
	await mine.getByRole('button', { name: 'Break for 20 s' }).click();
	await waitFor('the event of the file', 30, () => (ready() ? true : undefined));
	await part('callbacks').getByText('answered 200').first().waitFor();
}

async function run(lab: Lab): Promise<string> {
	return await withBrowser(lab, async (browser) => {
		const began = Date.now();
		const folder = path.join(lab.folder, 'playground');
		const playground = await openPlayground(folder, lab.programs, lab.say, true);
		const { emulator, n8n, signIn } = playground;
		try {
			const started = Date.now();
			const context = await browser.newContext({ viewport: WINDOW, locale: 'en-US' });
			const page = await context.newPage();
			// Nobody logs in: the address that is printed does it.
			await page.goto(signIn.url, { timeout: LOADED_WITHIN });
			await within(page, 'canvas-plus-button').waitFor({ timeout: LOADED_WITHIN });
			const opened = Date.now();
			const { clicks, typed } = await clickTogether(page);
			const clicked = Date.now();
			const [task, ...more] = emulator.truth.tasks();
			assert.ok(task !== undefined && more.length === 0);
			await page.getByText(task.id, { exact: false }).first().waitFor();
			assert.ok(clicks <= MOST_CLICKS && typed <= MOST_TYPED, `${clicks} clicks, ${typed} typed`);

			const beside = await context.newPage();
			await beside.setViewportSize(WINDOW);
			await beside.goto(emulator.url);
			await beside.locator('#tasks').getByText(task.id, { exact: true }).waitFor();
			if (lab.screenshots) {
				await takePictures(context, [page, beside], new Pictures(lab.screenshots));
			}
			await watch(beside, playground);
			await context.close();
			const seconds = (from: number, to: number) => `${((to - from) / 1000).toFixed(1)} s`;
			return `started in ${seconds(began, started)}, editor open in ${seconds(started, opened)}; task_id by ${clicks} clicks and ${typed} typed value in ${seconds(opened, clicked)}; the emulator's page shows it`;
		} finally {
			signIn.close();
			await n8n.stop();
			await emulator.close();
		}
	});
}

/** `npm run playground`: from the start to a task, and the page beside it. */
export const playground: Scenario = { name: 'playground', run };
