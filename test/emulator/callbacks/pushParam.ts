import { createHash } from 'node:crypto';

import type { ActiveStream } from '../settings';

/**
 * The query of the address that a stream is pushed to, as the console makes it: `txSecret` is the right
 * to push until `txTime`, in hexadecimal UNIX seconds (tencentcloud.com/document/product/267/31059).
 */
export function pushParam({ domain, app, stream, param }: ActiveStream): string {
	if (param !== undefined) return param;
	const secret = createHash('md5').update(`push key ${domain}/${app}/${stream}`).digest('hex');
	return `txSecret=${secret}&txTime=7FFFFFFF`;
}
