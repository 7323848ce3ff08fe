import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { ChoicePage } from '../api/recordings';
import { toNodeError } from '../n8n/errors';

/** A filtered search reads at most this many pages: it answers while the user types. */
const PAGES_PER_SEARCH = 20;

/**
 * A picker over a list that comes in pages: page by page as the user scrolls, or, with a filter,
 * every entry that contains it. Errors are shown in the picker.
 *
 * @param listPage gives one page; pages count from 1
 */
export async function searchPages(
	context: ILoadOptionsFunctions,
	listPage: (page: number) => Promise<ChoicePage>,
	filter: string | undefined,
	paginationToken: string | undefined,
): Promise<INodeListSearchResult> {
	const wanted = filter?.trim().toLowerCase() ?? '';
	const results: INodeListSearchResult['results'] = [];
	let page: number | undefined = Number(paginationToken ?? 1);
	try {
		for (let read = 0; page !== undefined && read < PAGES_PER_SEARCH; read++) {
			const { choices, next }: ChoicePage = await listPage(page);
			results.push(...choices.filter(({ name }) => name.toLowerCase().includes(wanted)));
			page = next;
			if (wanted === '') break;
		}
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
	return page === undefined ? { results } : { results, paginationToken: String(page) };
}
