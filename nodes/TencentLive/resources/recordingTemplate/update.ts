import { describeTemplate, modifyTemplate } from '../../api/v3/templates';
import { api3Of } from '../../n8n/caller';
import { existingTemplateField } from '../../parameters/fields';
import type { Operation } from '../Operation';
import { eachItem } from '../../items/eachItem';
import { readRequiredInteger, readText } from '../../parameters/read';
import { readSettings, settingsFields } from './settings';
import { templateOutput } from './templateOutput';

export const update: Operation = {
	choice: {
		name: 'Update',
		action: 'Update recording template',
		description: 'Change a template; what is not given stays as it is',
	},
	fields: [
		existingTemplateField,
		{
			displayName: 'New Name',
			name: 'templateName',
			type: 'string',
			default: '',
			description: 'Leave empty to keep the name',
		},
		...settingsFields,
	],

	async execute(context) {
		const call = await api3Of(context);
		return await eachItem(context, async (item) => {
			const id = readRequiredInteger(context, 'templateId', 'Recording Template', item);
			const name = readText(context, 'templateName', 'New Name', item) ?? undefined;
			await modifyTemplate(call, id, { name, ...readSettings(context, item) });
			return templateOutput(await describeTemplate(call, id));
		});
	},
};
