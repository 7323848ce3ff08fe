import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { call3Of } from '../n8n/apis';
import { listPushDomains } from '../api/v3/pickers';
import { sendThrough } from '../n8n/send';
import { searchPages } from './searchPages';

/** The push domains of the account. */
export async function searchDomains(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const call = call3Of({
		credential: await this.getCredentials('tencentCloudApi'),
		send: sendThrough(this),
	});
	return await searchPages(this, (page) => listPushDomains(call, page), filter, paginationToken);
}
