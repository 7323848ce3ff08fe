import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listRecordTemplates } from '../api/v3/pickers';
import { api3Of } from '../n8n/caller';
import { searchPages } from './searchPages';

/** The recording templates of the account. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const call = await api3Of(this);
	return await searchPages(this, () => listRecordTemplates(call), {
		filter,
		paginationToken,
		empty: {
			why: 'The account has no recording template.',
			advice:
				'Make one with Recording Template > Create, or in the console of Tencent Cloud Live. Where the field is optional, leave it empty to record HLS.',
		},
	});
}
