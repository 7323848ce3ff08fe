import { Api3 } from '../../nodes/TencentLive/api/v3/Api3';
import { caller3 } from '../../nodes/TencentLive/api/v3/call';
import { callerLegacy } from '../../nodes/TencentLive/api/v2/call';
import { LegacyApi } from '../../nodes/TencentLive/api/v2/LegacyApi';
import type { RecordingApi } from '../../nodes/TencentLive/api/RecordingApi';
import type { ApiVersion } from '../../nodes/TencentLive/api/recordings';
import { Retry } from '../../nodes/TencentLive/transport/retry';
import type { Send } from '../../nodes/TencentLive/n8n/send';
import type { ProcessState } from './processState';
import type { Random } from './random';

/** Who calls. */
export interface Caller {
	process: ProcessState;
	secretId: string;
	signal: AbortSignal;
	random: Random;
}

/** The API of a generation as api/generations.ts builds it, in one process of many. */
export function apiFor(
	version: ApiVersion,
	send: Send,
	{ process, secretId, signal, random }: Caller,
): RecordingApi {
	const baseUrl = version === 'v2' ? 'https://legacy.example' : 'https://live.example';
	const name = `${secretId} ${baseUrl}`;
	const account = process.accounts.of(secretId, baseUrl);
	const courier = new Retry(account, { clock: process.clock, random, signal });
	const route = { baseUrl, courier };
	if (version === 'v2') return new LegacyApi(callerLegacy(send, route), name);
	return new Api3(
		caller3(send, () => route),
		name,
	);
}
