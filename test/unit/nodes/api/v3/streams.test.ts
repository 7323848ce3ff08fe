import { Api3 } from '../../../../../nodes/TencentLive/api/v3/Api3';
import type { Action3 } from '../../../../../nodes/TencentLive/api/v3/call';
import {
	describeStreamState,
	onlineStreamPages,
} from '../../../../../nodes/TencentLive/api/v3/streams';
import { InvalidParameterError } from '../../../../../nodes/TencentLive/api/InvalidParameterError';
import type { JsonObject } from '../../../../../nodes/TencentLive/transport/json';
import { pagesOf } from '../../support/failing';
import { noPause, TIME } from '../../support/accountTime';
import { answering, answeringInTurn } from '../../support/replies';
import { failureOf } from '../../support/thrown';

const LIVE = { service: 'live', version: '2018-08-01' };

const ENTRY: JsonObject = {
	StreamName: 'my-stream',
	DomainName: 'push.example.com',
	AppName: 'live',
	PublishTimeList: [
		{ PublishTime: '2026-11-23T10:00:05Z' },
		{ PublishTime: '2026-11-23T10:00:00Z' },
		{ PublishTime: 'a' },
		{ PublishTime: null },
	],
};

const STREAM = {
	channel: 'my-stream',
	name: null,
	domain: 'push.example.com',
	appName: 'live',
	state: 'active',
	publishedAt: Date.parse('2026-11-23T10:00:00Z'),
	raw: ENTRY,
};

describe('onlineStreamPages', () => {
	const page = (PageNum: number, filters: JsonObject) => ({
		...LIVE,
		action: 'DescribeLiveStreamOnlineList',
		parameters: { ...filters, PageNum, PageSize: 100 },
	});

	it('gives the streams of every page', async () => {
		const other = { ...ENTRY, StreamName: 'other' };
		const { call, calls } = answeringInTurn<Action3>([
			{ TotalPage: 2, OnlineInfo: [ENTRY, null] },
			{ TotalPage: 2, OnlineInfo: [ENTRY, other] },
		]);
		const pages = await pagesOf(onlineStreamPages(call, 'push.example.com', 'live'));
		expect(pages).toStrictEqual([[STREAM], [{ ...STREAM, channel: 'other', raw: other }]]);
		const filters = { DomainName: 'push.example.com', AppName: 'live' };
		expect(calls).toStrictEqual([page(1, filters), page(2, filters)]);
	});

	describe('of a list that changes meanwhile', () => {
		/** A service with so many streams, of which something happens after each call. */
		function changing(count: number, ...happen: Array<(streams: string[]) => void>) {
			const streams = Array.from({ length: count }, (_, index) => `s${index}`);
			const calls: number[][] = [];
			const call = async ({ parameters }: Action3): Promise<JsonObject> => {
				const [number, size] = [Number(parameters.PageNum), Number(parameters.PageSize)];
				calls.push([number, size]);
				const answer = {
					TotalNum: streams.length,
					TotalPage: Math.ceil(streams.length / size),
					OnlineInfo: streams
						.slice((number - 1) * size, number * size)
						.map((StreamName) => ({ StreamName })),
				};
				happen.shift()?.(streams);
				return await Promise.resolve(answer);
			};
			return { call, calls };
		}
		const namesOf = async (call: (action: Action3) => Promise<JsonObject>) =>
			(await pagesOf(onlineStreamPages(call, null, null))).flat().map(({ channel }) => channel);
		const ending =
			(...at: number[]) =>
			(streams: string[]) => {
				for (const index of at) streams.splice(index, 1);
			};

		it.each([
			['one of the first page ends', 150, [ending(5)]],
			['twenty of the first page end', 150, [ending(...Array.from({ length: 20 }, () => 5))]],
			['one ends after each page', 320, [ending(5), ending(5), ending(5), ending(5)]],
			['all of the rest end', 150, [ending(...Array.from({ length: 50 }, () => 100))]],
		])('misses none that is live all the time: %s', async (_what, count, happen) => {
			const { call, calls } = changing(count, ...happen);
			const names = await namesOf(call);
			expect(new Set(names).size).toBe(names.length);
			const gone = new Set(['s5', 's6', 's7', 's8']);
			const lasting = Array.from({ length: count }, (_, index) => `s${index}`).filter(
				(_name, index) => index > 24 && index < 100 + (happen.length > 1 ? 220 : 0),
			);
			expect(lasting.filter((name) => !names.includes(name) && !gone.has(name))).toEqual([]);
			expect(calls.every(([, size = 0]) => size >= 10 && size <= 100)).toBe(true);
		});

		it.each([250, 400, 1_000])('of %i misses none where the last one ends', async (count) => {
			const names = await namesOf(changing(count, ending(count - 1)).call);
			expect(names).toHaveLength(count - 1);
		});

		it('ends although two machines count differently', async () => {
			let calls = 0;
			const call = async ({ parameters }: Action3): Promise<JsonObject> => {
				const total = calls++ % 2 === 0 ? 300 : 150;
				const start = (Number(parameters.PageNum) - 1) * Number(parameters.PageSize);
				return await Promise.resolve({
					TotalNum: total,
					TotalPage: Math.ceil(300 / Number(parameters.PageSize)),
					OnlineInfo: Array.from({ length: Math.min(100, 300 - start) }, (_, index) => ({
						StreamName: `s${start + index}`,
					})),
				});
			};
			expect(await namesOf(call)).toHaveLength(300);
			expect(calls).toBeLessThan(12);
		});

		it('gives the first of the second page, where one before it ended', async () => {
			expect(await namesOf(changing(150, ending(5)).call)).toContain('s100');
		});

		it('gives none twice, where one comes at the front', async () => {
			const { call, calls } = changing(150, (streams) => streams.unshift('new'));
			const names = await namesOf(call);
			expect(names).toHaveLength(150);
			expect(calls).toEqual([
				[1, 100],
				[2, 100],
			]);
		});
	});

	it('asks for no place that is not given, and for one page where no number is told', async () => {
		const { call, calls } = answering<Action3>({});
		expect(await pagesOf(onlineStreamPages(call, null, null))).toStrictEqual([[]]);
		expect(calls).toStrictEqual([page(1, {})]);
	});

	it('is what API 3.0 lists its streams with', async () => {
		const { call, calls } = answering<Action3>({ OnlineInfo: [ENTRY] });
		const api = new Api3(call, 'an account', TIME, noPause);
		expect(
			await pagesOf(api.streamPages({ domain: 'd', appName: null, published: null })),
		).toStrictEqual([[STREAM]]);
		expect(calls).toStrictEqual([page(1, { DomainName: 'd' })]);
	});

	it('takes a stream as it comes', async () => {
		const { call } = answering<Action3>({ OnlineInfo: [{}] });
		expect(await pagesOf(onlineStreamPages(call, null, null))).toStrictEqual([
			[
				{
					channel: '',
					name: null,
					domain: null,
					appName: null,
					state: 'active',
					publishedAt: null,
					raw: {},
				},
			],
		]);
	});

	it('reads a time without an offset as UTC', async () => {
		const entry = { PublishTimeList: [{ PublishTime: '2026-11-23T10:00:00' }] };
		const { call } = answering<Action3>({ OnlineInfo: [entry] });
		const [[stream] = []] = await pagesOf(onlineStreamPages(call, null, null));
		expect(stream?.publishedAt).toBe(Date.parse('2026-11-23T10:00:00Z'));
	});
});

