import type { INodeParameters } from 'n8n-workflow';

import { failsWell } from '../failures';
import { callsOf, operate, outputOf } from '../lifecycle';
import { locator, NODE, useBench, v3 } from '../../support/engine';
import { savedForRetry } from '../../support/harness/retry';

const bench = useBench();

const create = (parameters: INodeParameters = {}) =>
	operate('recordingTemplate', 'create', {
		templateName: 'evening',
		formats: { hls: {} },
		...parameters,
	});

const sent = () => callsOf(bench, 'CreateLiveRecordTemplate');

test('gives the ID and the name', async () => {
	expect(await outputOf(bench, create({ templateName: ' 晚间_show-1 ' }))).toEqual([
		{ template_id: 10001, name: '晚间_show-1' },
	]);
	expect(sent()).toEqual([{ TemplateName: '晚间_show-1', HlsParam: { Enable: 1 } }]);
});

test.each([{}, { mp4: { enabled: false }, hls: { enabled: 'false' } }])(
	'a template that would record nothing is refused: %j',
	async (formats) => {
		const finished = await bench.run({ parameters: create({ formats }) });
		expect(finished.told).toMatch(/^Formats: none is on, .* Add a format/);
		expect(sent()).toEqual([]);
	},
);

describe('settings of a format arrive exactly as they are set', () => {
	const FORMATS = [
		['flv', 'FlvParam'],
		['hls', 'HlsParam'],
		['mp4', 'Mp4Param'],
		['aac', 'AacParam'],
		['mp3', 'Mp3Param'],
	] as const;

	test.each(FORMATS)('%s, as it is added', async (format, parameter) => {
		await outputOf(bench, create({ formats: { [format]: {} } }));

		expect(sent()).toEqual([{ TemplateName: 'evening', [parameter]: { Enable: 1 } }]);
	});

	test.each(FORMATS)('%s, with everything set', async (format, parameter) => {
		const interval = format === 'hls' ? {} : { interval: 3600 };
		await outputOf(
			bench,
			create({
				formats: {
					[format]: {
						...interval,
						storageTime: 86400,
						vodSubAppId: 1500000001,
						vodFileName: ' {StreamID}_{StartYear} ',
					},
				},
			}),
		);

		expect(sent()).toEqual([
			{
				TemplateName: 'evening',
				[parameter]: {
					Enable: 1,
					...(format === 'hls' ? {} : { RecordInterval: 3600 }),
					StorageTime: 86400,
					VodSubAppId: 1500000001,
					VodFileName: '{StreamID}_{StartYear}',
				},
			},
		]);
	});

	test('several, one of them off, zeros and empty names included', async () => {
		await outputOf(
			bench,
			create({
				formats: {
					hls: { storageTime: 0, vodFileName: '' },
					mp4: { enabled: false, interval: 60 },
				},
			}),
		);

		expect(sent()).toEqual([
			{
				TemplateName: 'evening',
				HlsParam: { Enable: 1, StorageTime: 0 },
				Mp4Param: { Enable: 0, RecordInterval: 60 },
			},
		]);
	});

	test('of expressions, for each item its own', async () => {
		const finished = await bench.run({
			parameters: create({
				templateName: '={{ $json.name }}',
				formats: { mp4: { interval: '={{ $json.seconds }}' } },
			}),
			items: [
				{ name: 'a', seconds: 60 },
				{ name: 'b', seconds: '120' },
			],
		});

		expect(finished.json(NODE)).toEqual([
			{ template_id: 10001, name: 'a' },
			{ template_id: 10002, name: 'b' },
		]);
		expect(sent()).toEqual([
			{ TemplateName: 'a', Mp4Param: { Enable: 1, RecordInterval: 60 } },
			{ TemplateName: 'b', Mp4Param: { Enable: 1, RecordInterval: 120 } },
		]);
	});
});

test('options arrive exactly as they are set', async () => {
	await outputOf(
		bench,
		create({ options: { description: 'For the show', hlsContinue: 90, removeWatermark: true } }),
	);
	await outputOf(bench, create({ options: { hlsContinue: 0, removeWatermark: false } }));

	expect(sent()).toEqual([
		{
			TemplateName: 'evening',
			HlsParam: { Enable: 1 },
			Description: 'For the show',
			HlsSpecialParam: { FlowContinueDuration: 90 },
			RemoveWatermark: true,
		},
		{
			TemplateName: 'evening',
			HlsParam: { Enable: 1 },
			HlsSpecialParam: { FlowContinueDuration: 0 },
			RemoveWatermark: false,
		},
	]);
});

test('a task can be created with the new template on the next node', async () => {
	const [made] = await outputOf(bench, create({ formats: { mp4: {} } }));
	await outputOf(
		bench,
		v3({ options: { templateId: locator('id', '={{ $json.template_id }}') } }),
		made === undefined ? [] : [made],
	);

	expect(callsOf(bench, 'CreateRecordTask')).toMatchObject([{ TemplateId: 10001 }]);
});

