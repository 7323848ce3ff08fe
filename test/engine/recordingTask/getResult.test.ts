import { sleep, type IDataObject, type INodeParameters } from 'n8n-workflow';

import { orAbort, systemClock } from '../../../nodes/TencentLive/transport/clock';
import { callsOf, china, createTasks, operate, outputOf } from '../lifecycle';
import { CHANNEL, DOMAIN, locator, NODE, only, STREAM, useBench, v2 } from '../../support/engine';

const bench = useBench({
	streams: [
		{ domain: DOMAIN, app: 'live', stream: STREAM, publishedAt: Date.parse(china('11-23 11:00')) },
	],
	templates: [
		{ id: 7, name: 'two formats', formats: ['mp4', 'flv'], settings: { mp4: { interval: 1800 } } },
		{ id: 8, name: 'resumption', formats: ['hls'], flowContinueDuration: 60 },
		{
			id: 9,
			name: 'in COS',
			formats: ['hls'],
			settings: { hls: { cosBucketPath: '/{RecordId}/' } },
			cosStore: 1,
		},
		{
			id: 10,
			name: 'elsewhere, for an hour',
			formats: ['hls'],
			settings: { hls: { vodSubAppId: 1_500_000_123, storageTime: 3_600 } },
		},
	],
});

const HOUR = { from: '11-24 20:00', to: '11-24 21:00' };

const getResult = (parameters: INodeParameters) =>
	operate('recordingTask', 'getResult', {
		domain: locator('name', DOMAIN),
		appName: 'live',
		channel: locator('id', STREAM),
		...parameters,
	});

const resultOf = async (parameters: INodeParameters) =>
	only(await outputOf(bench, getResult(parameters)));

/** Nobody pushes between two times of the evening. */
function breakOff(from: string, to: string, reason?: string): void {
	const time = (text: string) => Date.parse(china(`11-24 ${text}`));
	bench.emulator.state.breaks.push({ stream: STREAM, from: time(from), to: time(to), reason });
}

async function recorded(window: Parameters<typeof createTasks>[2][number]): Promise<string> {
	const [id = ''] = await createTasks(bench, 'v3', [window]);
	return id;
}

/** The files of a result, of all formats. */
const filesOf = ({ formats }: IDataObject): IDataObject[] => {
	const all: Array<{ files: IDataObject[] }> = JSON.parse(JSON.stringify(formats));
	return all.flatMap(({ files }) => files);
};

