/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import type { Locator, Page } from 'playwright-core';

import { ROOT } from '../../support/folders';
import { within } from './within';

const FOLDER = path.join(ROOT, 'docs/images');

/** Pixels of the page left above and below what a picture is of. */
const ABOVE = 6;
const BELOW = 24;

/** The editor of expressions leaves an empty white box in the corner of the page. */
const TIDY = '#cm-tooltip-container { display: none !important; }';

/** A part of the page: as wide as one thing, from the top of a second to the end of a third. */
export interface Frame {
	width: Locator;
	from: Locator;
	to: Locator;
}

/** Takes the pictures of the README, where they are asked for. */
export class Pictures {
	constructor(private readonly wanted: boolean) {}

	/** @param frame the whole page without it */
	async take(name: string, page: Page, frame?: Frame): Promise<void> {
		if (!this.wanted) return;
		const message = page.locator('.el-notification');
		for (const close of await message.locator('.el-notification__closeBtn').all()) {
			await close.click();
		}
		await message.first().waitFor({ state: 'hidden' });
		await page.mouse.move(1, 1);
		const file = path.join(FOLDER, `${name}.png`);
		await mkdir(path.dirname(file), { recursive: true });
		await page.screenshot({
			path: file,
			clip: frame === undefined ? undefined : await clipOf(frame),
			animations: 'disabled',
			style: TIDY,
		});
	}

	/** Gives the output of a node some of the room that its input has. */
	async widenOutput(page: Page): Promise<void> {
		if (!this.wanted) return;
		const { x, y } = await boxOf(within(page, 'panel-drag-button'));
		await page.mouse.move(x + 10, y + 10);
		await page.mouse.down();
		for (const pixels of [50, 100]) await page.mouse.move(x + 10 - pixels, y + 10);
		await page.mouse.up();
	}
}

async function clipOf({ width: wide, from, to }: Frame) {
	const { x, width } = await boxOf(wide);
	const top = (await boxOf(from)).y - ABOVE;
	const end = await boxOf(to);
	return { x, width, y: top, height: end.y + end.height + BELOW - top };
}

async function boxOf(part: Locator) {
	const box = await part.boundingBox();
	if (box === null) throw new Error(`Not to be seen: ${part}`);
	return box;
}
