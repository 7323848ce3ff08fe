import type { BrowserContext, Locator, Page } from 'playwright-core';

import { NodePanel } from './nodePanel';
import { within } from './within';

/** Milliseconds; measured: 4 to 12 s, on a busy machine. */
const LOADED_WITHIN = 90_000;

/** What a person looks for. */
export interface Wanted {
	/** What is typed into the search. */
	word: string;
	/** The node, as the list names it. */
	node: string;
	/** One of its triggers or actions; none where the node has none. */
	action?: string;
}

/** A person at the canvas of a workflow. */
export class WorkflowEditor {
	private constructor(
		private readonly page: Page,
		private readonly url: string,
	) {}

	/** @param url n8n's own */
	static async open(context: BrowserContext, url: string): Promise<WorkflowEditor> {
		return new WorkflowEditor(await context.newPage(), url);
	}

	/** The first node of a new workflow. */
	async first(wanted: Wanted): Promise<NodePanel> {
		await this.page.goto(`${this.url}/workflow/new`, { timeout: LOADED_WITHIN });
		await within(this.page, 'canvas-plus-button').click({ timeout: LOADED_WITHIN });
		return await this.add(wanted);
	}

	/** One more node, after those that are there. */
	async next(wanted: Wanted): Promise<NodePanel> {
		await within(this.page, 'node-creator-plus-button').click();
		return await this.add(wanted);
	}

	private async add({ word, node, action }: Wanted): Promise<NodePanel> {
		await within(this.page, 'node-creator-search-bar').fill(word);
		await this.offered(node).click();
		if (action !== undefined) {
			const folded = this.page.locator('[data-category-collapsed="true"]');
			const choice = this.offered(action);
			await choice.or(folded).first().waitFor();
			if (!(await choice.isVisible())) await folded.click();
			await choice.click();
		}
		return await NodePanel.opened(this.page);
	}

	private offered(name: string): Locator {
		return within(this.page, 'node-creator-item-name').getByText(name, { exact: true });
	}
}
