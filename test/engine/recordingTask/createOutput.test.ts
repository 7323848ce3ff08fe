import { CHANNEL, DOMAIN, NODE, only, STREAM, useBench, v2, v3 } from '../../support/engine';

const bench = useBench();

const SCHEDULED = {
	tapeType: 0,
	startTime: '2026-11-24T20:00:00+08:00',
	endTime: '2026-11-24T22:30:00+08:00',
};

describe('the output of API 3.0', () => {
	test('Real-Time', async () => {
		const finished = await bench.run({ parameters: v3() });

		expect(finished.error).toBeUndefined();
		expect(only(finished.json(NODE))).toEqual({
			task_id: bench.emulator.truth.tasks()[0]?.id,
			code: 0,
			message: 'Success',
			outcome: 'created',
			api_version: 'v3',
			channel: STREAM,
			domain: DOMAIN,
			app_name: 'live',
			tape_type: 1,
			start_time: null,
			end_time: '2026-11-23T13:00:00+08:00',
			request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
		});
		expect(bench.creates().map(({ parameters }) => parameters)).toEqual([
			{
				StreamName: STREAM,
				DomainName: DOMAIN,
				AppName: 'live',
				EndTime: Date.parse('2026-11-23T13:00:00+08:00') / 1000,
			},
		]);
	});

	test('Scheduled, with a template and a stream type', async () => {
		const options = { templateId: { __rl: true, mode: 'id', value: '12345' }, streamType: 1 };
		const finished = await bench.run({
			parameters: v3({ ...SCHEDULED, appName: 'studio', options }),
		});

		expect(finished.error).toBeUndefined();
		expect(only(finished.json(NODE))).toEqual({
			task_id: bench.emulator.truth.tasks()[0]?.id,
			code: 0,
			message: 'Success',
			outcome: 'created',
			api_version: 'v3',
			channel: STREAM,
			domain: DOMAIN,
			app_name: 'studio',
			tape_type: 0,
			start_time: '2026-11-24T20:00:00+08:00',
			end_time: '2026-11-24T22:30:00+08:00',
			request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
		});
		expect(bench.creates().map(({ parameters }) => parameters)).toEqual([
			{
				StreamName: STREAM,
				DomainName: DOMAIN,
				AppName: 'studio',
				StartTime: Date.parse('2026-11-24T20:00:00+08:00') / 1000,
				EndTime: Date.parse('2026-11-24T22:30:00+08:00') / 1000,
				TemplateId: 12345,
				StreamType: 1,
			},
		]);
	});
});

describe('the output of the legacy API', () => {
	test('Real-Time', async () => {
		const finished = await bench.run({ parameters: v2() });

		expect(finished.error).toBeUndefined();
		expect(only(finished.json(NODE))).toEqual({
			task_id: '18446744073709551615',
			code: 0,
			message: '',
			outcome: 'created',
			api_version: 'v2',
			channel: CHANNEL,
			domain: null,
			app_name: null,
			tape_type: 1,
			start_time: null,
			end_time: '2026-11-23T12:04:00+08:00',
			request_id: null,
		});
		expect(bench.creates().map(({ parameters }) => parameters)).toEqual([
			{ channelId: CHANNEL, tapeType: '1', endTime: '2026-11-23 12:04:00' },
		]);
	});

	test('Scheduled', async () => {
		const finished = await bench.run({ parameters: v2(SCHEDULED) });

		expect(finished.error).toBeUndefined();
		expect(only(finished.json(NODE))).toEqual({
			task_id: '18446744073709551615',
			code: 0,
			message: '',
			outcome: 'created',
			api_version: 'v2',
			channel: CHANNEL,
			domain: null,
			app_name: null,
			tape_type: 0,
			start_time: '2026-11-24T20:00:00+08:00',
			end_time: '2026-11-24T22:30:00+08:00',
			request_id: null,
		});
		expect(bench.creates().map(({ parameters }) => parameters)).toEqual([
			{
				channelId: CHANNEL,
				tapeType: '0',
				startTime: '2026-11-24 20:00:00',
				endTime: '2026-11-24 22:30:00',
			},
		]);
	});
});
