import type { Locator, Page } from 'playwright-core';

import type { Frame } from './pictures';
import { within } from './within';

/** What a person reads of an execution in the panel of a node. */
export class OutputPanel {
	private readonly panel: Locator;

	constructor(page: Page) {
		this.panel = within(page, 'output-panel');
	}

	async show(view: 'schema' | 'table' | 'json'): Promise<void> {
		await within(this.panel, `radio-button-${view}`).click();
	}

	/** The first item in a column of the table, letter by letter. */
	async cell(column: string): Promise<string | undefined> {
		const table = this.panel.locator('table');
		const columns = (await table.locator('th').allInnerTexts()).map((name) => name.trim());
		const cells = await table.locator('tbody tr').first().locator('td').allInnerTexts();
		return cells[columns.indexOf(column)]?.trim();
	}

	/** The value of a key in the JSON, as it is written there: text stands in quotes. */
	async json(key: string): Promise<string | undefined> {
		const lines = await this.panel.locator('.vjs-tree-node').allInnerTexts();
		const start = `"${key}":`;
		const line = lines.map((one) => one.trim()).find((one) => one.startsWith(start));
		return line?.slice(start.length).replace(/,$/, '').trim();
	}

	/** The sentence that is shown instead of items. */
	async error(): Promise<string> {
		const parts = ['node-error-message', 'node-error-description'].map(
			async (part) => await within(this.panel, part).allInnerTexts(),
		);
		const [title = [], below = []] = await Promise.all(parts);
		// The title names the item.
		return [title.join(' ').replace(/ \[item \d+\]$/, ''), ...below].join(' ').trim();
	}

	/** The part of the page with the schema. @param last the key it ends with */
	frame(last: string): Frame {
		const to = this.panel.getByText(last, { exact: true });
		return { width: this.panel, from: within(this.panel, 'radio-button-schema'), to };
	}
}
