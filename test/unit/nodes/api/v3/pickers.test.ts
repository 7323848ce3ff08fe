import type { Action3 } from '../../../../../nodes/TencentLive/api/v3/call';
import {
	listOnlineStreams,
	listPushDomains,
	listRecordTemplates,
} from '../../../../../nodes/TencentLive/api/v3/pickers';
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

	it.each(NO_LIST)('offers nothing where the list is %p', async (list) => {
		const { call } = answering<Action3>({ DomainList: list });
		expect(await listPushDomains(call, 1)).toStrictEqual({ choices: [] });
	});
});

describe('listOnlineStreams', () => {
	it('asks for a hundred streams of a domain', async () => {
		const { call, calls } = answering<Action3>({});
		await listOnlineStreams(call, 'push.example.com', 2);
		expect(calls).toStrictEqual([
			{
				service: 'live',
				version: '2018-08-01',
				action: 'DescribeLiveStreamOnlineList',
				parameters: { DomainName: 'push.example.com', PageNum: 2, PageSize: 100 },
			},
		]);
	});

	it('asks for those of every domain where none is chosen yet', async () => {
		const { call, calls } = answering<Action3>({});
		await listOnlineStreams(call, null, 1);
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
		expect(await listOnlineStreams(call, null, 1)).toStrictEqual({
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
		expect(await listOnlineStreams(call, null, page)).toStrictEqual(
			next === undefined ? { choices: [] } : { choices: [], next },
		);
	});
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
