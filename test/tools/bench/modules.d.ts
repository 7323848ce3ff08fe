/* Packages without types that TypeScript finds: the parts that are used. */

declare module 'json-bigint' {
	const JSONbig: { parse(text: string): unknown };
	export default JSONbig;
}

declare module 'qcloudapi-sdk' {
	/** The vendor's client of the legacy API. */
	export default class QcloudApi {
		constructor(defaults: { SecretId: string; SecretKey: string });
		generateQueryString(
			data: object,
			options: { host: string; path: string; method: string; signatureMethod: string },
		): string;
	}
}

declare module 'vega-lite' {
	import type { Spec } from 'vega';

	export function compile(spec: object): { spec: Spec };
}
