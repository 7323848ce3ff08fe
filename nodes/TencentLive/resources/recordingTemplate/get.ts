import { describeTemplate } from '../../api/templates3';
import { api3Of } from '../shared/apis';
import { existingTemplateField } from '../shared/fields';
import type { Operation } from '../shared/Operation';
import { perItem } from '../shared/perItem';
import { rawItem, readSimplify, simplifyField } from '../shared/raw';
import { readRequiredInteger } from '../shared/read';
import { templateOutput } from './templateOutput';

export const get: Operation = {
	choice: {
		name: 'Get',
		action: 'Get recording template',
		description: 'Get one template by its ID',
	},
	fields: [existingTemplateField, simplifyField],

	async execute(context) {
		const call = await api3Of(context);
		return await perItem(context, async (item) => {
			const id = readRequiredInteger(context, 'templateId', 'Recording Template', item);
			const template = await describeTemplate(call, id);
			return readSimplify(context, item) ? templateOutput(template) : rawItem(template);
		});
	},
};
