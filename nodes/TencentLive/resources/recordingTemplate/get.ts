import { describeTemplate } from '../../api/v3/templates';
import { api3Of } from '../../n8n/caller';
import { existingTemplateField } from '../../parameters/fields';
import type { Operation } from '../Operation';
import { READS, TEMPLATE_ID } from '../toolDescriptions';
import { eachItem } from '../../items/eachItem';
import { rawItem, readSimplify, simplifyField } from '../../parameters/simplify';
import { readRequiredNumber } from '../../parameters/read';
import { itemValues } from '../../parameters/values';
import { templateOutput } from './templateOutput';

export const get: Operation = {
	choice: {
		name: 'Get',
		action: 'Get recording template',
		description: 'Get one template by its ID',
	},
	toolDescription: `Gets one recording template of Tencent Cloud: its formats, lengths and storage. ${TEMPLATE_ID} ${READS}`,
	fields: [existingTemplateField, simplifyField],

	async execute(context) {
		const call = await api3Of(context);
		return await eachItem(context, async (item) => {
			const values = itemValues(context, item);
			const id = readRequiredNumber(values, existingTemplateField);
			const template = await describeTemplate(call, id);
			return readSimplify(values) ? templateOutput(template) : rawItem(template);
		});
	},
};
