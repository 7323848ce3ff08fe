import type { IHttpRequestOptions } from 'n8n-workflow';

/** One call of API 3.0 for n8n's request helper, with its defaults: it parses the answer itself. */
export function callOptions(url: string, action: string, parameters: object): IHttpRequestOptions {
	return {
		url: `${url}/`,
		method: 'POST',
		headers: {
			'Content-Type': 'application/json; charset=utf-8',
			'X-TC-Action': action,
			'X-TC-Version': '2018-08-01',
		},
		body: JSON.stringify(parameters),
	};
}
