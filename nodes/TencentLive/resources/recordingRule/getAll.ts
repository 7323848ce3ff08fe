import type { IDataObject } from 'n8n-workflow';

import { fromChinaText } from '../../api/chinaTime';
import { describeRules } from '../../api/rules3';
import { textOf, type JsonObject } from '../../transport/json';
import { api3Of } from '../shared/apis';
import type { Operation } from '../shared/Operation';
import { pageFields, readLimit } from '../shared/pages';
import { perItem } from '../shared/perItem';
import { isoOrNull } from '../shared/raw';

/** A rule; an empty app or stream means every one. The service gives Beijing time as text. */
function ruleOutput(rule: JsonObject): IDataObject {
	const time = (value: unknown) => isoOrNull(fromChinaText(textOf(value)) ?? null);
	return {
		domain: textOf(rule.DomainName) ?? null,
		app_name: textOf(rule.AppName) ?? '',
		channel: textOf(rule.StreamName) ?? '',
		template_id: typeof rule.TemplateId === 'number' ? rule.TemplateId : null,
		created_at: time(rule.CreateTime),
		updated_at: time(rule.UpdateTime),
	};
}

export const getAll: Operation = {
	choice: {
		name: 'Get Many',
		action: 'Get many recording rules',
		description: 'List the rules of the account',
	},
	fields: pageFields,

	async execute(context) {
		const call = await api3Of(context);
		return await perItem(context, async (item) => {
			const limit = readLimit(context, item);
			const rules = await describeRules(call);
			return rules.slice(0, limit).map(ruleOutput);
		});
	},
};
