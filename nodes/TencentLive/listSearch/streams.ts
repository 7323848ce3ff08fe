import {
	isResourceLocatorValue,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';

import { apis, callerOf } from '../n8n/caller';
import { parseAppName, parseChannel, parseDomain } from '../parameters/address';
import { addressIn, searchPages } from './searchPages';

/** The streams of the chosen domain and app: those that are live, then those that were lately. */
export async function searchStreams(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const api = apis.recording('v3', await callerOf(this));
	const domain = chosenDomain(this);
	const app = chosenApp(this);
	const where = domain === null ? '' : ` on ${[domain, app].filter(Boolean).join('/')}`;
	return await searchPages(this, (page) => api.listStreams(domain, app, page), {
		filter: addressIn(filter, parseChannel)?.channel ?? filter,
		paginationToken,
		empty:
			domain === null
				? {
						why: 'No stream is live.',
						advice:
							'Without a domain only streams that are pushed right now are listed. Choose a Domain to see those published in the last 30 days too, start the push and open the list again, or switch to By Name and type the name of the stream.',
					}
				: {
						why: `No stream is live${where}, and none was published there in the last 30 days.`,
						advice:
							'Start the push and open the list again, check Domain and App Name, or switch to By Name and type the name of the stream.',
					},
	});
}

/** The channels of the legacy API. */
export async function searchChannels(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const api = apis.recording('v2', await callerOf(this));
	return await searchPages(this, (page) => api.listStreams(null, null, page), {
		filter,
		paginationToken,
		empty: {
			why: 'The account has no channels in the legacy API.',
			advice:
				'Set API Version to API 3.0 if it works with domains and stream names, or switch to By ID and type the ID of the channel.',
		},
	});
}

/** Read without n8n's extraction: an address that was pasted is not there yet for n8n to take apart. */
function chosenDomain(context: ILoadOptionsFunctions): string | null {
	const given: unknown = context.getCurrentNodeParameter('domain');
	const value = isResourceLocatorValue(given) ? given.value : given;
	return typeof value === 'string' ? (parseDomain(value.trim())?.domain ?? null) : null;
}

function chosenApp(context: ILoadOptionsFunctions): string | null {
	const given: unknown = context.getCurrentNodeParameter('appName');
	const text = typeof given === 'string' ? given.trim() : '';
	// An expression is not worked out here.
	return text === '' || text.startsWith('=') ? null : (parseAppName(text)?.appName ?? null);
}
