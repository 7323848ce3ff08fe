import type { IDataObject } from 'n8n-workflow';

import { toChinaIso } from '../../api/chinaTime';
import type { Push } from '../../api/evidence';
import { DAY, requireText } from '../../api/requestRules';
import { OLDEST_PUSH, pushPages } from '../../api/v3/history';
import { eachItemListing } from '../../items/eachItem';
import { api3Of } from '../../n8n/caller';
import {
	appNameField,
	channelField,
	domainField,
	withoutApiVersion,
} from '../../parameters/fields';
import { placeInWords, rangeInWords } from '../../parameters/inWords';
import { pageFields, readLimit, take } from '../../parameters/pages';
import { rangeFields, readRange, withinReach } from '../../parameters/range';
import { isoOrNull } from '../../parameters/simplify';
import { readStream } from '../../parameters/stream';
import { itemValues } from '../../parameters/values';
import { systemClock } from '../../transport/clock';
import type { Operation } from '../Operation';
import { READS, STREAM, TIMES } from '../toolDescriptions';

/** Without times: what the last week saw. */
const LOOK_BACK = 7 * DAY;

function eventOutput(push: Push): IDataObject {
	return {
		channel: push.channel,
		domain: push.domain,
		app_name: push.appName,
		start_time: toChinaIso(push.startTime),
		end_time: isoOrNull(push.stopTime),
		seconds: push.seconds,
		stop_reason: push.stopReason,
	};
}

export const getEvents: Operation = {
	choice: {
		name: 'Get Events',
		action: 'Get stream events',
		description: 'List the pushes of a stream between two times: start, stop, why it stopped',
	},
	toolDescription: `Lists the pushes of a live stream on Tencent Cloud, the last first: when each began and ended, how long it was and why it stopped, up to 60 days back (the last week unless times are given). end_time is null while one goes on. ${STREAM} ${TIMES} "found": 0 means that none is listed. ${READS}`,
	fields: withoutApiVersion([
		domainField,
		{ ...appNameField },
		{ ...channelField, required: false, description: 'Only pushes of this stream' },
		...rangeFields(
			'Only pushes after this time, at most 60 days back; a week ago unless set.',
			'Only pushes before this time; now unless set.',
		),
		...pageFields,
	]),

	async execute(context) {
		const call = await api3Of(context);
		return await eachItemListing(context, async (item) => {
			const values = itemValues(context, item);
			const place = readStream(values);
			requireText(domainField.displayName, place.domain);
			const now = Math.floor(systemClock.now() / 1000) * 1000;
			const asked = readRange(values, { from: now - LOOK_BACK, to: now });
			const range = withinReach(asked, { looksBack: OLDEST_PUSH, of: 'pushes' }, now);
			const pushes = await take(pushPages(call, { ...place, ...range }, now), readLimit(values));
			return {
				of: `pushes${placeInWords(place)}${rangeInWords(range)}`,
				items: pushes.map(eventOutput),
			};
		});
	},
};
