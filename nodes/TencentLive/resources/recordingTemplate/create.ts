import type { INodeProperties } from 'n8n-workflow';

import { textsIn } from '../../api/lists';
import { MINUTE } from '../../api/requestRules';
import { createTemplate, describeTemplates, type TemplateMemory } from '../../api/v3/templates';
import { api3Of, hint, siteFactsOf } from '../../n8n/caller';
import type { Operation } from '../Operation';
import { REPEATS } from '../toolDescriptions';
import { eachItemOnce, type ItemMemory } from '../../items/eachItem';
import { readRequiredText } from '../../parameters/read';
import { itemValues } from '../../parameters/values';
import { systemClock } from '../../transport/clock';
import { adviceOnNew, readNewSettings, settingsFields } from './settings';

/**
 * From signing on a request may be carried out for this long: five minutes by the service's clock
 * (https://www.tencentcloud.com/document/product/267/37447), from which this machine's may differ by
 * as much, or the request would have been refused.
 */
const OPEN_FOR = 2 * 5 * MINUTE;

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
		const site = await siteFactsOf(context);
		return await eachItemOnce(
			context,
			fields,
			async (item, memory) => {
				const values = itemValues(context, item);
				const name = readRequiredText(values, nameField);
				const settings = { name, ...readNewSettings(values, site) };
				hint(context, adviceOnNew(settings));
				const id = await createTemplate(call, settings, templateMemory(memory));
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

function templateMemory({ left, leave }: ItemMemory): TemplateMemory {
	const signedAt = Number(left?.signedAt);
	const isOpen = systemClock.now() < signedAt + OPEN_FOR;
	return {
		lost: Number.isNaN(signedAt) ? undefined : { before: textsIn(left?.before) ?? null, isOpen },
		leave: (before, signed) => leave({ before, signedAt: signed }),
		forget: () => leave({}),
	};
}
