import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';

import type { ChoicePage } from '../api/recordings';
import { toNodeError } from '../n8n/errors';
import type { Address } from '../parameters/address';
import { shown } from '../parameters/read';

/** A filtered search reads at most this many pages: it answers while the user types. */
const PAGES_PER_SEARCH = 20;

const NARROWER =
	'There are more than a search reads while one types. Choose what stands above it first, such as the Domain and the App Name, or type the whole name or ID in the other mode.';

/** What n8n asks of a picker, and what the picker says where it has nothing. */
export interface Search {
	filter: string | undefined;
	paginationToken: string | undefined;
	/** Why a list is empty, and what to do, as sentences. */
	empty: { why: string; advice: string };
}

/** What an address names that was pasted into the search of a picker. */
export function addressIn(
	filter: string | undefined,
	parse: (text: string) => Address | undefined,
): Address | undefined {
	return filter === undefined ? undefined : parse(filter.trim());
}

/**
 * A picker over a list that comes in pages: page by page as the user scrolls, or, with a filter,
 * every entry that contains it. Errors are shown in the picker, and so is why it is empty: n8n would
 * say "No results" and nothing else.
 *
 * @param listPage gives one page; pages count from 1
 */
export async function searchPages(
	context: ILoadOptionsFunctions,
	listPage: (page: number) => Promise<ChoicePage>,
	{ filter, paginationToken, empty }: Search,
): Promise<INodeListSearchResult> {
	const wanted = filter?.trim().toLowerCase() ?? '';
	const results: INodeListSearchResult['results'] = [];
	let page: number | undefined = Number(paginationToken ?? 1);
	let listed = 0;
	try {
		for (let read = 0; page !== undefined && read < PAGES_PER_SEARCH; read++) {
			const { choices, next }: ChoicePage = await listPage(page);
			listed += choices.length;
			results.push(...choices.filter(({ name }) => name.toLowerCase().includes(wanted)));
			page = next;
			if (wanted === '') break;
		}
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
	if (results.length === 0 && paginationToken === undefined) {
		const where =
			page === undefined ? 'Nothing in the list' : `None of the first ${listed} in the list`;
		const why = wanted === '' ? empty.why : `${where} contains ${shown(wanted)}.`;
		const advice = page === undefined ? empty.advice : NARROWER;
		throw new NodeOperationError(context.getNode(), why, { description: advice });
	}
	return page === undefined ? { results } : { results, paginationToken: String(page) };
}
