/** Clients for VOD: signatures by the vendor's own packages, as in clients.ts. */
import { vod } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vod';

import { DEFAULT_ACCOUNT, type Emulator } from '../../emulator';
import { type Answer, call3, type Deviation, responseOf } from './clients';

type VodClient = InstanceType<typeof vod.v20180717.Client>;

/** The official VOD client of API 3.0. It needs no region. */
export function vodClient(
	emulator: Emulator,
	options: {
		signMethod?: 'TC3-HMAC-SHA256' | 'HmacSHA1' | 'HmacSHA256';
		reqMethod?: 'GET' | 'POST';
	} = {},
): VodClient {
	const { secretId, secretKey } = DEFAULT_ACCOUNT;
	const endpoint = `127.0.0.1:${emulator.port}`;
	return new vod.v20180717.Client({
		credential: { secretId, secretKey },
		profile: {
			signMethod: options.signMethod,
			httpProfile: { endpoint, protocol: 'http://', reqMethod: options.reqMethod },
		},
	});
}

/** A request to VOD as `call3` makes one, without a region. */
export async function callVod(
	emulator: Emulator,
	action: string,
	values: Record<string, unknown>,
	deviation: Deviation = {},
): Promise<Answer> {
	return await call3(emulator, action, values, {
		service: 'vod',
		version: '2018-07-17',
		region: '',
		...deviation,
	});
}

/** What SearchMedia finds: how many there are, and the FileIds of the page. */
export async function search(
	emulator: Emulator,
	values: Record<string, unknown> = {},
	deviation: Deviation = {},
): Promise<{ total: unknown; ids: string[] }> {
	const response = responseOf(await callVod(emulator, 'SearchMedia', values, deviation));
	const list: unknown[] = Array.isArray(response.MediaInfoSet) ? response.MediaInfoSet : [];
	return { total: response.TotalCount, ids: list.map(fileIdOf) };
}

function fileIdOf(media: unknown): string {
	if (typeof media !== 'object' || media === null || !('FileId' in media)) return '';
	return String(media.FileId);
}
