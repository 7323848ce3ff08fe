import { ApiError } from '../../../apiError';
import { required } from '../../../parameters';
import type { Action3 } from '../../action';
import { indexOfCallbackTemplate } from './callbackTemplates';
import { CHANGES } from './recordTemplates';

/** DeleteLiveCallbackTemplate, listed on cloud.tencent.com/document/api/267/30145. A rule that names it keeps it. */
export const deleteLiveCallbackTemplate: Action3 = {
	name: 'DeleteLiveCallbackTemplate',
	...CHANGES,
	parameters: { TemplateId: required('integer') },
	handle(parameters, { state }) {
		const id = parameters.requiredInteger('TemplateId');
		const index = indexOfCallbackTemplate(id, state);
		if (state.callbackRules.some(({ templateId }) => templateId === id)) {
			throw new ApiError(state.templateInUseCode, 'The template is used by a rule.');
		}
		state.callbackTemplates.splice(index, 1);
		return {};
	},
};
