import {
	isResourceLocatorValue,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';

import { apiVersionOf } from '../parameters/read';
import { apis, callerOf } from '../n8n/caller';
import { searchPages } from './searchPages';

/** The streams that are live on the chosen domain, or the channels of the legacy API. */
export async function searchStreams(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const version = apiVersionOf(this.getCurrentNodeParameter('apiVersion'));
	const api = apis.recording(version, await callerOf(this));
	// Read without n8n's extraction, which fails for a field that is hidden, as in the legacy API.
	const domain: unknown = this.getCurrentNodeParameter('domain');
	const value = isResourceLocatorValue(domain) ? domain.value : domain;
	const chosen = typeof value === 'string' && value !== '' ? value : null;
	return await searchPages(this, (page) => api.listStreams(chosen, page), filter, paginationToken);
}
