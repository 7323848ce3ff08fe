import { describeTemplate, modifyTemplate } from '../../api/templates3';
import { api3Of } from '../shared/apis';
import { existingTemplateField } from '../shared/fields';
import type { Operation } from '../shared/Operation';
import { perItem } from '../shared/perItem';
import { readRequiredInteger, readText } from '../shared/read';
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
		return await perItem(context, async (item) => {
			const id = readRequiredInteger(context, 'templateId', 'Recording Template', item);
			const name = readText(context, 'templateName', 'New Name', item) ?? undefined;
			await modifyTemplate(call, id, { name, ...readSettings(context, item) });
			return templateOutput(await describeTemplate(call, id));
		});
	},
};
