import { optional, required } from '../../../parameters';
import type { Action3 } from '../../action';
import {
	CALLBACK_TEMPLATE_SPECS,
	callbackContentOf,
	indexOfCallbackTemplate,
} from './callbackTemplates';
import { CHANGES } from './recordTemplates';

/** ModifyLiveCallbackTemplate, cloud.tencent.com/document/product/267/32628. What is not named stays. */
export const modifyLiveCallbackTemplate: Action3 = {
	name: 'ModifyLiveCallbackTemplate',
	...CHANGES,
	parameters: {
		TemplateId: required('integer'),
		TemplateName: optional('string'),
		...CALLBACK_TEMPLATE_SPECS,
	},
	handle(parameters, { state }) {
		const id = parameters.requiredInteger('TemplateId');
		const index = indexOfCallbackTemplate(id, state);
		const content = callbackContentOf(parameters, state.callbackTemplates[index] ?? {}, state);
		state.callbackTemplates[index] = { id, ...content };
		return {};
	},
};
