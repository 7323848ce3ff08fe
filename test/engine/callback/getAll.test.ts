/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: answers callbacks on loopback */
import { createServer, type Server } from 'node:http';

import type { INodeParameters } from 'n8n-workflow';

import { BAD_LIMITS, failsWell } from '../failures';
import { callsOf, china, createTasks, operate, outputOf } from '../lifecycle';
import { DOMAIN, locator, STREAM, useBench } from '../../support/engine';

const bench = useBench();

const getAll = (parameters: INodeParameters = {}) =>
	operate('callback', 'getAll', { channel: locator('id', STREAM), ...parameters });

const show = {
	domain: DOMAIN,
	app: 'live',
	stream: 'show',
	param: 'txSecret=5f&txTime=5F3C9E80&row=7',
};

let server: Server;
let status = 200;

/** Whoever the events are sent to answers with `status`. */
beforeEach(async () => {
	status = 200;
	server = createServer((request, response) => {
		request.resume();
		response.writeHead(status).end('{"code":0,"token":"abc"}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : 0;
	const url = `http://127.0.0.1:${port}/`;
	const { state } = bench.emulator;
	const urls = { RecordNotifyUrl: url, StreamBeginNotifyUrl: url, StreamEndNotifyUrl: url };
	state.callbackTemplates = [{ id: 5, name: 'events', urls, key: 'k' }];
	state.callbackRules = [{ domain: DOMAIN, app: 'live', templateId: 5 }];
	bench.emulator.truth.callbacks();
});

afterEach(() => {
	server.close();
});

async function settled(): Promise<void> {
	bench.emulator.truth.callbacks();
	await bench.emulator.callbacksSettled();
}

/** A push of ten minutes, of which nobody could be told when it began. */
async function push(): Promise<void> {
	status = 500;
	bench.emulator.startStream(show);
	await settled();
	status = 200;
	bench.setTime(china('11-23 12:10'));
	bench.emulator.stopStream(show);
	await settled();
}

const ofShow = { channel: locator('id', 'show') };

test('gives what was sent, the last first, and how it was answered', async () => {
	await push();
	const all = await outputOf(bench, getAll({ ...ofShow, returnAll: true }));
	const stopped = all.find(({ event }) => event === 'streamStopped');
	const times = all.map(({ event_time }) => String(event_time));

	expect(stopped).toEqual({
		channel: 'show',
		event: 'streamStopped',
		event_type: 0,
		event_time: china('11-23 12:10'),
		delivered: true,
		result_code: 0,
		response: '{"code":0,"token":"***"}',
		response_time: china('11-23 12:10'),
		sent: expect.objectContaining({
			event: 'streamStopped',
			domain: DOMAIN,
			app_name: 'live',
			channel: 'show',
			duration: 600,
			stream_param: 'txSecret=***&txTime=5F3C9E80&row=7',
		}),
	});
	expect(times).toEqual([...times].sort().reverse());
	// The one that was not answered was sent again.
	const started = all.filter(({ event }) => event === 'streamStarted');
	expect(started).toMatchObject([
		{ delivered: true, event_time: china('11-23 12:10') },
		{ delivered: false, result_code: 1, event_time: china('11-23 12:00') },
	]);
});

test.each([
	[{ event: 'streamStopped' }, ['streamStopped']],
	[{ result: 'failed' }, ['streamStarted']],
	[{ event: 'streamStopped', result: 'failed' }, []],
	[{ event: 'recordingFile' }, []],
])('chooses by %p', async (choice, events) => {
	await push();
	const found = await outputOf(bench, getAll({ ...ofShow, ...choice }));

	expect([...new Set(found.map(({ event }) => event))]).toEqual(events);
});

test('as it came: without its signature, and the right to push masked', async () => {
	await push();
	const asItCame = { ...ofShow, event: 'streamStopped', simplify: false };
	const [stopped] = await outputOf(bench, getAll(asItCame));

	expect(stopped?.sent).toMatchObject({ event_type: 0, stream_id: 'show', errcode: 1 });
	expect(stopped?.sent).not.toHaveProperty('sign');
	expect(JSON.stringify(stopped)).not.toContain('txSecret=5f');
});

test('what was sent of a file is what the trigger would have put out', async () => {
	const [id] = await createTasks(bench, 'v3', [{ from: '11-23 12:00', to: '11-23 12:30' }]);
	bench.setTime(china('11-23 12:31'));
	await settled();

	expect(await outputOf(bench, getAll())).toMatchObject([
		{
			event: 'recordingFile',
			sent: { event: 'recordingFile', task_id: id, channel: STREAM, format: 'hls', duration: 1800 },
		},
	]);
});

test('asks day by day, the last day first', async () => {
	await outputOf(bench, getAll({ startTime: china('11-21 00:00'), endTime: china('11-23 06:00') }));

	expect(
		callsOf(bench, 'DescribeCallbackRecordsList').map(({ StartTime, EndTime }) => [
			StartTime,
			EndTime,
		]),
	).toEqual([
		['2026-11-21T22:00:00Z', '2026-11-22T22:00:00Z'],
		['2026-11-20T22:00:00Z', '2026-11-21T22:00:00Z'],
		['2026-11-20T16:00:00Z', '2026-11-20T22:00:00Z'],
	]);
});

test('goes back 14 days, and says so', async () => {
	await outputOf(bench, getAll({ startTime: china('10-01 00:00'), returnAll: true }));
	expect(callsOf(bench, 'DescribeCallbackRecordsList')).toHaveLength(14);

	const old = getAll({ startTime: china('10-01 00:00'), endTime: china('10-02 00:00') });
	const finished = await bench.run({ parameters: old });
	expect(finished.told).toMatch(/^End Time: lies more than 14 days back/);
});

test('the international site does not tell', async () => {
	const finished = await bench.run({ parameters: getAll(), credential: { site: 'international' } });

	expect(finished.told).toMatch(/International, whose API does not tell/);
	expect(callsOf(bench, 'DescribeCallbackRecordsList')).toEqual([]);
});

describe('fails well', () => {
	failsWell(bench, {
		parameters: getAll({ ...ofShow, limit: '={{ $json.limit }}' }),
		good: async () => {
			await push();
			return [{ limit: 1 }, { limit: 1 }];
		},
		bad: BAD_LIMITS,
		refused: {
			action: 'DescribeCallbackRecordsList',
			code: 'IpNotInWhitelist',
			says: /not on the allow-list/,
		},
	});
});
