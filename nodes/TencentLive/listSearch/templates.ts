import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { call3Of } from '../n8n/apis';
import { listRecordTemplates } from '../api/v3/pickers';
import { sendThrough } from '../n8n/send';
import { searchPages } from './searchPages';

/** The recording templates of the account. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const call = call3Of({
		credential: await this.getCredentials('tencentCloudApi'),
		send: sendThrough(this),
	});
	return await searchPages(this, () => listRecordTemplates(call), filter, paginationToken);
}
