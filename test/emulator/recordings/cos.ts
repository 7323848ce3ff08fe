import { createHash } from 'node:crypto';

import type { RecordedFile, RecordFormatSettings } from '../recordSettings';

/** The number of the account, which is part of a bucket's host. */
const APP_ID = '1300000000';

/** What tells a file in COS from one in VOD: its ID and its address, as published payloads have them. */
export function inCos(
	number: string,
	{ cosBucketName, cosBucketRegion, cosBucketPath }: RecordFormatSettings,
	recordId: string,
): Pick<RecordedFile, 'id' | 'url'> {
	const bucket = `${cosBucketName ?? 'bucket'}-${APP_ID}`;
	const host = `${bucket}.cos.${cosBucketRegion ?? 'ap-shanghai'}.myqcloud.com`;
	const path = (cosBucketPath ?? '/').replaceAll('{RecordId}', recordId).replace(/\/*$/, '/');
	const digest = createHash('md5').update(number).digest('hex');
	return { id: `${APP_ID}_${digest}`, url: `http://${host}${path}${number}_eof.m3u8` };
}
