import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listPushDomains } from '../api/v3/pickers';
import { api3Of } from '../n8n/caller';
import { searchPages } from './searchPages';

/** The push domains of the account. */
export async function searchDomains(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const call = await api3Of(this);
	return await searchPages(this, (page) => listPushDomains(call, page), filter, paginationToken);
}
