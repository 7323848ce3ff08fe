import { apiOf } from '../../n8n/caller';
import { apiVersionField, appNameField, domainField } from '../../parameters/fields';
import type { Operation } from '../Operation';
import { READS, STREAM } from '../toolWords';
import { placeInWords } from '../../parameters/inWords';
import { pageFields, readLimit, take } from '../../parameters/pages';
import { eachItemListing } from '../../items/eachItem';
import { readStream } from '../../parameters/stream';
import { itemValues } from '../../parameters/values';
import { streamOutput } from './streamOutput';

export const getAll: Operation = {
	choice: {
		name: 'Get Many',
		action: 'Get many streams',
		description: 'List the streams that are live now; in the legacy API, the channels',
	},
	toolDescription: `Lists the streams that are live now on Tencent Cloud (with the legacy API, the channels): all, or those of one domain or app. ${STREAM} "found": 0 means that none is live. ${READS}`,
	fields: [
		{ ...domainField, required: false, description: 'Only streams of this push domain' },
		{
			...appNameField,
			required: false,
			default: '',
			description: 'Only streams of this push path',
		},
		...pageFields,
		apiVersionField,
	],

	async execute(context) {
		const api = await apiOf(context);
		return await eachItemListing(context, async (item) => {
			const values = itemValues(context, item);
			const { domain, appName } = readStream(values);
			const streams = await take(api.streamPages(domain, appName), readLimit(values));
			const what = api.version === 'v3' ? 'streams that are live now' : 'channels';
			const of = `${what}${placeInWords({ domain, appName, channel: null })}`;
			return { of, items: streams.map(streamOutput) };
		});
	},
};
