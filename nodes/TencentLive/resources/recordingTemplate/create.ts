import type { INodeProperties } from 'n8n-workflow';

import { textsIn } from '../../api/lists';
import { createTemplate, describeTemplates } from '../../api/v3/templates';
import { api3Of } from '../../n8n/caller';
import type { Operation } from '../Operation';
import { REPEATS } from '../toolWords';
import { eachItemOnce } from '../../items/eachItem';
import { readRequiredText } from '../../parameters/read';
import { itemValues } from '../../parameters/values';
import { readNewSettings, settingsFields } from './settings';

const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'templateName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. evening-show',
	description: 'Letters, digits, Chinese characters, _ and -',
};

const fields: INodeProperties[] = [nameField, ...settingsFields];

export const create: Operation = {
	choice: {
		name: 'Create',
		action: 'Create recording template',
		description: 'Set formats, length and storage for recordings to come',
	},
	toolDescription: `Makes a recording template on Tencent Cloud: formats, length and storage for recordings to come. Name takes letters, digits, Chinese characters, _ and -, such as evening-show. The answer has its template_id. ${REPEATS}`,
	fields,

	async execute(context) {
		const call = await api3Of(context);
		return await eachItemOnce(
			context,
			fields,
			async (item, { left, leave }) => {
				const values = itemValues(context, item);
				const name = readRequiredText(values, nameField);
				const id = await createTemplate(
					call,
					{ name, ...readNewSettings(values) },
					{ before: textsIn(left?.before), leave: (before) => leave({ before }) },
				);
				return { template_id: Number(id), name };
			},
			{
				most: 1,
				holds: async ({ template_id: id }) =>
					(await describeTemplates(call)).some(({ TemplateId }) => TemplateId === id),
			},
		);
	},
};
