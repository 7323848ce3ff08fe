import type { INodeProperties } from 'n8n-workflow';

import { InvalidParameterError } from '../../api/InvalidParameterError';
import { DAY, SECOND } from '../../api/requestRules';
import { callbackPages, OLDEST_CALLBACK, type SentCallback } from '../../api/v3/sentCallbacks';
import { eachItemListing } from '../../items/eachItem';
import { api3Of, siteFactsOf } from '../../n8n/caller';
import { readChoice } from '../../parameters/choice';
import {
	appNameField,
	channelField,
	domainField,
	withoutApiVersion,
} from '../../parameters/fields';
import { placeInWords, rangeInWords } from '../../parameters/inWords';
import { pageFields, readLimit, take } from '../../parameters/pages';
import { endTimeField, rangeFields, readRange } from '../../parameters/range';
import { readSimplify, simplifyField } from '../../parameters/simplify';
import { readOneStream } from '../../parameters/stream';
import { itemValues } from '../../parameters/values';
import { systemClock } from '../../transport/clock';
import type { Operation } from '../Operation';
import { READS, STREAM, TIMES } from '../toolDescriptions';
import { callbackOutput } from './callbackOutput';

/** What can be asked for, by value, with the service's `event_type`. */
const TYPES = {
	any: null,
	recordingFile: 100,
	screenshot: 200,
	streamStarted: 1,
	streamStopped: 0,
};

const eventField: INodeProperties = {
	displayName: 'Event',
	name: 'event',
	type: 'options',
	options: [
		{ name: 'Any Event', value: 'any' },
		{ name: 'Recording File Ready', value: 'recordingFile' },
		{ name: 'Screenshot', value: 'screenshot' },
		{ name: 'Stream Started', value: 'streamStarted' },
		{ name: 'Stream Stopped', value: 'streamStopped' },
	],
	default: 'any',
	description: 'Only events of this kind; of others Tencent Cloud keeps no record',
};

const resultField: INodeProperties = {
	displayName: 'Result',
	name: 'result',
	type: 'options',
	options: [
		{ name: 'Any Result', value: 'any' },
		{ name: 'Delivered', value: 'delivered' },
		{ name: 'Failed', value: 'failed' },
	],
	default: 'any',
	description: 'Only events that were answered well, or that were not',
};

const fields: INodeProperties[] = withoutApiVersion([
	{ ...domainField, required: false, description: 'The push domain to pick the channel from' },
	{ ...appNameField, required: false, default: '', description: 'The push path to pick from' },
	channelField,
	eventField,
	resultField,
	...rangeFields(
		'Only what was sent after this time, at most 14 days back; a day ago unless set.',
		'Only what was sent before this time; now unless set.',
	),
	...pageFields,
	simplifyField,
]);

const isOf = (result: string | null) => (callback: SentCallback) =>
	result === 'delivered'
		? callback.result === 0
		: result === 'failed'
			? callback.result !== 0
			: true;

/** The pages of what a user asks for: which code a failure has is not documented. */
async function* chosen(
	pages: AsyncGenerator<SentCallback[]>,
	result: string | null,
): AsyncGenerator<SentCallback[]> {
	for await (const page of pages) yield page.filter(isOf(result));
}

export const getAll: Operation = {
	choice: {
		name: 'Get Many',
		action: 'Get many callbacks',
		description: 'List the events that Tencent Cloud sent, and how they were answered; China site',
	},
	toolDescription: `Lists the events that Tencent Cloud sent for a live stream (file ready, stream started, stream stopped) with what was sent and what was answered, up to 14 days back (the last day unless times are given). Only on the China site. ${STREAM} ${TIMES} "found": 0 means that none was sent. ${READS}`,
	fields,

	async execute(context) {
		const call = await api3Of(context);
		const site = await siteFactsOf(context);
		return await eachItemListing(context, async (item) => {
			if (!site.hasWholeApi) {
				throw new InvalidParameterError(
					'Site of the credential',
					'is International, whose API does not tell what was called back. The events of Tencent Live Trigger are all there is.',
				);
			}
			const values = itemValues(context, item);
			const place = readOneStream(values);
			// Rounded up: what was sent in this very second counts.
			const now = Math.ceil(systemClock.now() / SECOND) * SECOND;
			const range = readRange(values, { from: now - DAY, to: now });
			if (range.to < now - OLDEST_CALLBACK) {
				throw new InvalidParameterError(
					endTimeField.displayName,
					'lies more than 14 days back: the service does not know what it sent that long ago. Choose a later start.',
				);
			}
			const event = readChoice(values, eventField, [
				'any',
				'recordingFile',
				'screenshot',
				'streamStarted',
				'streamStopped',
			]);
			const result = readChoice(values, resultField, ['any', 'delivered', 'failed']);
			const simple = readSimplify(values);
			const query = {
				...{ channel: place.channel, from: range.from, to: Math.min(range.to, now) },
				type: TYPES[event ?? 'any'],
				result: result === 'delivered' ? 0 : null,
			};
			const found = chosen(callbackPages(call, query, now), result);
			const callbacks = await take(found, readLimit(values));
			return {
				of: `callbacks${placeInWords({ domain: null, appName: null, channel: place.channel })}${rangeInWords(range)}`,
				items: callbacks.map((one) => callbackOutput(one, simple)),
			};
		});
	},
};
