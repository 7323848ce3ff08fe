import type { Action3, Call3 } from '../../../../../nodes/TencentLive/api/v3/call';
import {
	listPushDomains,
	listRecordTemplates,
	listStreams,
	listSubApps,
} from '../../../../../nodes/TencentLive/api/v3/pickers';
import { ApiError } from '../../../../../nodes/TencentLive/transport/ApiError';
import { answering } from '../../support/replies';

const NO_LIST = [undefined, null, '', 'a', 1, {}, { 0: { Name: 'a' } }];

describe('listPushDomains', () => {
	it('asks for a hundred push domains', async () => {
		const { call, calls } = answering<Action3>({});
		await listPushDomains(call, 3);
		expect(calls).toStrictEqual([
			{
				service: 'live',
				version: '2018-08-01',
				action: 'DescribeLiveDomains',
				parameters: { DomainType: 0, PageNum: 3, PageSize: 100 },
			},
		]);
	});

	it('offers each domain by its name', async () => {
		const { call } = answering<Action3>({
			AllCount: 2,
			DomainList: [
				{ Name: 'push.example.com', Status: 1 },
				{ Name: '' },
				{},
				null,
				{ Name: 'b.example.com' },
			],
		});
		expect(await listPushDomains(call, 1)).toStrictEqual({
			choices: [
				{ name: 'push.example.com', value: 'push.example.com' },
				{ name: 'b.example.com', value: 'b.example.com' },
			],
		});
	});

	it.each([
		[1, 99, undefined],
		[1, 100, undefined],
		[1, 101, 2],
		[1, '101', 2],
		[2, 200, undefined],
		[2, 201, 3],
		[1, undefined, undefined],
		[1, null, undefined],
		[1, 'many', undefined],
	])('after page %d of %p domains comes page %p', async (page, count, next) => {
		const { call } = answering<Action3>({ AllCount: count, DomainList: [] });
		expect(await listPushDomains(call, page)).toStrictEqual(
			next === undefined ? { choices: [] } : { choices: [], next },
		);
	});

	it('offers nothing where the service says that there is none', async () => {
		const none = new ApiError('rejected', 'None.', { code: 'ResourceNotFound.EmptyData' });
		expect(await listPushDomains(async () => await Promise.reject(none), 1)).toStrictEqual({
			choices: [],
		});
	});

	it('fails as the service fails', async () => {
		const error = new ApiError('rejected', 'No.', { code: 'ResourceNotFound.UserNotExist' });
		const call = async () => await Promise.reject(error);
		await expect(listPushDomains(call, 1)).rejects.toBe(error);
	});

	it.each(NO_LIST)('offers nothing where the list is %p', async (list) => {
		const { call } = answering<Action3>({ DomainList: list });
		expect(await listPushDomains(call, 1)).toStrictEqual({ choices: [] });
	});
});

describe('listStreams', () => {
	const NOWHERE = { domain: null, appName: null };
	const NOW = Date.UTC(2026, 10, 23, 4);

	it('asks for a hundred streams of a domain and app', async () => {
		const { call, calls } = answering<Action3>({ TotalPage: 3 });
		await listStreams(call, { domain: 'push.example.com', appName: 'live' }, 2, NOW);
		expect(calls).toStrictEqual([
			{
				service: 'live',
				version: '2018-08-01',
				action: 'DescribeLiveStreamOnlineList',
				parameters: {
					DomainName: 'push.example.com',
					AppName: 'live',
					PageNum: 2,
					PageSize: 100,
				},
			},
		]);
	});

	it('asks for those of every domain where none is chosen yet', async () => {
		const { call, calls } = answering<Action3>({});
		await listStreams(call, NOWHERE, 1, NOW);
		expect(calls[0]?.parameters).toStrictEqual({ PageNum: 1, PageSize: 100 });
	});

	it('offers each stream with the place it is pushed to', async () => {
		const { call } = answering<Action3>({
			OnlineInfo: [
				{ StreamName: 'a', DomainName: 'push.example.com', AppName: 'live' },
				{ StreamName: '', DomainName: 'push.example.com', AppName: 'live' },
				{ DomainName: 'push.example.com' },
				'b',
				{ StreamName: 7, DomainName: 'd', AppName: 'e' },
			],
		});
		expect(await listStreams(call, NOWHERE, 1, NOW)).toStrictEqual({
			choices: [
				{ name: 'a (push.example.com/live)', value: 'a' },
				{ name: '7 (d/e)', value: '7' },
			],
		});
	});

	it.each([
		[1, 1, undefined],
		[1, 2, 2],
		[1, '2', 2],
		[2, 2, undefined],
		[2, 3, 3],
		[1, 0, undefined],
		[1, undefined, undefined],
		[1, null, undefined],
	])('after page %d of %p comes page %p', async (page, pages, next) => {
		const { call } = answering<Action3>({ TotalPage: pages, OnlineInfo: null });
		expect(await listStreams(call, NOWHERE, page, NOW)).toStrictEqual(
			next === undefined ? { choices: [] } : { choices: [], next },
		);
	});

	const ON = { domain: 'd', appName: 'live' };
	const entry = (name: string) => ({
		StreamName: name,
		DomainName: 'd',
		AppName: 'live',
		StreamStartTime: '2026-11-20T04:00:00Z',
		StreamEndTime: '2026-11-20T05:00:00Z',
	});

	it('offers what was published in the last 30 days after the last of what is live, marked', async () => {
		const { call, calls } = answering<Action3>({
			OnlineInfo: [entry('a')],
			PublishInfo: [entry('b'), entry('a'), entry('b'), { ...entry('b'), StreamName: '' }],
		});

		expect(await listStreams(call, ON, 1, NOW)).toStrictEqual({
			choices: [
				{ name: 'a (d/live)', value: 'a' },
				{ name: 'b (published before, d/live)', value: 'b' },
			],
		});
		expect(calls.map(({ action, parameters }) => [action, parameters])).toEqual([
			['DescribeLiveStreamOnlineList', expect.anything()],
			[
				'DescribeLiveStreamPublishedList',
				{
					DomainName: 'd',
					AppName: 'live',
					StartTime: '2026-10-24T04:01:00Z',
					EndTime: '2026-11-23T04:00:00Z',
					PageNum: 1,
					PageSize: 100,
				},
			],
		]);
	});

	it('reads a few pages of what was published at most', async () => {
		const { call, calls } = answering<Action3>({ TotalPage: 1, PublishInfo: [entry('b')] });
		const endless: typeof call = async (action) => {
			const answer = await call(action);
			const isPublished = action.action === 'DescribeLiveStreamPublishedList';
			return isPublished ? { ...answer, TotalPage: 99 } : answer;
		};
		await listStreams(endless, ON, 1, NOW);
		expect(calls).toHaveLength(6);
	});

	it.each([
		['nothing is live', [], true],
		['something is', [entry('a')], false],
	])(
		'where what was published cannot be listed and %s, says so: %p',
		async (_what, live, fails) => {
			const error = new ApiError('rejected', 'no right');
			const call: Call3 = async ({ action }) =>
				action === 'DescribeLiveStreamOnlineList'
					? await Promise.resolve({ OnlineInfo: live })
					: await Promise.reject(error);
			const listed = listStreams(call, ON, 1, NOW);
			if (fails) await expect(listed).rejects.toBe(error);
			else expect((await listed).choices).toHaveLength(1);
		},
	);
});

