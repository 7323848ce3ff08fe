import { baseUrlOf, LEGACY_BASE_URL, siteOf, SITES } from '../../../credentials/sites';
import type { Clock } from '../transport/clock';
import type { Quotas } from '../transport/quotas';
import { Retry } from '../transport/retry';
import type { Send } from '../transport/send';
import type { RecordingApi } from './RecordingApi';
import type { ApiVersion } from './recordings';
import type { Route } from './Route';
import { callerLegacy } from './v2/call';
import { LegacyApi } from './v2/LegacyApi';
import { Api3 } from './v3/Api3';
import { caller3, type Call3 } from './v3/call';

/** What a call needs from whoever makes it. */
export interface Caller {
	/** The credential's own fields, as the user filled them in. */
	credential: Readonly<Record<string, unknown>>;
	/** The credential's id: keys that are renewed under it stay the same account. Null where it has none. */
	credentialId: string | null;
	send: Send;
	/** Aborted when the execution is cancelled. */
	signal?: AbortSignal;
	/** Milliseconds for which a call that is turned away for speed goes again. */
	patience?: number;
}

/** Builds the API of either generation. One for a process: its accounts draw on the same quotas. */
export class Apis {
	constructor(
		private readonly clock: Clock,
		private readonly random: () => number,
		private readonly quotas: Quotas,
	) {}

	/** The one place that chooses a generation. */
	recording(version: ApiVersion, caller: Caller): RecordingApi {
		if (version === 'v2') {
			const baseUrl = baseUrl2(caller);
			const route = this.routeTo(baseUrl, caller);
			const { retry } = route;
			const pause = async (milliseconds: number) => await retry.pause(milliseconds);
			return new LegacyApi(callerLegacy(route), accountAt(baseUrl, caller), retry.quotas, pause);
		}
		const baseUrl = baseUrl3('live', caller);
		const { retry } = this.routeTo(baseUrl, caller);
		const pause = async (milliseconds: number) => await retry.pause(milliseconds);
		const { hasWholeApi } = SITES[siteOf(caller.credential.site)];
		const account = accountAt(baseUrl, caller);
		return new Api3(this.call3(caller), account, retry.quotas, pause, hasWholeApi);
	}

	/** API 3.0 of any product, through the site or the endpoint the credential names. */
	call3(caller: Caller): Call3 {
		return caller3((service) => this.routeTo(baseUrl3(service, caller), caller));
	}

	private routeTo(baseUrl: string, caller: Caller): Route {
		const { clock, random } = this;
		const quotas = this.quotas.of(accountAt(baseUrl, caller));
		const { send, signal, patience } = caller;
		return {
			baseUrl,
			send,
			retry: new Retry(quotas, { clock, random, signal, patience, owner: send }),
		};
	}
}

/** An account at an address: the same one elsewhere has another quota, clock and other tasks. */
function accountAt(baseUrl: string, { credential, credentialId }: Caller): string {
	return `${credentialId ?? String(credential.secretId).trim()} ${baseUrl}`;
}

function baseUrl3(service: string, { credential: { endpoint, site } }: Caller): string {
	return typedBase(endpoint) ?? baseUrlOf(siteOf(site), service);
}

function baseUrl2({ credential: { legacyEndpoint } }: Caller): string {
	return typedBase(legacyEndpoint) ?? LEGACY_BASE_URL;
}

/**
 * What the user typed, without spaces and slashes at the end, and without a query: signing puts that in
 * again. Undefined when nothing is left.
 */
function typedBase(value: unknown): string | undefined {
	if (typeof value !== 'string') return undefined;
	const url = value
		.trim()
		.replace(/[?#].*$/s, '')
		.replace(/\/+$/, '');
	return url === '' ? undefined : url;
}
