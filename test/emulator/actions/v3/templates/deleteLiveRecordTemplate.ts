import { ApiError } from '../../../apiError';
import { required } from '../../../parameters';
import type { Action3 } from '../../action';
import { CHANGES, indexOfTemplate } from './recordTemplates';

/** DeleteLiveRecordTemplate, www.tencentcloud.com/document/product/267/30842. A rule that names it keeps it. */
export const deleteLiveRecordTemplate: Action3 = {
	name: 'DeleteLiveRecordTemplate',
	...CHANGES,
	parameters: { TemplateId: required('integer') },
	handle(parameters, { state }) {
		const id = parameters.requiredInteger('TemplateId');
		const index = indexOfTemplate(id, state);
		if (state.rules.some(({ templateId }) => templateId === id)) {
			throw new ApiError(state.templateInUseCode, 'The template is used by a rule.');
		}
		state.templates.splice(index, 1);
		return {};
	},
};
