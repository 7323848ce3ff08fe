import { optional, required } from '../../../parameters';
import type { Action3 } from '../../action';
import { CHANGES, contentOf, indexOfTemplate, TEMPLATE_SPECS } from './recordTemplates';

/**
 * ModifyLiveRecordTemplate, www.tencentcloud.com/document/product/267/30838. What
 * the request does not name stays; what becomes of the rest of a format that it
 * does name is `templateUpdate`.
 */
export const modifyLiveRecordTemplate: Action3 = {
	name: 'ModifyLiveRecordTemplate',
	...CHANGES,
	parameters: {
		TemplateId: required('integer'),
		TemplateName: optional('string'),
		...TEMPLATE_SPECS,
	},
	handle(parameters, { state }) {
		const id = parameters.requiredInteger('TemplateId');
		const index = indexOfTemplate(id, state);
		const content = contentOf(parameters, state.templates[index] ?? {}, state);
		state.templates[index] = { id, ...content };
		return {};
	},
};
