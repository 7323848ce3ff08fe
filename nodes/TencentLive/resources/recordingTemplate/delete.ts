import type { INodeProperties } from 'n8n-workflow';

import { deleteTemplate as deleteTemplate3 } from '../../api/v3/templates';
import { api3Of } from '../../n8n/caller';
import { existingTemplateField } from '../../parameters/fields';
import type { Operation } from '../Operation';
import { REPEATS, TEMPLATE_ID } from '../toolDescriptions';
import { eachItemOnce } from '../../items/eachItem';
import { readRequiredNumber } from '../../parameters/read';
import { itemValues } from '../../parameters/values';

const fields: INodeProperties[] = [existingTemplateField];

export const deleteTemplate: Operation = {
	choice: {
		name: 'Delete',
		action: 'Delete recording template',
		description: 'Delete a template that no rule uses',
	},
	toolDescription: `Deletes a recording template of Tencent Cloud that no rule uses. ${TEMPLATE_ID} ${REPEATS}`,
	fields,

	async execute(context) {
		const call = await api3Of(context);
		return await eachItemOnce(
			context,
			fields,
			async (item) => {
				const id = readRequiredNumber(itemValues(context, item), existingTemplateField);
				await deleteTemplate3(call, id);
				return { deleted: true, outcome: 'deleted' };
			},
			{ most: 1, holds: () => true },
		);
	},
};
