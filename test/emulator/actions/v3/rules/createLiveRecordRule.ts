import { ApiError } from '../../../apiError';
import { optional, required } from '../../../parameters';
import type { Action3 } from '../../action';
import { CHANGES, indexOfTemplate, MOST } from '../templates/recordTemplates';

/**
 * CreateLiveRecordRule, cloud.tencent.com/document/product/267/32615. AppName
 * defaults to live; sent empty it stands for every path, as an empty or missing
 * StreamName does for every stream. What a rule records is not played here: it
 * takes effect after some ten minutes, for pushes that start then.
 */
export const createLiveRecordRule: Action3 = {
	name: 'CreateLiveRecordRule',
	...CHANGES,
	parameters: {
		DomainName: required('string'),
		TemplateId: required('integer'),
		AppName: optional('string'),
		StreamName: optional('string'),
	},
	handle(parameters, { state, now }) {
		const domain = parameters.requiredText('DomainName');
		const app = parameters.text('AppName') ?? 'live';
		const stream = parameters.text('StreamName') ?? '';
		const templateId = parameters.requiredInteger('TemplateId');
		const known = state.domains.some(({ name, type }) => name === domain && type === 'push');
		if (!known) {
			throw new ApiError('InvalidParameter', 'DomainName is not a push domain of this account.');
		}
		indexOfTemplate(templateId, state);
		const exists = state.rules.some(
			(rule) => rule.domain === domain && rule.app === app && rule.stream === stream,
		);
		if (exists) throw new ApiError(state.ruleExistsCode, 'The rule has been configured already.');
		if (state.rules.length >= MOST) {
			throw new ApiError('InternalError.RuleOutLimit', `There are ${MOST} rules already.`);
		}
		state.rules.push({ domain, app, stream, templateId, createdAt: now });
		return {};
	},
};
