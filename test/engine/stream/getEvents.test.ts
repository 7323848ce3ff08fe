import type { INodeParameters } from 'n8n-workflow';

import { BAD_LIMITS, failsWell } from '../failures';
import { callsOf, china, operate, outputOf } from '../lifecycle';
import { DOMAIN, locator, STREAM, useBench } from '../../support/engine';

const bench = useBench({
	streams: [
		{ domain: DOMAIN, app: 'live', stream: STREAM, publishedAt: Date.parse(china('11-23 11:30')) },
	],
});

const getEvents = (parameters: INodeParameters = {}) =>
	operate('stream', 'getEvents', {
		domain: locator('name', DOMAIN),
		appName: 'live',
		channel: locator('id', STREAM),
		...parameters,
	});

function pushed(stream: string, from: string, to: string, reason?: string): void {
	bench.emulator.state.pushes.push({
		...{ domain: DOMAIN, app: 'live', stream, reason },
		from: Date.parse(china(from)),
		to: Date.parse(china(to)),
	});
}

test('gives each push with its end, its length and why it stopped, the last first', async () => {
	pushed(STREAM, '11-23 10:00', '11-23 10:00:20', 'network error');
	pushed(STREAM, '11-23 10:01', '11-23 11:00', 'client disconnected');
	pushed(`${STREAM}-2`, '11-23 10:00', '11-23 11:00');

	expect(await outputOf(bench, getEvents())).toEqual([
		{
			channel: STREAM,
			domain: DOMAIN,
			app_name: 'live',
			start_time: china('11-23 10:01'),
			end_time: china('11-23 11:00'),
			seconds: 3540,
			stop_reason: 'client disconnected',
		},
		expect.objectContaining({ seconds: 20, stop_reason: 'network error' }),
	]);
	expect(callsOf(bench, 'DescribeLiveStreamEventList')).toEqual([
		{
			StartTime: '2026-11-16T04:00:00Z',
			EndTime: '2026-11-23T04:00:00Z',
			DomainName: DOMAIN,
			AppName: 'live',
			StreamName: STREAM,
			IsStrict: 1,
			PageNum: 1,
			PageSize: 100,
		},
	]);
});

test('one that goes on has no end yet, where the service lists it', async () => {
	bench.emulator.state.listsGoingPushes = true;

	expect(await outputOf(bench, getEvents())).toMatchObject([
		{ start_time: china('11-23 11:30'), end_time: null, seconds: 1800, stop_reason: null },
	]);
});

test('asks month by month, each push once, and for all streams of an app where none is named', async () => {
	pushed(STREAM, '10-24 11:00', '10-24 12:00');
	pushed('other', '10-01 11:00', '10-01 12:00');
	bench.emulator.state.pushFoundBy = 'overlap';
	const all = { channel: locator('id', ''), startTime: china('09-25 12:00'), returnAll: true };

	expect(
		(await outputOf(bench, getEvents(all))).map(({ channel, start_time }) => [channel, start_time]),
	).toEqual([
		[STREAM, china('10-24 11:00')],
		['other', china('10-01 11:00')],
	]);
	expect(callsOf(bench, 'DescribeLiveStreamEventList')).toHaveLength(2);
});

test('more than the service shows of one query are asked for in halves', async () => {
	const start = Date.parse(china('11-22 00:00'));
	bench.emulator.state.pushes = Array.from({ length: 10_001 }, (_, index) => ({
		...{ domain: DOMAIN, app: 'live', stream: STREAM },
		from: start + index * 4000,
		to: start + index * 4000 + 1000,
	}));
	const events = await outputOf(bench, getEvents({ returnAll: true }));

	expect(new Set(events.map(({ start_time }) => start_time)).size).toBe(10_001);
	expect(events).toHaveLength(10_001);
});

test('refuses a range of which nothing is known any more', async () => {
	const old = { startTime: china('08-01 00:00'), endTime: china('08-02 00:00') };
	const finished = await bench.run({ parameters: getEvents(old) });

	expect(finished.told).toMatch(/^Start Time: and End Time lie more than 60 days back/);
});

describe('fails well', () => {
	failsWell(bench, {
		parameters: getEvents({ limit: '={{ $json.limit }}', appName: '={{ $json.app }}' }),
		good: async () => {
			pushed(STREAM, '11-23 10:00', '11-23 10:30');
			return [
				{ limit: 2, app: 'live' },
				{ limit: 50, app: 'live' },
			];
		},
		bad: [
			...BAD_LIMITS,
			{ what: 'a list as app', given: { app: ['a'] }, field: 'App Name', says: /is not text/ },
		],
		refused: {
			action: 'DescribeLiveStreamEventList',
			code: 'IpNotInWhitelist',
			says: /not on the allow-list/,
		},
	});
});
