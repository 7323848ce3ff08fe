import { apiOf } from '../shared/apis';
import { apiVersionField, appNameField, channelField, domainField } from '../shared/fields';
import type { Operation } from '../shared/Operation';
import { perItem } from '../shared/perItem';
import { readRequiredText, readText } from '../shared/read';
import { streamOutput } from './streamOutput';

export const get: Operation = {
	choice: {
		name: 'Get',
		action: 'Get stream state',
		description: 'Tell whether a stream is active, inactive or forbidden',
	},
	fields: [apiVersionField, domainField, appNameField, channelField],

	async execute(context) {
		const api = await apiOf(context);
		return await perItem(context, async (item) => {
			const channel = readRequiredText(context, 'channel', 'Channel', item);
			const domain = readText(context, 'domain', 'Domain', item);
			const appName = readText(context, 'appName', 'App Name', item);
			return streamOutput(await api.streamState(channel, domain, appName));
		});
	},
};
