import type { INodeProperties } from 'n8n-workflow';

import { describeTemplate, modifyTemplate } from '../../api/v3/templates';
import { api3Of, hint, siteFactsOf } from '../../n8n/caller';
import { existingTemplateField } from '../../parameters/fields';
import type { Operation } from '../Operation';
import { REPEATS, TEMPLATE_ID } from '../toolDescriptions';
import { eachItemOnce } from '../../items/eachItem';
import { readRequiredNumber, readText } from '../../parameters/read';
import { itemValues } from '../../parameters/values';
import { adviceOnChanged, readSettings, settingsFields } from './settings';
import { templateOutput } from './templateOutput';

const newNameField: INodeProperties = {
	displayName: 'New Name',
	name: 'templateName',
	type: 'string',
	default: '',
	description: 'Leave empty to keep the name',
};

const fields: INodeProperties[] = [existingTemplateField, newNameField, ...settingsFields];

export const update: Operation = {
	choice: {
		name: 'Update',
		action: 'Update recording template',
		description: 'Change a template; what is not given stays as it is',
	},
	toolDescription: `Changes a recording template of Tencent Cloud; what is not given stays as it is. ${TEMPLATE_ID} ${REPEATS}`,
	fields,

	async execute(context) {
		const call = await api3Of(context);
		const site = await siteFactsOf(context);
		return await eachItemOnce(
			context,
			fields,
			async (item) => {
				const values = itemValues(context, item);
				const id = readRequiredNumber(values, existingTemplateField);
				const name = readText(values, newNameField) ?? undefined;
				const settings = { name, ...readSettings(values, site) };
				await modifyTemplate(call, id, settings);
				const changed = await describeTemplate(call, id);
				hint(context, adviceOnChanged(settings, changed));
				return templateOutput(changed);
			},
			{ most: 1 },
		);
	},
};
