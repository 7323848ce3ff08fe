import { ApiError } from '../../../apiError';
import { required } from '../../../parameters';
import type { Action3 } from '../../action';
import { describeTemplate, QUERIES } from './recordTemplates';

/** DescribeLiveRecordTemplate, listed on cloud.tencent.com/document/api/267/30145. */
export const describeLiveRecordTemplate: Action3 = {
	name: 'DescribeLiveRecordTemplate',
	...QUERIES,
	parameters: { TemplateId: required('integer') },
	handle(parameters, { state }) {
		const id = parameters.requiredInteger('TemplateId');
		const template = state.templates.find((candidate) => candidate.id === id);
		if (template !== undefined) return { Template: describeTemplate(template, state.site) };
		throw new ApiError(state.templateNotFoundCode, 'The template does not exist.');
	},
};
