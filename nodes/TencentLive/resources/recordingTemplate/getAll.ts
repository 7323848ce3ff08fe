import { describeTemplates } from '../../api/v3/templates';
import { api3Of } from '../../n8n/caller';
import type { Operation } from '../Operation';
import { READS } from '../toolDescriptions';
import { pageFields, readLimit } from '../../parameters/pages';
import { eachItemListing } from '../../items/eachItem';
import { rawItem, readSimplify, simplifyField } from '../../parameters/simplify';
import { itemValues } from '../../parameters/values';
import { templateOutput } from './templateOutput';

export const getAll: Operation = {
	choice: {
		name: 'Get Many',
		action: 'Get many recording templates',
		description: 'List the templates of the account',
	},
	toolDescription: `Lists the recording templates of the Tencent Cloud account with template_id, name and formats. "found": 0 means that there are none. ${READS}`,
	fields: [...pageFields, simplifyField],

	async execute(context) {
		const call = await api3Of(context);
		return await eachItemListing(context, async (item) => {
			const values = itemValues(context, item);
			const limit = readLimit(values);
			const simple = readSimplify(values);
			const templates = await describeTemplates(call);
			const items = templates
				.slice(0, limit)
				.map((template) => (simple ? templateOutput(template) : rawItem(template)));
			return { of: 'recording templates', items };
		});
	},
};
