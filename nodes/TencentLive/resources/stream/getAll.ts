import type { INodeProperties } from 'n8n-workflow';

import { DAY } from '../../api/requestRules';
import { systemClock } from '../../transport/clock';
import { apiOf } from '../../n8n/caller';
import { apiVersionField } from '../../parameters/apiVersion';
import { appNameField, domainField } from '../../parameters/fields';
import type { Operation } from '../Operation';
import { READS, STREAM, TIMES } from '../toolDescriptions';
import { readChoice } from '../../parameters/choice';
import { placeInWords, rangeInWords } from '../../parameters/inWords';
import { pageFields, readLimit, take } from '../../parameters/pages';
import { eachItemListing } from '../../items/eachItem';
import { rangeFields, readRange, withinReach } from '../../parameters/range';
import { readStream } from '../../parameters/stream';
import { itemValues } from '../../parameters/values';
import { streamOutput } from './streamOutput';

/** Without times: as long as one call may ask about. */
const LOOK_BACK = 30 * DAY;

const whichField: INodeProperties = {
	displayName: 'Which',
	name: 'which',
	type: 'options',
	options: [
		{ name: 'Live Now', value: 'live', description: 'Those that are pushed right now' },
		{
			name: 'Published Between Two Times',
			value: 'published',
			description: 'Those that were pushed, be it over or not, up to 60 days back',
		},
	],
	default: 'live',
	displayOptions: { show: { apiVersion: ['v3'] } },
	description: 'Which streams to list',
};

const WHEN_PUBLISHED = { show: { apiVersion: ['v3'], which: ['published'] } };

export const getAll: Operation = {
	choice: {
		name: 'Get Many',
		action: 'Get many streams',
		description:
			'List the streams that are live now, or were published between two times; in the legacy API, the channels',
	},
	toolDescription: `Lists the streams that are live now on Tencent Cloud (with the legacy API, the channels): all, or those of one domain or app; or those that were published between Start Time and End Time, where it takes them. ${STREAM} ${TIMES} "found": 0 means that there is none. ${READS}`,
	fields: [
		{ ...domainField, required: false, description: 'Only streams of this push domain' },
		{
			...appNameField,
			required: false,
			default: '',
			description: 'Only streams of this push path',
		},
		whichField,
		...rangeFields(
			'Only streams that were pushed after this time; 30 days ago unless set.',
			'Only streams that were pushed before this time; now unless set.',
		).map((field) => ({ ...field, displayOptions: WHEN_PUBLISHED })),
		...pageFields,
		apiVersionField,
	],

	async execute(context) {
		const api = await apiOf(context);
		return await eachItemListing(context, async (item) => {
			const values = itemValues(context, item);
			const { domain, appName } = readStream(values);
			const now = systemClock.now();
			const isPublished = readChoice(values, whichField, ['live', 'published']) === 'published';
			const { pushesListedFor: looksBack } = api.traits;
			const published = isPublished
				? withinReach(
						readRange(values, { from: now - LOOK_BACK, to: now }),
						{ looksBack, of: 'streams' },
						now,
					)
				: null;
			const query = { domain, appName, published };
			const streams = await take(api.streamPages(query), readLimit(values));
			const live = api.version === 'v3' ? 'streams that are live now' : 'channels';
			const place = placeInWords({ domain, appName, channel: null });
			const of =
				published === null
					? `${live}${place}`
					: `streams${place} that were published${rangeInWords(published)}`;
			return { of, items: streams.map(streamOutput) };
		});
	},
};
