import { apiOf } from '../../n8n/caller';
import { apiVersionField, appNameField, domainField } from '../../parameters/fields';
import type { Operation } from '../Operation';
import { pageFields, readLimit, take } from '../../parameters/pages';
import { eachItem } from '../../items/eachItem';
import { readStream } from '../../parameters/stream';
import { itemValues } from '../../parameters/values';
import { streamOutput } from './streamOutput';

export const getAll: Operation = {
	choice: {
		name: 'Get Many',
		action: 'Get many streams',
		description: 'List the streams that are live now; in the legacy API, the channels',
	},
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
		return await eachItem(
			context,
			async (item) => {
				const values = itemValues(context, item);
				const { domain, appName } = readStream(values);
				const streams = await take(api.streamPages(domain, appName), readLimit(values));
				return streams.map(streamOutput);
			},
			{ lists: 'streams' },
		);
	},
};
