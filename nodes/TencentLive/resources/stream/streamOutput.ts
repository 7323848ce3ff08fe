import type { IDataObject } from 'n8n-workflow';

import type { StreamDetails } from '../../api/recordings';
import { isoOrNull } from '../../parameters/simplify';

/** A stream, the same for both generations; what does not apply is null. */
export function streamOutput(stream: StreamDetails): IDataObject {
	return {
		channel: stream.channel,
		name: stream.name,
		domain: stream.domain,
		app_name: stream.appName,
		state: stream.state,
		published_at: isoOrNull(stream.publishedAt),
	};
}
