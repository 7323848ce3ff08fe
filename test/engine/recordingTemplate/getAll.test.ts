import type { INodeParameters } from 'n8n-workflow';

import { BAD_LIMITS, failsWell } from '../failures';
import { callsOf, operate, outputOf } from '../lifecycle';
import { useBench } from '../../support/engine';

const NO_COS = { cos_bucket: '', cos_region: '', cos_path: '' };

/** As many as an account may have, of different formats. */
const bench = useBench({
	templates: Array.from({ length: 50 }, (_, index) => ({
		id: 101 + index,
		name: `template-${index}`,
		formats: [index % 2 === 0 ? ('hls' as const) : ('mp4' as const)],
	})),
});

const getAll = (parameters: INodeParameters = {}) =>
	operate('recordingTemplate', 'getAll', parameters);

const ON = { interval: 1800, storage_time: 0, vod_sub_app_id: 0, file_name: '', ...NO_COS };

test('gives the templates in the terms of the fields', async () => {
	const item = (changes: object) => ({
		description: '',
		flv: null,
		hls: null,
		mp4: null,
		aac: null,
		mp3: null,
		hls_continuation: 0,
		remove_watermark: false,
		upload_while_recording: false,
		...changes,
	});

	expect(await outputOf(bench, getAll({ limit: 2 }))).toEqual([
		item({ template_id: 101, name: 'template-0', hls: ON }),
		item({ template_id: 102, name: 'template-1', mp4: ON }),
	]);
	expect(callsOf(bench, 'DescribeLiveRecordTemplates')).toEqual([{}]);
});

test.each([
	{ options: { returnAll: true }, items: 50 },
	{ options: {}, items: 50 },
	{ options: { limit: 1 }, items: 1 },
	{ options: { limit: 49 }, items: 49 },
	{ options: { limit: 1000 }, items: 50 },
])('with $options: $items templates from one call, since there are no pages', async (each) => {
	const templates = await outputOf(bench, getAll(each.options));

	expect(templates.map(({ template_id }) => template_id)).toEqual(
		Array.from({ length: each.items }, (_, index) => 101 + index),
	);
	expect(callsOf(bench, 'DescribeLiveRecordTemplates')).toHaveLength(1);
});

test('gives nothing where there are none', async () => {
	bench.emulator.state.templates = [];

	expect(await outputOf(bench, getAll())).toEqual([]);
});

test('Simplify off gives what the service sent', async () => {
	const [raw] = await outputOf(bench, getAll({ simplify: false, limit: 1 }));

	expect(raw).toMatchObject({ TemplateId: 101, HlsParam: { Enable: 1 }, Mp4Param: { Enable: 0 } });
});

test.each([
	['={{ "true" }}', '={{ "false" }}', 2],
	['true', 'false', 50],
	['={{ null }}', '={{ null }}', 2],
])('case 30: Simplify %s and Return All %s', async (simplify, returnAll, items) => {
	const templates = await outputOf(bench, getAll({ simplify, returnAll, limit: 2 }));
	expect(templates).toHaveLength(items);
	expect(templates[0]).toHaveProperty('template_id');
});

describe('fails well', () => {
	failsWell(bench, {
		parameters: getAll({ limit: '={{ $json.limit }}' }),
		good: async () => [{ limit: 50 }, { limit: '2' }],
		bad: BAD_LIMITS,
		refused: {
			action: 'DescribeLiveRecordTemplates',
			code: 'ResourceNotFound.UserDisableService',
			says: /switched off for this account/,
		},
	});
});
