import { required } from '../../parameters';
import type { Action } from '../action';
import { channelOf, channelStatus } from './channelOf';

/** DescribeLVBChannel, cloud.tencent.com/doc/api/258/4717. All values are text, as in the page's example. */
export const describeChannel: Action = {
	name: 'DescribeLVBChannel',
	parameters: { channelId: required('string') },
	handle(parameters, context) {
		const channel = channelOf(parameters, context);
		return {
			channelInfo: [
				{
					channel_id: channel.id,
					channel_name: channel.name,
					channel_describe: '',
					channel_status: channelStatus(channel),
					upstream_list: [
						{
							sourceName: 'RTMP',
							sourceID: channel.id,
							sourceType: '1',
							sourceAddress: `rtmp://2000.livepush.myqcloud.com/live/${channel.id}?bizid=2000`,
						},
					],
					hls_downstream_address: '',
					rtmp_downstream_address: `rtmp://2000.liveplay.myqcloud.com/live/${channel.id}`,
					player_id: '',
					resolution: null,
					password: null,
				},
			],
		};
	},
};