describe('of a task', () => {
	test('is complete when all of its time is there', async () => {
		const id = await recorded(HOUR);
		bench.setTime(china('11-24 21:10'));

		expect(await resultOf({ taskId: id })).toEqual({
			task_id: id,
			channel: STREAM,
			domain: DOMAIN,
			app_name: 'live',
			start_time: china('11-24 20:00'),
			end_time: china('11-24 21:00'),
			complete: true,
			seconds: 3600,
			gaps: [],
			formats: [
				{
					format: 'hls',
					seconds: 3600,
					gaps: [],
					files: [expect.objectContaining({ task_id: id, duration: 3600, channel: STREAM })],
				},
			],
			message: null,
		});
	});

	test('is complete where its template puts its files, and no untruth once they are deleted', async () => {
		const id = await recorded({ ...HOUR, template: 10 });
		bench.setTime(china('11-24 21:10'));
		expect(await resultOf({ taskId: id })).toMatchObject({ complete: true, seconds: 3600 });

		bench.setTime(china('11-24 23:00'));
		expect(await resultOf({ taskId: id })).toMatchObject({
			complete: null,
			message: expect.stringMatching(/^Recording templates can have their files deleted/),
		});
	});

	test('with two pushes forty seconds apart: two files, and one gap with its reason', async () => {
		const id = await recorded(HOUR);
		breakOff('20:30', '20:30:40', 'network error');
		bench.setTime(china('11-24 21:10'));
		const result = await resultOf({ taskId: id });

		expect(result).toMatchObject({ complete: false, seconds: 3560, message: null });
		expect(result.gaps).toEqual([
			{
				start_time: china('11-24 20:30'),
				end_time: china('11-24 20:30:40'),
				seconds: 40,
				reason: 'push broken (network error)',
			},
		]);
		expect(filesOf(result).map(({ start_time, end_time }) => [start_time, end_time])).toEqual([
			[china('11-24 20:00'), china('11-24 20:30')],
			[china('11-24 20:30:40'), china('11-24 21:00')],
		]);
	});

	test('with resumption on: no gap where the service makes none', async () => {
		const id = await recorded({ ...HOUR, template: 8 });
		breakOff('20:30', '20:30:40');
		bench.setTime(china('11-24 21:10'));
		const result = await resultOf({ taskId: id });

		expect(result).toMatchObject({ complete: true, gaps: [] });
		expect(filesOf(result)).toHaveLength(1);
	});

	test('whose push broke longer than the resumption waits has that gap', async () => {
		const id = await recorded({ ...HOUR, template: 8 });
		breakOff('20:30', '20:31:40');
		bench.setTime(china('11-24 21:10'));

		expect(await resultOf({ taskId: id })).toMatchObject({
			complete: false,
			gaps: [{ seconds: 100, reason: 'push broken (client disconnected)' }],
		});
	});

	test('with several formats tells each, and lacks what one of them lacks', async () => {
		const id = await recorded({ ...HOUR, template: 7 });
		bench.setTime(china('11-24 21:10'));
		expect(await resultOf({ taskId: id })).toMatchObject({
			complete: true,
			formats: [
				{ format: 'flv', seconds: 3600, files: [{}, {}] },
				{ format: 'mp4', seconds: 3600, files: [{ duration: 1800 }, { duration: 1800 }] },
			],
		});

		const { state } = bench.emulator;
		state.files = state.files.filter(({ format }) => format === 'flv');
		expect(await resultOf({ taskId: id })).toMatchObject({
			complete: false,
			seconds: 3600,
			gaps: [],
			message: 'Something is missing in mp4.',
			formats: [
				{ format: 'flv', gaps: [] },
				{ format: 'mp4', seconds: 0, gaps: [{ seconds: 3600, reason: null }], files: [] },
			],
		});
	});

	test('that nobody pushed to says so', async () => {
		const id = await recorded(HOUR);
		breakOff('00:00', '23:59');
		bench.setTime(china('11-24 21:10'));

		expect(await resultOf({ taskId: id })).toMatchObject({
			complete: false,
			seconds: 0,
			gaps: [{ seconds: 3600, reason: 'not pushed' }],
		});
	});

	test('that somebody pushed to for less than 30 seconds says so', async () => {
		bench.emulator.state.shortestPushMs = 30_000;
		const id = await recorded(HOUR);
		breakOff('18:00', '20:10');
		breakOff('20:10:20', '23:59');
		bench.setTime(china('11-24 21:10'));

		expect(await resultOf({ taskId: id })).toMatchObject({
			complete: false,
			gaps: [{ seconds: 3600, reason: 'push under 30 s' }],
		});
	});

	test('is open as long as a file can still come', async () => {
		const id = await recorded(HOUR);
		bench.emulator.state.fileDelayMs = 4 * 60_000;
		const at = async (time: string) => {
			bench.setTime(china(`11-24 ${time}`));
			const { complete, message } = await resultOf({ taskId: id });
			return [complete, message];
		};

		expect(await at('19:00')).toEqual([null, 'It has not begun yet.']);
		expect(await at('20:30')).toEqual([null, 'It is not over yet.']);
		expect(await at('21:03')).toEqual([null, 'Files can still come.']);
		expect(await at('21:04')).toEqual([true, null]);
	});

	test('that was stopped ends there', async () => {
		const id = await recorded(HOUR);
		bench.setTime(china('11-24 20:15'));
		await outputOf(bench, operate('recordingTask', 'stop', { taskId: id }));
		bench.setTime(china('11-24 20:30'));

		expect(await resultOf({ taskId: id })).toMatchObject({
			complete: true,
			seconds: 900,
			end_time: china('11-24 20:15'),
		});
	});

	test('that was stopped before it began recorded nothing', async () => {
		const id = await recorded(HOUR);
		await outputOf(bench, operate('recordingTask', 'stop', { taskId: id }));
		bench.setTime(china('11-24 21:10'));

		expect(await resultOf({ taskId: id })).toMatchObject({
			complete: false,
			seconds: 0,
			gaps: [],
			message: 'It was stopped before it began: nothing was to be recorded.',
		});
	});

	test('files whose clock is seconds ahead are its own all the same', async () => {
		bench.emulator.state.recorderAheadMs = 5_000;
		const [first = '', second = ''] = await createTasks(bench, 'v3', [
			HOUR,
			{ from: '11-24 21:00', to: '11-24 22:00' },
		]);
		bench.setTime(china('11-24 22:10'));

		for (const id of [first, second]) {
			const result = await resultOf({ taskId: id });
			expect(result).toMatchObject({ complete: true });
			expect(filesOf(result).map(({ task_id }) => task_id)).toEqual([id]);
		}
	});

	test('a file that may be of either of two tasks counts for both, and is nobody’s', async () => {
		const ids = await createTasks(bench, 'v3', [HOUR, { ...HOUR, to: '11-24 21:00:05' }]);
		bench.setTime(china('11-24 21:10'));

		for (const taskId of ids) {
			const result = await resultOf({ taskId });
			expect(result).toMatchObject({ task_id: taskId, complete: true });
			expect(filesOf(result).map(({ task_id }) => task_id)).toEqual([null, null]);
		}
	});

	test('what a template recorded besides does not count', async () => {
		const id = await recorded(HOUR);
		breakOff('20:00', '21:00');
		const { state } = bench.emulator;
		const [start, end] = [Date.parse(china('11-24 19:00')), Date.parse(china('11-24 20:59'))];
		const place = { stream: STREAM, domain: DOMAIN, app: 'live' };
		state.files.push({ ...place, id: '1', format: 'hls', start, end });
		bench.setTime(china('11-24 21:10'));

		expect(await resultOf({ taskId: id })).toMatchObject({
			complete: false,
			seconds: 0,
			message: expect.stringMatching(/^Files of this stream that reach beyond .* \(1\)/),
		});
	});

	test('that is not listed is an error that says where to look', async () => {
		const finished = await bench.run({ parameters: getResult({ taskId: 'nothing' }) });

		expect(finished.told).toMatch(/lists no recording task "nothing"/);
	});
});

