import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { recordingApi } from '../api/generations';
import { senderOf } from '../transport/request';
import { searchPages } from './searchPages';

/** The streams that are live on the chosen domain, or the channels of the legacy API. */
export async function searchStreams(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const version = this.getCurrentNodeParameter('apiVersion') === 'v2' ? 'v2' : 'v3';
	const api = recordingApi(version, {
		credential: await this.getCredentials('tencentCloudApi'),
		send: senderOf(this),
	});
	// Hidden in the legacy API, and n8n does not find fields that are not shown.
	const domain =
		version === 'v3' ? this.getCurrentNodeParameter('domain', { extractValue: true }) : null;
	const chosen = typeof domain === 'string' && domain !== '' ? domain : null;
	return await searchPages(this, (page) => api.listStreams(chosen, page), filter, paginationToken);
}
