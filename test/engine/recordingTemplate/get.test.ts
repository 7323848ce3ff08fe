import type { INodeParameters } from 'n8n-workflow';

import { failsWell } from '../failures';
import { callsOf, operate, outputOf } from '../lifecycle';
import { locator, useBench } from '../../support/engine';

const NO_COS = { cos_bucket: '', cos_region: '', cos_path: '' };

const bench = useBench({
	templates: [
		{
			id: 7,
			name: 'evening',
			description: 'For the show',
			formats: ['flv', 'hls'],
			settings: {
				flv: {
					interval: 60,
					storageTime: 86400,
					vodSubAppId: 1500000001,
					vodFileName: '{StreamID}',
				},
				mp4: { interval: 120 },
			},
			flowContinueDuration: 90,
			removeWatermark: true,
		},
		{ id: 8, name: 'nothing' },
	],
});

const get = (id: string, parameters: INodeParameters = {}) =>
	operate('recordingTemplate', 'get', { templateId: locator('id', id), ...parameters });

test('gives a template in the terms of the fields; a format that is off is null', async () => {
	expect(await outputOf(bench, get('7'))).toEqual([
		{
			template_id: 7,
			name: 'evening',
			description: 'For the show',
			flv: {
				interval: 60,
				storage_time: 86400,
				vod_sub_app_id: 1500000001,
				file_name: '{StreamID}',
				...NO_COS,
			},
			hls: { interval: 1800, storage_time: 0, vod_sub_app_id: 0, file_name: '', ...NO_COS },
			mp4: null,
			aac: null,
			mp3: null,
			hls_continuation: 90,
			remove_watermark: true,
			upload_while_recording: false,
		},
	]);
	expect(callsOf(bench, 'DescribeLiveRecordTemplate')).toEqual([{ TemplateId: 7 }]);
});

test('gives one that records nothing', async () => {
	expect(await outputOf(bench, get('8'))).toEqual([
		{
			template_id: 8,
			name: 'nothing',
			description: '',
			flv: null,
			hls: null,
			mp4: null,
			aac: null,
			mp3: null,
			hls_continuation: 0,
			remove_watermark: false,
			upload_while_recording: false,
		},
	]);
});

test('Simplify off gives what the service sent', async () => {
	const [raw] = await outputOf(bench, get('7', { simplify: false }));

	expect(raw).toMatchObject({
		TemplateId: 7,
		TemplateName: 'evening',
		FlvParam: { Enable: 1, RecordInterval: 60 },
		Mp4Param: { Enable: 0, RecordInterval: 120 },
		IsDelayLive: 0,
	});
	expect(raw).not.toHaveProperty('template_id');
});

test('takes a template that was picked from the list', async () => {
	const templateId = locator('list', '7');

	expect(await outputOf(bench, get('', { templateId }))).toMatchObject([{ template_id: 7 }]);
});

const NO_TEMPLATE = 'There is no template with this ID. Check the ID, or pick one from the list.';
const NOT_THERE = 'What the request names does not exist. Check the ID.';

test.each([
	['InternalError.ConfNotFound', NO_TEMPLATE],
	['InternalError.NotFound', NOT_THERE],
	['FailedOperation.NotFound', NOT_THERE],
	['InvalidParameter.ConfNotFound', NO_TEMPLATE],
])('a template there is not is told as such, by %s', async (code, says) => {
	bench.emulator.state.templateNotFoundCode = code;
	const finished = await bench.run({ parameters: get('99') });

	expect(finished.told).toBe(`${says} (${code})`);
	expect(callsOf(bench, 'DescribeLiveRecordTemplate')).toHaveLength(1);
});

describe('fails well', () => {
	failsWell(bench, {
		parameters: get('={{ $json.id }}'),
		good: async () => [{ id: '7' }, { id: 8 }],
		bad: [
			{ what: 'no template', given: { id: '' }, field: 'Recording Template', says: /empty/ },
			{
				what: 'a name in place of the ID',
				given: { id: 'evening' },
				field: 'Recording Template',
				says: /evening is not a positive whole number/,
			},
			{
				what: 'a number beyond 2^53',
				given: { id: '9007199254740993' },
				field: 'Recording Template',
				says: /is not a positive whole number/,
			},
		],
		refused: {
			action: 'DescribeLiveRecordTemplate',
			code: 'UnauthorizedOperation.CamNoAuth',
			says: /no right to DescribeLiveRecordTemplate/,
		},
	});
});