describe('of a task whose files are in COS', () => {
	const cos = { ...HOUR, template: 9 };

	test('says that nothing lists them where nothing was sent', async () => {
		const id = await recorded(cos);
		bench.setTime(china('11-24 21:10'));

		expect(await resultOf({ taskId: id })).toMatchObject({
			complete: null,
			seconds: 0,
			message: expect.stringContaining('listed nowhere'),
		});
		expect(callsOf(bench, 'SearchMedia')).toEqual([]);
	});

	test('takes the files from what was called back', async () => {
		const { state } = bench.emulator;
		const urls = { RecordNotifyUrl: 'http://127.0.0.1:9/' };
		state.callbackTemplates = [{ id: 5, name: 'events', urls }];
		state.callbackRules = [{ domain: DOMAIN, app: 'live', templateId: 5 }];
		bench.emulator.truth.callbacks();
		const id = await recorded(cos);
		bench.setTime(china('11-24 21:01'));
		bench.emulator.truth.callbacks();
		await bench.emulator.callbacksSettled();
		bench.setTime(china('11-24 21:10'));
		const result = await resultOf({ taskId: id });

		expect(result).toMatchObject({ complete: true, seconds: 3600, message: null });
		expect(filesOf(result)).toMatchObject([
			{ task_id: id, format: 'hls', url: expect.stringContaining(`/${id}/`) },
		]);
	});

	test('of the international site cannot be asked', async () => {
		const id = await recorded(cos);
		bench.setTime(china('11-24 21:10'));
		const parameters = getResult({ taskId: id });
		const finished = await bench.run({ parameters, credential: { site: 'international' } });

		expect(only(finished.json(NODE))).toMatchObject({ complete: null });
		expect(callsOf(bench, 'DescribeCallbackRecordsList')).toEqual([]);
	});
});

describe('of a stream between two times', () => {
	const window = { startTime: china('11-24 20:00'), endTime: china('11-24 21:00') };

	test('is everything that was recorded of it', async () => {
		await recorded({ from: '11-24 19:30', to: '11-24 20:30' });
		await recorded({ from: '11-24 20:30', to: '11-24 21:30' });
		bench.setTime(china('11-24 22:00'));
		const result = await resultOf(window);

		expect(result).toMatchObject({ task_id: null, complete: true, seconds: 3600, gaps: [] });
		expect(filesOf(result)).toHaveLength(2);
	});

	test('is open while the push goes on that holds its end', async () => {
		bench.setTime(china('11-24 21:30'));
		expect(await resultOf(window)).toMatchObject({ complete: null, gaps: [{ reason: null }] });

		breakOff('21:40', '23:00');
		bench.emulator.state.templates = [];
		bench.setTime(china('11-24 22:00'));
		expect(await resultOf(window)).toMatchObject({ complete: false, formats: [] });
	});

	test('is refused without times, which are then what to give', async () => {
		const finished = await bench.run({ parameters: getResult({}) });

		expect(finished.told).toMatch(/^Start Time: is empty, and so is Task ID\. Give/);
	});
});

