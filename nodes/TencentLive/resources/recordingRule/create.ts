import type { INodeProperties } from 'n8n-workflow';

import { createRule } from '../../api/v3/rules';
import { api3Of } from '../../n8n/caller';
import { templateIdField, withoutApiVersion } from '../../parameters/fields';
import type { Operation } from '../Operation';
import { REPEATS, STREAM, TEMPLATE_ID } from '../toolDescriptions';
import { eachItemOnce } from '../../items/eachItem';
import { readRequiredNumber } from '../../parameters/read';
import { itemValues } from '../../parameters/values';
import { readRuleTarget, ruleTargetFields } from './ruleTarget';

const fields: INodeProperties[] = [
	...ruleTargetFields,
	...withoutApiVersion([
		{ ...templateIdField, required: true, description: 'The template to record with' },
	]),
];

export const create: Operation = {
	choice: {
		name: 'Create',
		action: 'Create recording rule',
		description: 'Record every push of a domain, app or stream with a template',
	},
	toolDescription: `Makes a rule, so that Tencent Cloud records every push of a domain, or of an app or a stream of it, with a template, from now on. ${STREAM} Without App Name or Stream Name it is for all of them. ${TEMPLATE_ID} ${REPEATS}`,
	fields,

	async execute(context) {
		const call = await api3Of(context);
		return await eachItemOnce(
			context,
			fields,
			async (item) => {
				const values = itemValues(context, item);
				const target = readRuleTarget(values);
				const templateId = readRequiredNumber(values, templateIdField);
				const outcome = await createRule(call, target, templateId);
				return {
					created: outcome === 'created',
					outcome,
					domain: target.domain,
					app_name: target.appName,
					channel: target.channel,
					template_id: templateId,
				};
			},
			{ most: 1 },
		);
	},
};
