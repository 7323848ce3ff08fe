import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Send } from '../transport/request';
import { Api3 } from './api3';
import { caller3, type Call3 } from './call3';
import { callerLegacy } from './callLegacy';
import { LegacyApi } from './legacy';
import type { ApiVersion, RecordingApi } from './RecordingApi';

const LEGACY_ENDPOINT = 'https://live.api.qcloud.com';

/** The one place that chooses a generation. */
export function recordingApi(
	version: ApiVersion,
	credential: ICredentialDataDecryptedObject,
	send: Send,
): RecordingApi {
	return version === 'v2'
		? new LegacyApi(callerLegacy(send, baseUrl(credential.legacyEndpoint) ?? LEGACY_ENDPOINT))
		: new Api3(call3Of(credential, send));
}

/** API 3.0 of any product, through the site or the endpoint the credential names. */
export function call3Of(credential: ICredentialDataDecryptedObject, send: Send): Call3 {
	const root =
		credential.site === 'international' ? 'intl.tencentcloudapi.com' : 'tencentcloudapi.com';
	const own = baseUrl(credential.endpoint);
	return caller3(send, (service) => own ?? `https://${service}.${root}`);
}

/** What the user typed, without spaces and slashes at the end; undefined when nothing is left. */
function baseUrl(value: unknown): string | undefined {
	if (typeof value !== 'string') return undefined;
	const url = value.trim().replace(/\/+$/, '');
	return url === '' ? undefined : url;
}
