import type { BrowserContext, Locator, Page } from 'playwright-core';

import type { Pictures } from './pictures';

/** Milliseconds in which the editor changes its colours. */
const CHANGES_WITHIN = 400;

const THEMES = ['light', 'dark'] as const;

/** What n8n puts at the end of every panel, below all that is empty. */
const WISH = 'I wish this node would';

/** Pixels left below what there is. */
const BELOW = 16;

/** A part of the page without what is empty at its end. */
async function filledOf(part: Locator): Promise<{
	x: number;
	y: number;
	width: number;
	height: number;
}> {
	const box = await part.boundingBox();
	if (box === null) throw new Error(`Not to be seen: ${part}`);
	const bottom = await part.evaluate(
		(root: Part, wish: string) =>
			Math.max(
				...[...root.querySelectorAll('*')]
					.filter((one) => one.children.length === 0 && !one.textContent.includes(wish))
					.map((one) => one.getBoundingClientRect())
					.filter(({ width, height }) => width > 0 && height > 0)
					.map((one) => one.bottom),
			),
		WISH,
	);
	return { ...box, height: Math.min(box.height, bottom - box.y + BELOW) };
}

/** What is needed here of an element of the page. */
interface Part {
	querySelectorAll(selector: string): Iterable<Part>;
	getBoundingClientRect(): { width: number; height: number; bottom: number };
	readonly children: { length: number };
	readonly textContent: string;
}

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
		const clip = await filledOf(part);
		height = Math.max(height, Math.ceil(clip.height));
		width = Math.max(width, Math.ceil(clip.width));
		const image = await page.screenshot({ animations: 'disabled', clip });
		images.push(image.toString('base64'));
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