describe('the state of a stream', () => {
	it.each([
		['active', 'active'],
		['inactive', 'inactive'],
		['forbid', 'forbidden'],
		['something new', 'inactive'],
		[undefined, 'inactive'],
	])('%p is %s', async (given, state) => {
		const answer = { StreamState: given, RequestId: 'r-1' };
		const { call, calls } = answering<Action3>(answer);
		expect(
			await describeStreamState(call, { channel: 'my-stream', domain: 'd', appName: 'live' }),
		).toStrictEqual({
			channel: 'my-stream',
			name: null,
			domain: 'd',
			appName: 'live',
			state,
			publishedAt: null,
			raw: answer,
		});
		expect(calls).toStrictEqual([
			{
				...LIVE,
				action: 'DescribeLiveStreamState',
				parameters: { DomainName: 'd', AppName: 'live', StreamName: 'my-stream' },
			},
		]);
	});

	it('is asked for at a place', async () => {
		const { call, calls } = answering<Action3>({ StreamState: 'active' });
		const api = new Api3(call, 'an account', TIME, noPause);
		for (const [domain, appName, field] of [
			[null, 'live', 'Domain'],
			['d', null, 'App Name'],
		] as const) {
			const act = async () => await api.streamState({ channel: 'a', domain, appName });
			expect((await failureOf(act, InvalidParameterError)).field).toBe(field);
		}
		expect(calls).toStrictEqual([]);
		expect(await api.streamState({ channel: 'a', domain: 'd', appName: 'live' })).toMatchObject({
			state: 'active',
		});
	});
});
