import { deleteRule as deleteRule3 } from '../../api/v3/rules';
import { api3Of } from '../../n8n/caller';
import type { Operation } from '../Operation';
import { FAILED, STREAM } from '../toolDescriptions';
import { eachItemOnce } from '../../items/eachItem';
import { itemValues } from '../../parameters/values';
import { readRuleTarget, ruleTargetFields } from './ruleTarget';

export const deleteRule: Operation = {
	choice: {
		name: 'Delete',
		action: 'Delete recording rule',
		description: 'Stop recording every push; recordings that are running go on',
	},
	toolDescription: `Deletes a rule, so that Tencent Cloud does not record pushes by it any more; recordings that run go on. Give domain, app and stream exactly as listing recording rules gives them. ${STREAM} Called again, it says that there is no such rule. ${FAILED}`,
	fields: ruleTargetFields,

	async execute(context) {
		const call = await api3Of(context);
		return await eachItemOnce(
			context,
			ruleTargetFields,
			async (item) => {
				const target = readRuleTarget(itemValues(context, item));
				await deleteRule3(call, target);
				return { deleted: true, outcome: 'deleted' };
			},
			{ most: 1 },
		);
	},
};
