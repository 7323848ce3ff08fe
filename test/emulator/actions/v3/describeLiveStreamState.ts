import { required } from '../../parameters';
import type { Action3 } from '../action';

/**
 * DescribeLiveStreamState, cloud.tencent.com/document/api/267/20470. A stream
 * nobody has heard of is not described; it is inactive like any without a push.
 */
export const describeLiveStreamState: Action3 = {
	name: 'DescribeLiveStreamState',
	perSecond: 300,
	regionRequired: false,
	parameters: {
		AppName: required('string'),
		DomainName: required('string'),
		StreamName: required('string'),
	},
	handle(parameters, { state }) {
		const found = state.streams.find(
			(stream) =>
				stream.app === parameters.text('AppName') &&
				stream.domain === parameters.text('DomainName') &&
				stream.stream === parameters.text('StreamName'),
		);
		if (found === undefined) return { StreamState: 'inactive' };
		return { StreamState: found.forbidden === true ? 'forbid' : 'active' };
	},
};
