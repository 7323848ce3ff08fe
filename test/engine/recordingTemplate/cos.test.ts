import type { INodeParameters } from 'n8n-workflow';

import { callsOf, operate, outputOf } from '../lifecycle';
import { locator, NODE, useBench } from '../../support/engine';

const COS = {
	cosBucket: 'recordings',
	cosRegion: 'ap-guangzhou',
	cosPath: '/{StreamID}/{RandomID}',
};
const SENT = {
	CosBucketName: 'recordings',
	CosBucketRegion: 'ap-guangzhou',
	CosBucketPath: '/{StreamID}/{RandomID}',
};

const bench = useBench();

const create = (formats: INodeParameters, parameters: INodeParameters = {}) =>
	operate('recordingTemplate', 'create', { templateName: 'evening', formats, ...parameters });

const created = () => callsOf(bench, 'CreateLiveRecordTemplate');

test('a template whose files go to COS says so, and each format where', async () => {
	await outputOf(bench, create({ hls: COS, mp4: {} }));
	expect(created()).toEqual([
		{
			TemplateName: 'evening',
			CosStore: 1,
			HlsParam: { Enable: 1, ...SENT },
			Mp4Param: { Enable: 1 },
		},
	]);
});

test('what is set comes out again', async () => {
	const [made] = await outputOf(
		bench,
		create({ hls: COS }, { options: { uploadInRecording: true } }),
	);
	const id = String(made?.template_id);
	const get = operate('recordingTemplate', 'get', { templateId: locator('id', id) });
	const [item] = await outputOf(bench, get);
	expect(item).toMatchObject({
		hls: {
			cos_bucket: 'recordings',
			cos_region: 'ap-guangzhou',
			cos_path: '/{StreamID}/{RandomID}',
		},
		upload_while_recording: true,
	});
	expect(created()[0]).toMatchObject({ FlvSpecialParam: { UploadInRecording: true } });
});

test('updating moves the files of a format', async () => {
	const [made] = await outputOf(bench, create({ hls: COS }));
	const templateId = locator('id', String(made?.template_id));
	const formats = { hls: { ...COS, cosPath: '/late/{StartDay}' } };
	const update = operate('recordingTemplate', 'update', { templateId, formats });
	const [item] = await outputOf(bench, update);
	expect(item).toMatchObject({ hls: { cos_path: '/late/{StartDay}' } });
	expect(callsOf(bench, 'ModifyLiveRecordTemplate')[0]).not.toHaveProperty('CosStore');
});

test.each<[string, INodeParameters, RegExp]>([
	[
		'a path without a slash',
		{ cosPath: 'shows' },
		/^HLS: COS Path: "shows" has to begin with a slash: "\/shows"/,
	],
	[
		'the APPID',
		{ cosBucket: 'recordings-1250000000' },
		/^HLS: COS Bucket: .* ends with the APPID: give "recordings"/,
	],
	['no bucket', { cosBucket: '' }, /^HLS: COS Bucket: is empty/],
	['no region', { cosRegion: '' }, /^HLS: COS Region: is empty/],
	['no path', { cosPath: ' ' }, /^HLS: COS Path: is empty/],
])('%s is refused before anything is sent', async (_what, parts, message) => {
	const finished = await bench.run({ parameters: create({ hls: { ...COS, ...parts } }) });
	expect(finished.told).toMatch(message);
	expect(bench.emulator.truth.requests()).toEqual([]);
});

test('the International site has none: refused by name', async () => {
	const finished = await bench.run({
		parameters: create({ hls: COS }),
		credential: { site: 'international' },
	});
	expect(finished.told).toMatch(/^HLS: COS Bucket: is for the China site/);
});

test.each([
	['/{StreamID}', true],
	['/{StreamID}/{RandomID}', false],
	['/{StreamID}/{StartYear}', false],
	['/{StreamID}/{EndYear}', true],
])('files of path %s may overwrite each other: %s', async (cosPath, advised) => {
	const finished = await bench.run({ parameters: create({ hls: { ...COS, cosPath } }) });
	expect(JSON.stringify(finished.hints(NODE))).toEqual(
		advised ? expect.stringContaining('may overwrite each other') : '[]',
	);
});

test.each<[string, INodeParameters, boolean]>([
	['some formats with a bucket and some without', { hls: COS, mp4: {} }, true],
	['all of them with one', { hls: COS, mp4: COS }, false],
	['one without that is off', { hls: COS, mp4: { enabled: false } }, false],
	['none with one', { hls: {}, mp4: {} }, false],
])('%s', async (_what, formats, advised) => {
	const finished = await bench.run({ parameters: create(formats) });
	expect(JSON.stringify(finished.hints(NODE))).toEqual(
		advised ? expect.stringContaining('MP4 without a COS Bucket') : '[]',
	);
});

test.each<[string, INodeParameters, INodeParameters, boolean]>([
	['COS to a template that was made for VOD', { hls: {} }, { hls: COS }, true],
	['COS to one that was made for COS', { hls: COS }, { hls: COS }, false],
	['something else', { hls: {} }, { hls: { storageTime: 60 } }, false],
])('updating gives %s', async (_what, made, formats, advised) => {
	const [template] = await outputOf(bench, create(made));
	const templateId = locator('id', String(template?.template_id));
	const update = operate('recordingTemplate', 'update', { templateId, formats });
	const finished = await bench.run({ parameters: update });
	expect(JSON.stringify(finished.hints(NODE))).toEqual(
		advised ? expect.stringContaining('they will not go to COS') : '[]',
	);
});
