import { describeTemplates } from '../../api/templates3';
import { api3Of } from '../shared/apis';
import type { Operation } from '../shared/Operation';
import { pageFields, readLimit } from '../shared/pages';
import { perItem } from '../shared/perItem';
import { rawItem, readSimplify, simplifyField } from '../shared/raw';
import { templateOutput } from './templateOutput';

export const getAll: Operation = {
	choice: {
		name: 'Get Many',
		action: 'Get many recording templates',
		description: 'List the templates of the account',
	},
	fields: [...pageFields, simplifyField],

	async execute(context) {
		const call = await api3Of(context);
		return await perItem(context, async (item) => {
			const limit = readLimit(context, item);
			const simple = readSimplify(context, item);
			const templates = await describeTemplates(call);
			return templates
				.slice(0, limit)
				.map((template) => (simple ? templateOutput(template) : rawItem(template)));
		});
	},
};
