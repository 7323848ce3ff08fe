import type { IDataObject } from 'n8n-workflow';

import { fromChinaText } from '../../api/chinaTime';
import { describeRules } from '../../api/v3/rules';
import { exactText, type JsonObject } from '../../transport/json';
import { api3Of } from '../../n8n/caller';
import type { Operation } from '../Operation';
import { READS } from '../toolDescriptions';
import { pageFields, readLimit } from '../../parameters/pages';
import { eachItemListing } from '../../items/eachItem';
import { itemValues } from '../../parameters/values';
import { isoOrNull } from '../../parameters/simplify';

/** A rule; an empty app or stream means every one. The service gives Beijing time as text. */
function ruleOutput(rule: JsonObject): IDataObject {
	const time = (value: unknown) => isoOrNull(fromChinaText(exactText(value)) ?? null);
	return {
		domain: exactText(rule.DomainName) ?? null,
		app_name: exactText(rule.AppName) ?? '',
		channel: exactText(rule.StreamName) ?? '',
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
	toolDescription: `Lists the rules by which Tencent Cloud records every push, with domain, app_name, channel and template_id; an empty app_name or channel means all. "found": 0 means that there are none. ${READS}`,
	fields: pageFields,

	async execute(context) {
		const call = await api3Of(context);
		return await eachItemListing(context, async (item) => {
			const limit = readLimit(itemValues(context, item));
			const rules = await describeRules(call);
			return { of: 'recording rules', items: rules.slice(0, limit).map(ruleOutput) };
		});
	},
};
