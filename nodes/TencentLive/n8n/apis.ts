import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { Quotas } from '../transport/quotas';
import { systemClock } from '../transport/clock';
import { Retry } from '../transport/retry';
import type { Send } from './send';
import { Api3 } from '../api/v3/Api3';
import { caller3, type Call3, type Route } from '../api/v3/call';
import { callerLegacy } from '../api/v2/call';
import { LegacyApi } from '../api/v2/LegacyApi';
import type { ApiVersion, RecordingApi } from '../api/RecordingApi';

const LEGACY_ENDPOINT = 'https://live.api.qcloud.com';

/** Shared by every execution of this process: they draw on the same quota. */
const accounts = new Quotas(systemClock);

/** What a call needs from the node that makes it. */
export interface Caller {
	credential: ICredentialDataDecryptedObject;
	send: Send;
	/** Aborted when the execution is cancelled. */
	signal?: AbortSignal;
}

/** The one place that chooses a generation. */
export function recordingApi(version: ApiVersion, caller: Caller): RecordingApi {
	const { credential, send } = caller;
	if (version === 'v2') {
		const route = routeOf(caller, baseUrl(credential.legacyEndpoint) ?? LEGACY_ENDPOINT);
		return new LegacyApi(callerLegacy(send, route), accountName(caller, route));
	}
	return new Api3(call3Of(caller), accountName(caller, route3(caller, 'live')));
}

/** API 3.0 of any product, through the site or the endpoint the credential names. */
export function call3Of(caller: Caller): Call3 {
	return caller3(caller.send, (service) => route3(caller, service));
}

function route3(caller: Caller, service: string): Route {
	const { site, endpoint } = caller.credential;
	const root = site === 'international' ? 'intl.tencentcloudapi.com' : 'tencentcloudapi.com';
	return routeOf(caller, baseUrl(endpoint) ?? `https://${service}.${root}`);
}

function routeOf({ credential, signal }: Caller, base: string): Route {
	const account = accounts.of(secretIdOf(credential), base);
	const surroundings = { clock: systemClock, random: () => Math.random(), signal };
	return { baseUrl: base, courier: new Retry(account, surroundings) };
}

/** An account by name: the same key at another address is another account. */
function accountName({ credential }: Caller, { baseUrl: base }: Route): string {
	return `${secretIdOf(credential)} ${base}`;
}

function secretIdOf({ secretId }: ICredentialDataDecryptedObject): string {
	return String(secretId).trim();
}

/** What the user typed, without spaces and slashes at the end; undefined when nothing is left. */
function baseUrl(value: unknown): string | undefined {
	if (typeof value !== 'string') return undefined;
	const url = value.trim().replace(/\/+$/, '');
	return url === '' ? undefined : url;
}
