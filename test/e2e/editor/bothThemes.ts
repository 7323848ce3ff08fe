import type { BrowserContext, Locator, Page } from 'playwright-core';

import type { Pictures } from './pictures';

/** Milliseconds in which the editor changes its colours. */
const CHANGES_WITHIN = 400;

const THEMES = ['light', 'dark'] as const;

/** Takes one picture of parts of a page as they are in light and in dark, side by side. */
export async function takeInBoth(
	context: BrowserContext,
	page: Page,
	part: Locator,
	pictures: Pictures,
	name: string,
): Promise<void> {
	const images: string[] = [];
	let height = 0;
	let width = 0;
	for (const colorScheme of THEMES) {
		await page.emulateMedia({ colorScheme });
		await page.waitForTimeout(CHANGES_WITHIN);
		const box = await part.boundingBox();
		height = Math.max(height, Math.ceil(box?.height ?? 0));
		width = Math.max(width, Math.ceil(box?.width ?? 0));
		images.push((await part.screenshot({ animations: 'disabled' })).toString('base64'));
	}
	await page.emulateMedia({ colorScheme: 'light' });
	const side = await context.newPage();
	await side.setViewportSize({ width: 2 * width, height });
	const tags = images.map((one) => `<img width="50%" src="data:image/png;base64,${one}">`);
	await side.setContent(
		`<body style="margin:0;display:flex;align-items:start">${tags.join('')}</body>`,
	);
	await pictures.take(name, side);
	await side.close();
}
