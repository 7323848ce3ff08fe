import { createRule } from '../../api/rules3';
import { api3Of } from '../shared/apis';
import { templateIdField, withoutApiVersion } from '../shared/fields';
import type { Operation } from '../shared/Operation';
import { perItem } from '../shared/perItem';
import { readRequiredInteger } from '../shared/read';
import { readRuleTarget, ruleTargetFields } from './ruleTarget';

export const create: Operation = {
	choice: {
		name: 'Create',
		action: 'Create recording rule',
		description: 'Record every push of a domain, app or stream with a template',
	},
	fields: [
		...ruleTargetFields,
		...withoutApiVersion([
			{ ...templateIdField, required: true, description: 'The template to record with' },
		]),
	],

	async execute(context) {
		const call = await api3Of(context);
		return await perItem(context, async (item) => {
			const target = readRuleTarget(context, item);
			const templateId = readRequiredInteger(context, 'templateId', 'Recording Template', item);
			await createRule(call, target, templateId);
			return {
				created: true,
				domain: target.domain,
				app_name: target.appName,
				channel: target.channel,
				template_id: templateId,
			};
		});
	},
};
