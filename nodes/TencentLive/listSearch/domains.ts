import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listPushDomains } from '../api/v3/pickers';
import { api3Of } from '../n8n/caller';
import { parseDomain } from '../parameters/address';
import { addressIn, searchPages } from './searchPages';

/** The push domains of the account. */
export async function searchDomains(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const call = await api3Of(this);
	return await searchPages(this, (page) => listPushDomains(call, page), {
		filter: addressIn(filter, parseDomain)?.domain ?? filter,
		paginationToken,
		empty: {
			why: 'The account has no push domain on this site.',
			advice:
				'Add one in the console of Tencent Cloud Live under Domain Management, or check Site in the credential. A domain can be typed, too: switch to By Name.',
		},
	});
}
