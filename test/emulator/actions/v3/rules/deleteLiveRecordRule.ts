import { ApiError } from '../../../apiError';
import { optional, required } from '../../../parameters';
import type { Action3 } from '../../action';
import { CHANGES } from '../templates/recordTemplates';

/**
 * DeleteLiveRecordRule, www.tencentcloud.com/document/product/267/30843. Domain,
 * path and stream have to match exactly; for an empty one, the page says, the
 * empty text has to be sent. So a missing StreamName matches no rule, and a
 * missing AppName is its documented default, live.
 */
export const deleteLiveRecordRule: Action3 = {
	name: 'DeleteLiveRecordRule',
	...CHANGES,
	parameters: {
		DomainName: required('string'),
		AppName: optional('string'),
		StreamName: optional('string'),
	},
	handle(parameters, { state }) {
		const app = parameters.text('AppName') ?? 'live';
		const index = state.rules.findIndex(
			(rule) =>
				rule.domain === parameters.text('DomainName') &&
				rule.app === app &&
				rule.stream === parameters.text('StreamName'),
		);
		if (index < 0) throw new ApiError(state.ruleNotFoundCode, 'The rule does not exist.');
		state.rules.splice(index, 1);
		return {};
	},
};
