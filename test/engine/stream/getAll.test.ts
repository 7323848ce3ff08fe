import type { INodeParameters } from 'n8n-workflow';

import { BAD_LIMITS, failsWell } from '../failures';
import { callsOf, china, operate, outputOf } from '../lifecycle';
import { DOMAIN, locator, useBench } from '../../support/engine';

const OTHER = 'push2.example.com';
const COUNT = 203;

const bench = useBench({
	domains: [DOMAIN, OTHER],
	streams: [
		...Array.from({ length: COUNT }, (_, index) => ({
			domain: DOMAIN,
			app: 'live',
			stream: `camera-${index}`,
			publishedAt: Date.parse(china('11-23 08:15:30')),
		})),
		{ domain: OTHER, app: 'studio', stream: 'stage' },
		{ domain: DOMAIN, app: 'live', stream: 'banned', forbidden: true },
	],
	channels: Array.from({ length: COUNT }, (_, index) => ({
		id: String(9896587163684165000n + BigInt(index)),
		name: `Channel ${index}`,
		live: index === 0,
		closed: index === 2,
	})),
});

const PAGING = [
	{ what: 'Return All', options: { returnAll: true }, items: COUNT, pages: 3 },
	{ what: 'the usual limit of 50', options: {}, items: 50, pages: 1 },
	{ what: 'a limit at the end of a page', options: { limit: 200 }, items: 200, pages: 2 },
	{ what: 'a limit on the last page', options: { limit: 201 }, items: 201, pages: 3 },
];

describe('API 3.0', () => {
	const getAll = (parameters: INodeParameters = {}) =>
		operate('stream', 'getAll', { apiVersion: 'v3', ...parameters });

	const calls = () => callsOf(bench, 'DescribeLiveStreamOnlineList');

	test('gives the streams that are live, with the time the push began', async () => {
		const place = { domain: locator('name', DOMAIN), appName: 'live', limit: 1 };

		expect(await outputOf(bench, getAll(place))).toEqual([
			{
				channel: 'camera-0',
				name: null,
				domain: DOMAIN,
				app_name: 'live',
				state: 'active',
				published_at: china('11-23 08:15:30'),
			},
		]);
		expect(calls()).toEqual([{ DomainName: DOMAIN, AppName: 'live', PageNum: 1, PageSize: 100 }]);
	});

	test.each([{ domain: locator('list', OTHER) }, { appName: 'studio' }])(
		'chooses by %p',
		async (place) => {
			expect(await outputOf(bench, getAll(place))).toMatchObject([{ channel: 'stage' }]);
		},
	);

	test('sends nothing that is empty, and lists no stream that is forbidden', async () => {
		const place = { domain: locator('list', ''), appName: '' };
		const streams = await outputOf(bench, getAll({ ...place, returnAll: true }));

		expect(streams).toHaveLength(COUNT + 1);
		expect(calls()[0]).toEqual({ PageNum: 1, PageSize: 100 });
	});

	test('gives nothing where nothing is live', async () => {
		bench.emulator.state.streams = [];

		expect(await outputOf(bench, getAll())).toEqual([]);
	});

	test.each(PAGING)('$what: $items streams from $pages pages', async (each) => {
		const place = { domain: locator('name', DOMAIN) };
		const streams = await outputOf(bench, getAll({ ...place, ...each.options }));

		expect(streams.map(({ channel }) => channel)).toEqual(
			Array.from({ length: each.items }, (_, index) => `camera-${index}`),
		);
		expect(calls().map(({ PageNum }) => PageNum)).toEqual(
			Array.from({ length: each.pages }, (_, index) => index + 1),
		);
	});

	test('gives those that were published between two times, once each, with whether they are live', async () => {
		const push = (stream: string, from: string, to: string) => ({
			...{ domain: OTHER, app: 'studio', stream },
			from: Date.parse(china(from)),
			to: Date.parse(china(to)),
		});
		bench.emulator.state.pushes = [
			push('morning', '11-20 08:00', '11-20 09:00'),
			push('stage', '11-20 10:00', '11-20 11:00'),
			push('morning', '11-20 12:00', '11-20 13:00'),
			push('before', '10-01 10:00', '10-01 11:00'),
		];
		const published = {
			...{ domain: locator('list', OTHER), appName: 'studio', which: 'published' },
			...{ startTime: china('11-01 00:00'), endTime: china('11-22 00:00') },
		};

		expect(await outputOf(bench, getAll(published))).toMatchObject([
			{ channel: 'morning', state: 'inactive', published_at: china('11-20 12:00') },
			{ channel: 'stage', state: 'active', published_at: china('11-20 10:00') },
		]);
		expect(callsOf(bench, 'DescribeLiveStreamPublishedList')).toHaveLength(1);
	});

	test('needs a domain for those that were published', async () => {
		const finished = await bench.run({ parameters: getAll({ which: 'published' }) });

		expect(finished.told).toMatch(/^Domain: is empty/);
	});

	describe('fails well', () => {
		failsWell(bench, {
			parameters: getAll({ limit: '={{ $json.limit }}', appName: '={{ $json.app }}' }),
			good: async () => [
				{ limit: 2, app: 'live' },
				{ limit: 50, app: 'live' },
			],
			bad: [
				...BAD_LIMITS,
				{ what: 'a list as app', given: { app: ['a'] }, field: 'App Name', says: /is not text/ },
			],
			refused: {
				action: 'DescribeLiveStreamOnlineList',
				code: 'IpNotInWhitelist',
				says: /not on the allow-list/,
			},
		});
	});
});

describe('the legacy API', () => {
	const getAll = (parameters: INodeParameters = {}) =>
		operate('stream', 'getAll', { apiVersion: 'v2', ...parameters });

	test('gives the channels with every digit of their IDs', async () => {
		const channel = (index: number, state: string) => ({
			channel: `989658716368416500${index}`,
			name: `Channel ${index}`,
			domain: null,
			app_name: null,
			state,
			published_at: null,
		});

		expect(await outputOf(bench, getAll({ limit: 3 }))).toEqual([
			channel(0, 'active'),
			channel(1, 'inactive'),
			channel(2, 'forbidden'),
		]);
	});

	test.each(PAGING)('$what: $items channels from $pages pages', async (each) => {
		const channels = await outputOf(bench, getAll(each.options));

		expect(channels.map(({ name }) => name)).toEqual(
			Array.from({ length: each.items }, (_, index) => `Channel ${index}`),
		);
		const calls = callsOf(bench, 'DescribeLVBChannelList');
		const pages = calls.map(({ pageNo }) => Number(pageNo));
		expect(pages).toEqual(pages.map((_, index) => index + 1));
		// Pages overlap, so that a channel deleted meanwhile makes none be missed.
		expect(pages.length).toBeLessThanOrEqual(each.pages + 1);
	});

	test('gives nothing where there are no channels', async () => {
		bench.emulator.state.channels = [];

		expect(await outputOf(bench, getAll())).toEqual([]);
	});

	describe('fails well', () => {
		failsWell(bench, {
			parameters: getAll({ limit: '={{ $json.limit }}' }),
			good: async () => [{ limit: 2 }, { limit: 101 }],
			bad: BAD_LIMITS,
			refused: { action: 'DescribeLVBChannelList', code: 4103, says: /may not call the legacy/ },
		});
	});
});
