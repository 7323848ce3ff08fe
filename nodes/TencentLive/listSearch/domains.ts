import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { call3Of } from '../api/generations';
import { listPushDomains } from '../api/pickers3';
import { senderOf } from '../transport/request';
import { searchPages } from './searchPages';

/** The push domains of the account. */
export async function searchDomains(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const call = call3Of({
		credential: await this.getCredentials('tencentCloudApi'),
		send: senderOf(this),
	});
	return await searchPages(this, (page) => listPushDomains(call, page), filter, paginationToken);
}
