import type { Locator, Page, Request, Response } from 'playwright-core';

import type { Execution, Session } from '../host/session';
import { textAt } from '../host/values';
import { OutputPanel } from './outputPanel';
import type { Frame } from './pictures';
import { within } from './within';

/** Milliseconds; measured: the editor saves 2 s after a change. */
const SAVED_WITHIN = 30_000;

const FIELD = 'parameter-input-';

/** Parts of a field that are named like a field. */
const PARTS = ['field', 'hint', 'item'];

/** What is needed here of an element of the page. */
interface Named {
	getAttribute(name: string): string | null;
}

/** A person at the panel of a node: every step is one that is done with the mouse and the keys. */
export class NodePanel {
	readonly output: OutputPanel;

	private constructor(readonly page: Page) {
		this.output = new OutputPanel(page);
	}

	/** The panel that has just been opened. */
	static async opened(page: Page): Promise<NodePanel> {
		await within(page, 'node-parameters').waitFor();
		return new NodePanel(page);
	}

	async close(): Promise<void> {
		await within(this.page, 'ndv-close-button').click();
		await within(this.page, 'node-parameters').waitFor({ state: 'hidden' });
	}

	/** The names of the fields that are shown, from the top. */
	async fields(): Promise<string[]> {
		const names = await this.page
			.locator(`[data-test-id=node-parameters] [data-test-id^=${FIELD}]`)
			.filter({ visible: true })
			.evaluateAll((fields: Named[]) => fields.map((field) => field.getAttribute('data-test-id')));
		return names
			.map((name) => String(name).slice(FIELD.length))
			.filter((name) => !PARTS.includes(name));
	}

	/** Everything that can be read in a field, or in the whole panel. */
	async words(field?: string): Promise<string> {
		const part = field === undefined ? 'node-parameters' : FIELD + field;
		return await within(this.page, part).innerText();
	}

	/** What can be read of the input. */
	async inputWords(): Promise<string> {
		return await within(this.page, 'ndv-input-panel').innerText();
	}

	/** The name of the credential that is selected. */
	async credential(): Promise<string> {
		return await within(this.page, 'node-credentials-select').locator('input').inputValue();
	}

	async selectCredential(name: string): Promise<void> {
		await within(this.page, 'node-credentials-select').click();
		await this.option(name).click();
	}

	/** Picks an option of a field. */
	async choose(field: string, option: string): Promise<void> {
		await this.inputs(field).last().click();
		await this.option(option).click();
	}

	/** Picks one more option of a field that takes several. */
	async alsoChoose(field: string, option: string): Promise<void> {
		await within(this.page, FIELD + field).click();
		await this.option(option).click();
		await this.page.keyboard.press('Escape');
	}

	/** What `Add option` offers. */
	async optionsToAdd(): Promise<string[]> {
		await within(this.page, 'collection-parameter-add').click();
		const offered = within(this.page, 'collection-parameter-option');
		await offered.first().waitFor();
		const names = await offered.allInnerTexts();
		await this.page.keyboard.press('Escape');
		return names.map((name) => name.trim());
	}

	/** Opens the list of a field. */
	async openList(field: string): Promise<void> {
		await within(within(this.page, FIELD + field), 'rlc-input').click();
	}

	/** What the open list offers, once it offers something. */
	async listed(): Promise<string[]> {
		const items = within(this.page, 'rlc-item');
		await items.first().waitFor();
		return (await items.allInnerTexts()).map((item) => item.trim());
	}

	/** What the open list says instead of offering something. */
	async listError(): Promise<string> {
		return await within(this.page, 'rlc-error-message').innerText();
	}

	/** Narrows the open list by a word, until nothing but the item is left, and takes that. */
	async pick(word: string, item: string): Promise<void> {
		await within(this.page, 'rlc-search').fill(word);
		const items = within(this.page, 'rlc-item');
		// n8n lists what is selected whatever is searched for.
		const others = items.and(this.page.locator(':not([class*=selected])'));
		await others.filter({ hasNotText: item }).first().waitFor({ state: 'hidden' });
		await items.filter({ hasText: item }).click();
	}

	/** Sets a time that is the same in every execution, written the way the calendar writes it. */
	async typeTime(field: string, time: string): Promise<void> {
		const input = this.inputs(field);
		await this.saved({ [field]: time.replace(' ', 'T') }, async () => {
			await this.switchTo('fixed', field, input);
			await input.fill(time);
			await input.press('Enter');
		});
	}

	/** Sets an expression. */
	async typeExpression(field: string, expression: string): Promise<void> {
		const input = within(this.page, FIELD + field).locator('.cm-content');
		await this.saved({ [field]: `=${expression}` }, async () => {
			await this.switchTo('expression', field, input);
			await input.fill(expression);
		});
	}

	/** The part of the page with the parameters. */
	frame(): Frame {
		return {
			width: within(this.page, 'node-parameters'),
			from: within(this.page, 'node-execute-button'),
			to: within(this.page, 'collection-parameter-add'),
		};
	}

	/** Executes the node and waits for the end. */
	async execute(session: Session): Promise<Execution> {
		const [answer] = await Promise.all([
			this.page.waitForResponse(isRun),
			within(this.page, 'node-execute-button').click(),
		]);
		return await session.finished(textAt(await answer.json(), 'data', 'executionId'));
	}

	/**
	 * Makes a change and waits until the workflow is saved with it: what was typed reaches the
	 * workflow with a delay, and an execution before that would still have the old value.
	 */
	private async saved(parameter: Record<string, string>, change: () => Promise<void>) {
		const written = JSON.stringify(parameter).slice(1, -1);
		const holds = (request: Request) => isSave(request) && request.postData()?.includes(written);
		const [request] = await Promise.all([
			this.page.waitForRequest((one) => holds(one) === true, { timeout: SAVED_WITHIN }),
			change(),
		]);
		await request.response();
	}

	/** @param input what there is to type into, once that is so */
	private async switchTo(mode: 'fixed' | 'expression', field: string, input: Locator) {
		if (await input.isVisible()) return;
		await within(this.page, FIELD + field).hover();
		const modes = within(this.page, `${field}-parameter-input-options-container`);
		await within(modes, `radio-button-${mode}`).click();
	}

	/** The last is the one that holds the value: in a list field, the first is for its mode. */
	private inputs(field: string): Locator {
		return within(this.page, FIELD + field).locator('input');
	}

	private option(name: string): Locator {
		const heading = this.page.getByText(name, { exact: true });
		return this.page.getByRole('option').filter({ has: heading });
	}
}

function isSave(request: Request): boolean {
	return (
		['POST', 'PATCH'].includes(request.method()) &&
		/^\/rest\/workflows(\/\w+)?$/.test(new URL(request.url()).pathname)
	);
}

function isRun(response: Response): boolean {
	return /^\/rest\/workflows\/\w+\/run$/.test(new URL(response.url()).pathname);
}
