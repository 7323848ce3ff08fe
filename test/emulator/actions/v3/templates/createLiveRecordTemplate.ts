import { ApiError } from '../../../apiError';
import { optional, required } from '../../../parameters';
import type { Action3 } from '../../action';
import { CHANGES, contentOf, MOST, TEMPLATE_SPECS } from './recordTemplates';

/**
 * CreateLiveRecordTemplate, cloud.tencent.com/document/product/267/32614. With
 * no format switched on it is a "do not record" template. Equal names are not
 * ruled out, so a repeated call makes a second template.
 */
export const createLiveRecordTemplate: Action3 = {
	name: 'CreateLiveRecordTemplate',
	...CHANGES,
	parameters: {
		TemplateName: required('string'),
		...TEMPLATE_SPECS,
		IsDelayLive: optional('integer'),
		CosStore: optional('integer'),
	},
	handle(parameters, { state }) {
		const content = contentOf(parameters, {}, state);
		if (state.templates.length >= MOST) {
			throw new ApiError('InternalError.ConfOutLimit', `There are ${MOST} templates already.`);
		}
		const id = state.nextTemplateId++;
		state.templates.push({ id, ...content });
		return { TemplateId: id };
	},
};
