import type { IDataObject } from 'n8n-workflow';

import type { SentCallback } from '../../api/v3/sentCallbacks';
import { isoOrNull } from '../../parameters/simplify';
import { eventOf } from '../../trigger/events';
import { masked } from '../../trigger/mask';
import { raw, simplified } from '../../trigger/output';

/** Event 200, which Tencent Live Trigger does not offer. */
const SCREENSHOT = 200;

/**
 * What the service sent, and what came back. What was sent is as Tencent Live Trigger puts it out, so
 * that it can go where that one's items go; push rights and signatures in it are masked.
 */
export function callbackOutput(callback: SentCallback, simple: boolean): IDataObject {
	const { body, type } = callback;
	// The type stands beside the body as well as in it.
	const event = eventOf({ event_type: type }) ?? (type === SCREENSHOT ? 'screenshot' : null);
	const known = event === 'screenshot' ? null : event;
	return {
		channel: callback.channel,
		event,
		event_type: type,
		event_time: isoOrNull(callback.time),
		delivered: callback.result === 0,
		result_code: callback.result,
		response: callback.answer === null ? null : masked(callback.answer),
		response_time: isoOrNull(callback.answeredAt),
		sent: body === null ? null : simple && known !== null ? simplified(known, body) : raw(body),
	};
}
