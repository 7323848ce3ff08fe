import { ApiError } from '../../../apiError';
import { required } from '../../../parameters';
import type { Action3 } from '../../action';
import { describeCallbackTemplate } from './callbackTemplates';
import { QUERIES } from './recordTemplates';

/** DescribeLiveCallbackTemplate, listed on cloud.tencent.com/document/api/267/30145. */
export const describeLiveCallbackTemplate: Action3 = {
	name: 'DescribeLiveCallbackTemplate',
	...QUERIES,
	parameters: { TemplateId: required('integer') },
	handle(parameters, { state }) {
		const id = parameters.requiredInteger('TemplateId');
		const template = state.callbackTemplates.find((candidate) => candidate.id === id);
		if (template !== undefined) return { Template: describeCallbackTemplate(template, state.site) };
		throw new ApiError(state.templateNotFoundCode, 'The template does not exist.');
	},
};
