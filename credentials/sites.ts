/** What is particular to one of Tencent Cloud's sites. Neither knows the keys of the other. */
interface SiteFacts {
	/** As the credential offers it. */
	displayName: string;
	/** The domain under which every API 3.0 service has its host. */
	root: string;
	/** Whether the API has everything; of the international one some actions and parameters are missing. */
	hasWholeApi: boolean;
}

/** Every site, by its value in the credential. The one table: another site is a line here. */
export const SITES = {
	china: {
		displayName: 'China (cloud.tencent.com)',
		root: 'tencentcloudapi.com',
		hasWholeApi: true,
	},
	international: {
		displayName: 'International (tencentcloud.com)',
		root: 'intl.tencentcloudapi.com',
		hasWholeApi: false,
	},
} as const satisfies Record<string, SiteFacts>;

export type Site = keyof typeof SITES;

export const DEFAULT_SITE: Site = 'china';

/** The site that a credential names; the default one where it names none that there is. */
export function siteOf(value: unknown): Site {
	return typeof value === 'string' && isSite(value) ? value : DEFAULT_SITE;
}

function isSite(value: string): value is Site {
	return Object.hasOwn(SITES, value);
}

/** The base URL of an API 3.0 service on a site, without a slash at the end. */
export function baseUrlOf(site: Site, service: string): string {
	return `https://${service}.${SITES[site].root}`;
}

/** The host of the legacy API, the same for both sites. */
export const LEGACY_BASE_URL = 'https://live.api.qcloud.com';
