import { deleteTemplate as deleteTemplate3 } from '../../api/templates3';
import { api3Of } from '../shared/apis';
import { existingTemplateField } from '../shared/fields';
import type { Operation } from '../shared/Operation';
import { perItem } from '../shared/perItem';
import { readRequiredInteger } from '../shared/read';

export const deleteTemplate: Operation = {
	choice: {
		name: 'Delete',
		action: 'Delete recording template',
		description: 'Delete a template that no rule uses',
	},
	fields: [existingTemplateField],

	async execute(context) {
		const call = await api3Of(context);
		return await perItem(context, async (item) => {
			const id = readRequiredInteger(context, 'templateId', 'Recording Template', item);
			const ended = await deleteTemplate3(call, id);
			return { deleted: true, outcome: ended === 'gone' ? 'already_gone' : 'deleted' };
		});
	},
};