describe('listRecordTemplates', () => {
	it('asks for all templates', async () => {
		const { call, calls } = answering<Action3>({});
		await listRecordTemplates(call);
		expect(calls).toStrictEqual([
			{
				service: 'live',
				version: '2018-08-01',
				action: 'DescribeLiveRecordTemplates',
				parameters: {},
			},
		]);
	});

	it('offers each template by name and ID, on one page', async () => {
		const { call } = answering<Action3>({
			Templates: [
				{ TemplateId: 12345, TemplateName: 'hls-30' },
				{ TemplateId: '9007199254740993', TemplateName: '' },
				{ TemplateId: 6 },
				{ TemplateName: 'without an ID' },
				null,
			],
		});
		expect(await listRecordTemplates(call)).toStrictEqual({
			choices: [
				{ name: 'hls-30 (12345)', value: '12345' },
				{ name: 'Template (9007199254740993)', value: '9007199254740993' },
				{ name: 'Template (6)', value: '6' },
			],
		});
	});

	it.each(NO_LIST)('offers nothing where the list is %p', async (list) => {
		const { call } = answering<Action3>({ Templates: list });
		expect(await listRecordTemplates(call)).toStrictEqual({ choices: [] });
	});
});

describe('listSubApps', () => {
	it('asks for as many as there may be in one answer', async () => {
		const { call, calls } = answering<Action3>({});
		await listSubApps(call);
		expect(calls).toStrictEqual([
			{
				service: 'vod',
				version: '2018-07-17',
				action: 'DescribeSubAppIds',
				parameters: { Offset: 0, Limit: 200 },
			},
		]);
	});

	it('offers each by its name and ID, and says which is not on', async () => {
		const { call } = answering<Action3>({
			SubAppIdInfoSet: [
				{ SubAppId: 1500000001, SubAppIdName: 'Shows', Name: 'old', Status: 'On' },
				{ SubAppId: 1500000002, Name: 'Old', Status: 'Off' },
				{ SubAppId: '1500000003' },
				{ SubAppIdName: 'without ID' },
			],
		});
		expect(await listSubApps(call)).toStrictEqual([
			{ name: 'Shows (1500000001)', id: 1500000001 },
			{ name: 'Old (1500000002, off)', id: 1500000002 },
			{ name: 'Application (1500000003)', id: 1500000003 },
		]);
	});

	it.each(NO_LIST)('has none in %p', async (list) => {
		const { call } = answering<Action3>({ SubAppIdInfoSet: list });
		expect(await listSubApps(call)).toStrictEqual([]);
	});

	it('has none where Video on Demand was never opened; other errors go on', async () => {
		const failing = (code: string) => async () =>
			await Promise.reject(new ApiError('rejected', 'No.', { code }));
		expect(await listSubApps(failing('FailedOperation.InvalidVodUser'))).toStrictEqual([]);
		await expect(listSubApps(failing('AuthFailure'))).rejects.toThrow('No.');
	});
});
