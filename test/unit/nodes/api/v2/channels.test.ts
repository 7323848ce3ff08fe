import type { LegacyAction } from '../../../../../nodes/TencentLive/api/v2/call';
import {
	channelPages,
	describeChannel,
	listChannels,
} from '../../../../../nodes/TencentLive/api/v2/channels';
import { LegacyApi } from '../../../../../nodes/TencentLive/api/v2/LegacyApi';
import type { JsonObject } from '../../../../../nodes/TencentLive/transport/json';
import { pagesOf } from '../../support/failing';
import { noPause, TIME } from '../../support/accountTime';
import { answering, answeringInTurn } from '../../support/replies';
import { apiFailureOf } from '../../support/thrown';

const ENTRY: JsonObject = {
	channel_id: '9896587163547846666',
	channel_name: 'first',
	channel_status: 1,
};

const CHANNEL = {
	channel: '9896587163547846666',
	name: 'first',
	domain: null,
	appName: null,
	state: 'active',
	publishedAt: null,
	raw: ENTRY,
};

describe('channelPages', () => {
	const page = (pageNo: string) => ({
		action: 'DescribeLVBChannelList',
		parameters: { pageNo, pageSize: '100' },
	});

	it('gives the channels of a page', async () => {
		const { call, calls } = answering<LegacyAction>({ all_count: 1, channelSet: [ENTRY, null] });
		expect(await pagesOf(channelPages(call))).toStrictEqual([[CHANNEL]]);
		expect(calls).toStrictEqual([page('1')]);
	});

	it('goes on until it has seen all', async () => {
		const second = { ...ENTRY, channel_id: '2' };
		const { call, calls } = answeringInTurn<LegacyAction>([
			{ all_count: '2', channelSet: [ENTRY] },
			{ all_count: '2', channelSet: [second] },
		]);
		expect(await pagesOf(channelPages(call))).toStrictEqual([
			[CHANNEL],
			[{ ...CHANNEL, channel: '2', raw: second }],
		]);
		expect(calls).toHaveLength(2);
	});

	it('is what the legacy API lists its channels with', async () => {
		const { call } = answering<LegacyAction>({ all_count: 1, channelSet: [ENTRY] });
		const api = new LegacyApi(call, 'an account', TIME, noPause);
		expect(await pagesOf(api.streamPages())).toStrictEqual([[CHANNEL]]);
	});
});

it('the picker offers no channel without an ID', async () => {
	const unnamed = { ...ENTRY, channel_name: null };
	const { call } = answering<LegacyAction>({ channelSet: [{}, { channel_name: 'a' }, unnamed] });
	expect(await listChannels(call, 1)).toStrictEqual({
		choices: [{ name: '9896587163547846666', value: '9896587163547846666' }],
	});
});

describe('a channel', () => {
	it.each([
		[0, 'inactive'],
		[1, 'active'],
		['1', 'active'],
		[2, 'inactive'],
		[3, 'forbidden'],
		[7, 'inactive'],
		[undefined, 'inactive'],
	])('with status %p is %s', async (status, state) => {
		const answer = { channelInfo: [{ ...ENTRY, channel_status: status }] };
		const { call } = answering<LegacyAction>(answer);
		expect(await describeChannel(call, 'c')).toMatchObject({ state });
	});

	it('may be without name and ID', async () => {
		const { call } = answering<LegacyAction>({ channelInfo: [{}] });
		expect(await describeChannel(call, 'c')).toMatchObject({ channel: '', name: null, raw: {} });
	});

	it('is described by its ID', async () => {
		const { call, calls } = answering<LegacyAction>({ channelInfo: [ENTRY] });
		const api = new LegacyApi(call, 'an account', TIME, noPause);
		expect(
			await api.streamState({ channel: '9896587163547846666', domain: null, appName: null }),
		).toStrictEqual(CHANNEL);
		expect(calls).toStrictEqual([
			{ action: 'DescribeLVBChannel', parameters: { channelId: '9896587163547846666' } },
		]);
	});

	it.each([undefined, null, [], ['a']])('is not there where the answer holds %p', async (info) => {
		const { call } = answering<LegacyAction>({ channelInfo: info });
		expect(await apiFailureOf(async () => await describeChannel(call, 'c'))).toMatchObject({
			kind: 'unknown',
			message: 'The legacy API answered without the channel.',
		});
	});
});
