import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { call3Of } from '../api/generations';
import { listRecordTemplates } from '../api/pickers3';
import { senderOf } from '../transport/request';
import { searchPages } from './searchPages';

/** The recording templates of the account. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const call = call3Of({
		credential: await this.getCredentials('tencentCloudApi'),
		send: senderOf(this),
	});
	return await searchPages(this, () => listRecordTemplates(call), filter, paginationToken);
}
