import { apiOf } from '../../n8n/caller';
import { apiVersionField } from '../../parameters/apiVersion';
import { appNameField, channelFields, domainField } from '../../parameters/fields';
import type { Operation } from '../Operation';
import { READS, STREAM } from '../toolDescriptions';
import { eachItem } from '../../items/eachItem';
import { readOneStream } from '../../parameters/stream';
import { itemValues } from '../../parameters/values';
import { streamOutput } from './streamOutput';

export const get: Operation = {
	choice: {
		name: 'Get',
		action: 'Get stream state',
		description: 'Tell whether a stream is active, inactive or forbidden',
	},
	toolDescription: `Tells whether a live stream is active, inactive or forbidden on Tencent Cloud, and since when. ${STREAM} ${READS}`,
	fields: [domainField, appNameField, ...channelFields(), apiVersionField],

	async execute(context) {
		const api = await apiOf(context);
		return await eachItem(context, async (item) => {
			return streamOutput(await api.streamState(readOneStream(itemValues(context, item))));
		});
	},
};