test.each(['loseAnswer', 'internalError', 'html502', 'notJson'] as const)(
	'case 28: %s is not sent twice, and the template is found',
	async (fault) => {
		bench.emulator.faults.next(fault, { action: 'CreateLiveRecordTemplate', executed: true });

		expect(await outputOf(bench, create())).toEqual([{ template_id: 10001, name: 'evening' }]);
		expect(sent()).toHaveLength(1);
		expect(bench.emulator.state.templates).toHaveLength(1);
	},
);

describe('case 28: Retry On Fail makes one template', () => {
	const node = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const made = () => bench.emulator.state.templates.map(({ name }) => name);
	const MAY_EXIST = /earlier try was lost\. The template may exist: look at Get Many/;

	test('of two items the second of which has no name', async () => {
		const items = [{ name: 'evening' }, { name: '' }];
		const parameters = create({ templateName: '={{ $json.name }}' });
		const finished = await bench.run({ parameters, items, node });

		expect(finished.told).toMatch(/^Name: /);
		expect(made()).toEqual(['evening']);
	});

	test('where the answer is lost, and so is the look after it', async () => {
		bench.emulator.faults.next('loseAnswer', { action: 'CreateLiveRecordTemplate' });
		bench.emulator.faults.next('apiError', {
			code: 'ResourceInsufficient',
			message: '',
			match: ({ action }) => action === 'DescribeLiveRecordTemplates' && sent().length > 0,
		});
		const finished = await bench.run({ parameters: create(), node });

		expect(finished.error).toBeUndefined();
		expect(made()).toEqual(['evening']);
	});

	test('none as long as a lost request may still be carried out, and then one', async () => {
		bench.emulator.faults.next('refuseThenClose', { action: 'CreateLiveRecordTemplate' });
		const parameters = create();
		const tried = await bench.run({ parameters, node });
		const again = async (from: typeof tried, time: string) => {
			bench.setTime(time);
			return await bench.run({ parameters, resume: savedForRetry(from) });
		};
		const held = await again(tried, '2026-11-23T12:09:00+08:00');
		expect([tried, held].map((one) => one.told)).toEqual([
			expect.stringMatching(MAY_EXIST),
			expect.stringMatching(MAY_EXIST),
		]);
		expect(sent()).toHaveLength(1);

		const settled = await again(held, '2026-11-23T12:11:00+08:00');
		expect(settled.json(NODE)).toMatchObject([{ name: 'evening' }]);
		expect(made()).toEqual(['evening']);
	});
});

test('the service’s own words stand behind the sentence', async () => {
	const finished = await bench.run({ parameters: create({ templateName: 'evening show' }) });

	expect(finished.error).toMatchObject({
		message: 'Tencent Cloud does not accept a parameter.',
		description: expect.stringMatching(
			/\(InvalidParameter\) Tencent Cloud: TemplateName may contain only /,
		),
	});
});

test('a full account is told as such', async () => {
	bench.emulator.state.templates = Array.from({ length: 50 }, (_, id) => ({ id, name: `t${id}` }));
	const finished = await bench.run({ parameters: create() });

	expect(finished.told).toBe(
		'The account has as many templates as it may. Delete some first. (InternalError.ConfOutLimit)',
	);
});

describe('fails well', () => {
	const numbers = ['an hour', true].flatMap((value) => [
		{
			what: `an interval of ${value}`,
			given: { interval: value },
			field: 'MP4, Recording Interval (Seconds)',
			says: /is not a whole number of 0 or more/,
		},
		{
			what: `a storage time of ${value}`,
			given: { storage: value },
			field: 'AAC (Audio), Storage Time (Seconds)',
			says: /is not a whole number/,
		},
		{
			what: `a continuation of ${value}`,
			given: { continue: value },
			field: 'HLS Continuation (Seconds)',
			says: /is not a whole number/,
		},
	]);

	failsWell(bench, {
		parameters: create({
			templateName: '={{ $json.name }}',
			formats: {
				mp4: { interval: '={{ $json.interval }}' },
				aac: { storageTime: '={{ $json.storage }}' },
			},
			options: { hlsContinue: '={{ $json.continue }}' },
		}),
		good: async () => [
			{ name: 'a', interval: 60, storage: 60, continue: 0 },
			{ name: 'b', interval: '60', storage: 0, continue: 5 },
		],
		bad: [{ what: 'no name', given: { name: '' }, field: 'Name', says: /empty/ }, ...numbers],
		refused: {
			action: 'CreateLiveRecordTemplate',
			code: 'InternalError.ConfOutLimit',
			says: /as many templates as it may/,
		},
	});
});
