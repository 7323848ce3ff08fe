import { ApiError } from '../../../apiError';
import { required } from '../../../parameters';
import type { Action3 } from '../../action';
import { indexOfCallbackTemplate } from '../templates/callbackTemplates';
import { CHANGES, MOST } from '../templates/recordTemplates';

const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/**
 * CreateLiveCallbackRule, cloud.tencent.com/document/product/267/32638. A domain
 * and path have one rule at most. What becomes of a second one is not written
 * down: `callbackRuleExists` says.
 */
export const createLiveCallbackRule: Action3 = {
	name: 'CreateLiveCallbackRule',
	...CHANGES,
	parameters: {
		DomainName: required('string'),
		AppName: required('string'),
		TemplateId: required('integer'),
	},
	handle(parameters, { state, now }) {
		const domain = parameters.requiredText('DomainName');
		const app = parameters.requiredText('AppName');
		const templateId = parameters.requiredInteger('TemplateId');
		if (!DOMAIN.test(domain)) {
			throw new ApiError('InvalidParameter.DomainFormatError', 'DomainName is not a domain.');
		}
		const known = state.domains.some(({ name, type }) => name === domain && type === 'push');
		if (!known) {
			throw new ApiError('InvalidParameter', 'DomainName is not a push domain of this account.');
		}
		indexOfCallbackTemplate(templateId, state);
		const rule = { domain, app, templateId, createdAt: now };
		const index = state.callbackRules.findIndex(
			(other) => other.domain === domain && other.app === app,
		);
		if (index >= 0 && state.callbackRuleExists !== 'replace') {
			throw new ApiError(state.callbackRuleExists, 'The rule has been configured already.');
		}
		if (index >= 0) {
			state.callbackRules[index] = rule;
			return {};
		}
		if (state.callbackRules.length >= MOST) {
			throw new ApiError('InternalError.RuleOutLimit', `There are ${MOST} rules already.`);
		}
		state.callbackRules.push(rule);
		return {};
	},
};