describe('Wait Until Complete', () => {
	const waiting = (minutes: number, taskId: string) =>
		getResult({ taskId, options: { waitUntilComplete: minutes } });

	test('looks again until the file is there', async () => {
		const id = await recorded(HOUR);
		bench.emulator.state.fileDelayMs = 4 * 60_000;
		bench.setTime(china('11-24 21:00'));

		expect(only(await outputOf(bench, waiting(10, id)))).toMatchObject({ complete: true });
		// After 15, 45, 105 and 225 seconds it is not there yet.
		expect(callsOf(bench, 'SearchMedia')).toHaveLength(6);
	});

	test('ends with its minutes', async () => {
		const id = await recorded(HOUR);
		bench.emulator.state.fileDelayMs = 4 * 60_000;
		bench.setTime(china('11-24 21:00'));

		expect(only(await outputOf(bench, waiting(2, id)))).toMatchObject({ complete: null });
		expect(new Date().toISOString()).toMatch(/^2026-11-24T13:02:00/);
	});

	test('ends at once when the execution is cancelled', async () => {
		const id = await recorded(HOUR);
		bench.setTime(china('11-24 20:30'));
		jest.spyOn(systemClock, 'sleep').mockImplementation(async (milliseconds, signal) => {
			// Calls keep a distance shorter than this.
			if (milliseconds < 1_000) jest.setSystemTime(Date.now() + milliseconds);
			else await orAbort(new Promise<void>(() => {}), signal);
		});
		const finished = await bench.run({
			parameters: waiting(30, id),
			onStart: (cancel) => {
				void (async () => {
					while (callsOf(bench, 'DescribeLiveStreamOnlineList').length === 0) await sleep(10);
					await sleep(100);
					cancel();
				})();
			},
		});

		expect(finished.run.status).toBe('canceled');
		expect(finished.json(NODE)).toEqual([]);
		expect(callsOf(bench, 'SearchMedia')).toHaveLength(1);
	});
});

describe('in the legacy API', () => {
	const legacy = (parameters: INodeParameters) =>
		getResult({ ...v2({ endTime: '' }), ...parameters });

	test('a task is what its files make of it, which name it', async () => {
		const [id = ''] = await createTasks(bench, 'v2', [HOUR]);
		bench.setTime(china('11-24 21:10'));

		expect(only(await outputOf(bench, legacy({ taskId: id })))).toMatchObject({
			task_id: id,
			channel: CHANNEL,
			domain: null,
			app_name: null,
			complete: true,
			seconds: 3600,
			formats: [{ format: null, files: [{ task_id: id }, { task_id: id }] }],
		});
	});

	test('a gap has no reason', async () => {
		const [id = ''] = await createTasks(bench, 'v2', [HOUR]);
		const [from, to] = [Date.parse(china('11-24 20:10')), Date.parse(china('11-24 20:11'))];
		bench.emulator.state.breaks.push({ stream: CHANNEL, from, to });
		bench.setTime(china('11-24 21:10'));

		expect(only(await outputOf(bench, legacy({ taskId: id })))).toMatchObject({
			complete: false,
			seconds: 3540,
			gaps: [{ seconds: 60, reason: null }],
		});
	});
});

test.each([
	{ what: 'all there', isBroken: false, calls: 13 },
	{ what: 'all broken', isBroken: true, calls: 16 },
])('a hundred tasks of one app, $what, take $calls calls', async ({ isBroken, calls }) => {
	const windows = Array.from({ length: 100 }, (_, index) => ({
		...HOUR,
		channel: `show-${index}`,
	}));
	const ids = await createTasks(bench, 'v3', windows);
	const { state, truth } = bench.emulator;
	const time = (text: string) => Date.parse(china(`11-24 ${text}`));
	for (const { channel } of isBroken ? windows : []) {
		const place = { domain: DOMAIN, app: 'live', stream: channel };
		state.pushes.push({ ...place, from: time('19:00'), to: time('20:30'), reason: 'timeout' });
		state.pushes.push({ ...place, from: time('20:31'), to: time('21:05') });
	}
	bench.setTime(china('11-24 21:10'));
	const before = truth.requests().length;
	const items = windows.map(({ channel }, index) => ({ channel, task_id: ids[index] }));
	const parameters = getResult({
		channel: locator('id', '={{ $json.channel }}'),
		taskId: '={{ $json.task_id }}',
	});
	const results = await outputOf(bench, parameters, items);

	expect(results.map(({ task_id }) => task_id)).toEqual(ids);
	const gaps = isBroken ? [{ seconds: 60, reason: 'push broken (timeout)' }] : [];
	expect(results).toMatchObject(ids.map(() => ({ complete: !isBroken, gaps })));
	expect(truth.requests().length - before).toBe(calls);
	expect(calls).toBeLessThanOrEqual(30);
});
