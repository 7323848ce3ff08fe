import type { INodeParameters } from 'n8n-workflow';

import { failsWell } from '../failures';
import { callsOf, operate, outputOf } from '../lifecycle';
import { locator, useBench } from '../../support/engine';

const NO_COS = { cos_bucket: '', cos_region: '', cos_path: '' };

const TEMPLATE = {
	id: 7,
	name: 'evening',
	description: 'For the show',
	formats: ['hls', 'mp4'] as const,
	settings: {
		hls: { storageTime: 86400 },
		mp4: {
			interval: 3600,
			storageTime: 604800,
			vodSubAppId: 1500000001,
			vodFileName: '{StreamID}',
			procedure: 'transcode',
			storageMode: 'cold',
			classId: 12,
			cosBucketName: 'recordings',
			cosBucketRegion: 'ap-guangzhou',
			cosBucketPath: '/shows/',
		},
	},
	flowContinueDuration: 90,
	uploadInRecording: true,
	removeWatermark: true,
};

const bench = useBench({ templates: [TEMPLATE, { id: 8, name: 'other' }] });

const update = (parameters: INodeParameters = {}) =>
	operate('recordingTemplate', 'update', { templateId: locator('id', '7'), ...parameters });

const sent = () => callsOf(bench, 'ModifyLiveRecordTemplate');

/** The template as the node puts it out. */
const ITEM = {
	template_id: 7,
	name: 'evening',
	description: 'For the show',
	flv: null,
	hls: { interval: 1800, storage_time: 86400, vod_sub_app_id: 0, file_name: '', ...NO_COS },
	mp4: {
		interval: 3600,
		storage_time: 604800,
		vod_sub_app_id: 1500000001,
		file_name: '{StreamID}',
		cos_bucket: 'recordings',
		cos_region: 'ap-guangzhou',
		cos_path: '/shows/',
	},
	aac: null,
	mp3: null,
	hls_continuation: 90,
	remove_watermark: true,
	upload_while_recording: true,
};

test('a new name changes the name, and nothing else is sent', async () => {
	expect(await outputOf(bench, update({ templateName: 'late-show' }))).toEqual([
		{ ...ITEM, name: 'late-show' },
	]);
	expect(sent()).toEqual([{ TemplateId: 7, TemplateName: 'late-show' }]);
	expect(bench.emulator.state.templates[1]).toMatchObject({ id: 8, name: 'other' });
});

test('options change what they name', async () => {
	const options = { description: 'Late', hlsContinue: 0, removeWatermark: false };

	expect(await outputOf(bench, update({ options }))).toEqual([
		{ ...ITEM, description: 'Late', hls_continuation: 0, remove_watermark: false },
	]);
	expect(sent()).toEqual([
		{
			TemplateId: 7,
			Description: 'Late',
			HlsSpecialParam: { FlowContinueDuration: 0 },
			RemoveWatermark: false,
		},
	]);
});

describe.each(['replace', 'merge'] as const)('where the service %ss a format', (templateUpdate) => {
	beforeEach(() => {
		bench.emulator.state.templateUpdate = templateUpdate;
	});

	test('one setting leaves the others of its format, and the other formats', async () => {
		const formats = { mp4: { interval: 1200 } };

		expect(await outputOf(bench, update({ formats }))).toEqual([
			{ ...ITEM, mp4: { ...ITEM.mp4, interval: 1200 } },
		]);
		expect(bench.emulator.state.templates[0]).toEqual({
			...TEMPLATE,
			settings: {
				...TEMPLATE.settings,
				mp4: { ...TEMPLATE.settings.mp4, interval: 1200 },
			},
		});
	});

	test('a format is added', async () => {
		const formats = { aac: { storageTime: 60 } };

		expect(await outputOf(bench, update({ formats }))).toEqual([
			{
				...ITEM,
				aac: { interval: 1800, storage_time: 60, vod_sub_app_id: 0, file_name: '', ...NO_COS },
			},
		]);
	});

	test('a format is switched off, and on again as it was', async () => {
		expect(await outputOf(bench, update({ formats: { mp4: { enabled: false } } }))).toEqual([
			{ ...ITEM, mp4: null },
		]);
		expect(await outputOf(bench, update({ formats: { mp4: { enabled: true } } }))).toEqual([ITEM]);
	});
});

test('a template there is not is told as such', async () => {
	for (const formats of [{}, { mp4: { interval: 60 } }]) {
		const finished = await bench.run({
			parameters: update({ templateId: locator('id', '99'), templateName: 'new', formats }),
		});

		expect(finished.told).toBe(
			'There is no template with this ID. Check the ID, or pick one from the list. (InternalError.ConfNotFound)',
		);
	}
});

test('is repeated where the answer is lost: it changes nothing the second time', async () => {
	bench.emulator.faults.next('loseAnswer', { action: 'ModifyLiveRecordTemplate' });

	expect(await outputOf(bench, update({ templateName: 'late' }))).toEqual([
		{ ...ITEM, name: 'late' },
	]);
	expect(sent()).toHaveLength(2);
});

test('case 30: switches as text are what the words say, and null is not given', async () => {
	const options = (removeWatermark: string) => ({ description: 'Late', removeWatermark });
	await outputOf(bench, update({ options: options('={{ "true" }}') }));
	await outputOf(bench, update({ options: options('={{ null }}') }));
	await outputOf(bench, update({ formats: { mp4: { enabled: '={{ "false" }}' } } }));

	expect(sent()).toEqual([
		{ TemplateId: 7, Description: 'Late', RemoveWatermark: true },
		{ TemplateId: 7, Description: 'Late' },
		{ TemplateId: 7, Mp4Param: expect.objectContaining({ Enable: 0 }) },
	]);
	const finished = await bench.run({ parameters: update({ options: options('maybe') }) });
	expect(finished.told).toBe('Remove Watermark: must be true or false, not maybe.');
});

describe('fails well', () => {
	failsWell(bench, {
		parameters: update({
			templateId: locator('id', '={{ $json.id }}'),
			templateName: '={{ $json.name }}',
			formats: { mp4: { storageTime: '={{ $json.storage }}' } },
		}),
		good: async () => [
			{ id: 7, name: 'a', storage: 60 },
			{ id: '8', name: 'b', storage: 0 },
		],
		bad: [
			{ what: 'no template', given: { id: '' }, field: 'Recording Template', says: /empty/ },
			...[0, 'HD'].map((id) => ({
				what: `a template of ${id}`,
				given: { id },
				field: 'Recording Template',
				says: /is not a positive whole number/,
			})),
			{ what: 'a list as name', given: { name: ['a'] }, field: 'New Name', says: /is not text/ },
			{
				what: 'a negative storage time',
				given: { storage: -1 },
				field: 'MP4, Storage Time (Seconds)',
				says: /-1 is not a whole number of 0 or more/,
			},
		],
		refused: {
			action: 'ModifyLiveRecordTemplate',
			code: 'InvalidParameter',
			says: /does not accept a parameter/,
		},
	});
});
