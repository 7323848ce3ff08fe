import { deleteRule as deleteRule3 } from '../../api/rules3';
import { api3Of } from '../shared/apis';
import type { Operation } from '../shared/Operation';
import { perItem } from '../shared/perItem';
import { readRuleTarget, ruleTargetFields } from './ruleTarget';

export const deleteRule: Operation = {
	choice: {
		name: 'Delete',
		action: 'Delete recording rule',
		description: 'Stop recording every push; recordings that are running go on',
	},
	fields: ruleTargetFields,

	async execute(context) {
		const call = await api3Of(context);
		return await perItem(context, async (item) => {
			const target = readRuleTarget(context, item);
			const ended = await deleteRule3(call, target);
			return { deleted: true, outcome: ended === 'gone' ? 'already_gone' : 'deleted' };
		});
	},
};
