import { ApiError } from '../../../apiError';
import { optional, required } from '../../../parameters';
import type { Action3 } from '../../action';
import { CALLBACK_TEMPLATE_SPECS, callbackContentOf } from './callbackTemplates';
import { CHANGES, MOST } from './recordTemplates';

/**
 * CreateLiveCallbackTemplate, cloud.tencent.com/document/product/267/32637. Equal
 * names are not ruled out, so a repeated call makes a second template.
 */
export const createLiveCallbackTemplate: Action3 = {
	name: 'CreateLiveCallbackTemplate',
	...CHANGES,
	parameters: {
		TemplateName: required('string'),
		...CALLBACK_TEMPLATE_SPECS,
		StreamMixNotifyUrl: optional('string'),
	},
	handle(parameters, { state }) {
		const content = callbackContentOf(parameters, {}, state);
		if (state.callbackTemplates.length >= MOST) {
			throw new ApiError('InternalError.ConfOutLimit', `There are ${MOST} templates already.`);
		}
		const id = state.nextCallbackTemplateId++;
		state.callbackTemplates.push({ id, ...content });
		return { TemplateId: id };
	},
};
