import { ApiError } from '../../../apiError';
import { required } from '../../../parameters';
import type { Action3 } from '../../action';
import { CHANGES } from '../templates/recordTemplates';

/** DeleteLiveCallbackRule, cloud.tencent.com/document/product/267/32643. Domain and path have to match exactly. */
export const deleteLiveCallbackRule: Action3 = {
	name: 'DeleteLiveCallbackRule',
	...CHANGES,
	parameters: { DomainName: required('string'), AppName: required('string') },
	handle(parameters, { state }) {
		const index = state.callbackRules.findIndex(
			({ domain, app }) =>
				domain === parameters.text('DomainName') && app === parameters.text('AppName'),
		);
		if (index < 0) throw new ApiError(state.callbackRuleNotFoundCode, 'The rule does not exist.');
		state.callbackRules.splice(index, 1);
		return {};
	},
};
