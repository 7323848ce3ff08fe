import type { Emulator, EmulatorOptions } from '../../emulator';
import { call3, codeOf, responseOf } from './clients';
import { start, stopAll } from './running';

afterEach(stopAll);

const DAY = 24 * 3600;

async function create(emulator: Emulator, values: Record<string, unknown>): Promise<string> {
	const named = { TemplateName: 't', ...values };
	return codeOf(await call3(emulator, 'CreateLiveRecordTemplate', named));
}

async function describeOne(emulator: Emulator, TemplateId: number): Promise<unknown> {
	const answer = await call3(emulator, 'DescribeLiveRecordTemplate', { TemplateId });
	return responseOf(answer).Template ?? codeOf(answer);
}

it('gives a template its defaults, and an id that is never given out again', async () => {
	const emulator = await start({ templates: [{ id: 20000, name: 'there' }] });
	expect(await create(emulator, {})).toBe('');
	expect(await describeOne(emulator, 20001)).toEqual({
		TemplateId: 20001,
		TemplateName: 't',
		Description: '',
		FlvParam: RECORD_PARAM,
		HlsParam: RECORD_PARAM,
		Mp4Param: RECORD_PARAM,
		AacParam: RECORD_PARAM,
		Mp3Param: RECORD_PARAM,
		IsDelayLive: 0,
		HlsSpecialParam: { FlowContinueDuration: 0 },
		RemoveWatermark: false,
		FlvSpecialParam: { UploadInRecording: false },
		CosStore: 0,
	});
	await call3(emulator, 'DeleteLiveRecordTemplate', { TemplateId: 20001 });
	await create(emulator, {});
	expect(emulator.state.templates.map(({ id }) => id)).toEqual([20000, 20002]);
});

const RECORD_PARAM = {
	RecordInterval: 1800,
	StorageTime: 0,
	Enable: 0,
	VodSubAppId: 0,
	VodFileName: '',
	Procedure: '',
	StorageMode: 'normal',
	ClassId: 0,
	CosBucketName: '',
	CosBucketRegion: '',
	CosBucketPath: '',
};

it.each<[string, Record<string, unknown>, string]>([
	['a name of every kind of letter', { TemplateName: '录制_Template-1' }, ''],
	['a name with a space', { TemplateName: 'my template' }, 'InvalidParameter'],
	['a name with a dot', { TemplateName: 'a.b' }, 'InvalidParameter'],
	['an empty name', { TemplateName: '' }, 'InvalidParameter'],
	['slow live streaming', { IsDelayLive: 1 }, ''],
	['another kind of live streaming', { IsDelayLive: 2 }, 'InvalidParameter'],
	['the shortest interval of either site', { FlvParam: { RecordInterval: 30 } }, ''],
	['a shorter interval', { FlvParam: { RecordInterval: 29 } }, 'InvalidParameter'],
	['the longest MP4', { Mp4Param: { RecordInterval: 43200 } }, ''],
	['a longer MP4', { Mp4Param: { RecordInterval: 43201 } }, 'InvalidParameter'],
	['the longest AAC', { AacParam: { RecordInterval: 7200 } }, ''],
	['a longer AAC', { AacParam: { RecordInterval: 7201 } }, 'InvalidParameter'],
	['a longer MP3', { Mp3Param: { RecordInterval: 7201 } }, 'InvalidParameter'],
	['any interval of HLS, which ignores it', { HlsParam: { RecordInterval: 0 } }, ''],
	['1500 days', { HlsParam: { StorageTime: 1500 * DAY } }, ''],
	[
		'a second more than 1500 days',
		{ HlsParam: { StorageTime: 1500 * DAY + 1 } },
		'InvalidParameter',
	],
	['a negative storage time', { HlsParam: { StorageTime: -1 } }, 'InvalidParameter'],
	['neither on nor off', { HlsParam: { Enable: 2 } }, 'InvalidParameter'],
	['cold storage', { HlsParam: { StorageMode: 'cold' } }, ''],
	['warm storage', { HlsParam: { StorageMode: 'warm' } }, 'InvalidParameter'],
	['a negative VOD application', { HlsParam: { VodSubAppId: -1 } }, 'InvalidParameter'],
	[
		'a file name with placeholders',
		{ HlsParam: { VodFileName: '{StreamID}-{EndMillisecond}' } },
		'',
	],
	[
		'a file name with a placeholder nobody knows',
		{ HlsParam: { VodFileName: '{StreamId}' } },
		'InvalidParameter.InvalidVodFileName',
	],
	['a resumption of half an hour', { HlsSpecialParam: { FlowContinueDuration: 1800 } }, ''],
	['a longer resumption', { HlsSpecialParam: { FlowContinueDuration: 1801 } }, 'InvalidParameter'],
	[
		'a bucket with its path',
		{ CosStore: 1, Mp4Param: { CosBucketName: 'b', CosBucketPath: '/{StreamID}' } },
		'',
	],
	['COS neither on nor off', { CosStore: 2 }, 'InvalidParameter'],
	['a bucket without a path', { Mp4Param: { CosBucketName: 'b' } }, 'InvalidParameter'],
	['a path without a slash', { Mp4Param: { CosBucketPath: 'a/b' } }, 'InvalidParameter'],
	[
		'a bucket with the account in its name',
		{ Mp4Param: { CosBucketName: 'b-1250000000', CosBucketPath: '/a' } },
		'InvalidParameter',
	],
	['an unknown field', { Format: 'hls' }, 'UnknownParameter'],
	['an unknown nested field', { HlsParam: { Enabled: 1 } }, 'UnknownParameter'],
	['a nested field of a wrong type', { HlsParam: { Enable: '1' } }, 'InvalidParameter'],
	['true for 1', { HlsParam: { Enable: true } }, 'InvalidParameter'],
	['1 for true', { RemoveWatermark: 1 }, 'InvalidParameter'],
	['a number for an object', { HlsParam: 1 }, 'InvalidParameter'],
	['a list for an object', { HlsParam: [] }, 'InvalidParameter'],
	['null for an object', { HlsParam: null }, 'InvalidParameter'],
	['a fraction', { HlsParam: { StorageTime: 1.5 } }, 'InvalidParameter'],
])('CreateLiveRecordTemplate with %s', async (_, values, code) => {
	const emulator = await start();
	expect(await create(emulator, values)).toBe(code);
	expect(emulator.state.templates).toHaveLength(code === '' ? 1 : 0);
});

it('abroad knows neither COS nor its buckets', async () => {
	const emulator = await start({ site: 'international' });
	expect(await create(emulator, { CosStore: 1 })).toBe('UnknownParameter');
	expect(await create(emulator, { Mp4Param: { CosBucketName: 'b' } })).toBe('UnknownParameter');
	expect(await create(emulator, { Mp4Param: { Enable: 1 } })).toBe('');
	expect(await describeOne(emulator, emulator.state.templates[0]?.id ?? 0)).not.toHaveProperty(
		'CosStore',
	);
});

it('has no place for a 51st template', async () => {
	const templates = [...Array(49).keys()].map((id) => ({ id, name: `t${id}` }));
	const emulator = await start({ templates });
	expect(await create(emulator, {})).toBe('');
	expect(await create(emulator, {})).toBe('InternalError.ConfOutLimit');
	expect(emulator.state.templates).toHaveLength(50);
});

it.each<[EmulatorOptions['templateUpdate'], Record<string, unknown>]>([
	[undefined, { Enable: 0, RecordInterval: 600, StorageTime: 0 }],
	['replace', { Enable: 0, RecordInterval: 600, StorageTime: 0 }],
	['merge', { Enable: 1, RecordInterval: 600, StorageTime: DAY }],
])('ModifyLiveRecordTemplate that names a format (%s)', async (templateUpdate, mp4) => {
	const settings = { mp4: { storageTime: DAY } };
	const template = { id: 5, name: 'five', formats: ['hls', 'mp4'] as const, settings };
	const emulator = await start({ templateUpdate, templates: [template] });
	const change = { TemplateId: 5, Description: 'd', Mp4Param: { RecordInterval: 600 } };
	expect(codeOf(await call3(emulator, 'ModifyLiveRecordTemplate', change))).toBe('');
	expect(await describeOne(emulator, 5)).toMatchObject({
		TemplateName: 'five',
		Description: 'd',
		HlsParam: { Enable: 1 },
		Mp4Param: mp4,
	});
});

it.each<[string, Record<string, unknown>, string]>([
	['no template', {}, 'MissingParameter'],
	['a template id as text', { TemplateId: '5' }, 'InvalidParameter'],
	['what only creating takes', { TemplateId: 5, IsDelayLive: 0 }, 'UnknownParameter'],
	['COS, which only creating takes', { TemplateId: 5, CosStore: 0 }, 'UnknownParameter'],
	['a wrong value', { TemplateId: 5, FlvParam: { Enable: -1 } }, 'InvalidParameter'],
	['an unknown nested field', { TemplateId: 5, FlvParam: { enable: 1 } }, 'UnknownParameter'],
	['nothing to change', { TemplateId: 5 }, ''],
])('ModifyLiveRecordTemplate with %s', async (_, values, code) => {
	const emulator = await start({ templates: [{ id: 5, name: 'five' }] });
	expect(codeOf(await call3(emulator, 'ModifyLiveRecordTemplate', values))).toBe(code);
	expect(emulator.state.templates).toMatchObject([{ id: 5, name: 'five' }]);
});

describe('a template that is not there', () => {
	const actions = [
		'DescribeLiveRecordTemplate',
		'ModifyLiveRecordTemplate',
		'DeleteLiveRecordTemplate',
		'CreateLiveRecordRule',
	];
	const codesWith = async (templateNotFoundCode?: string) => {
		const emulator = await start({ templateNotFoundCode });
		const rule = { TemplateId: 5, DomainName: 'push.example.com' };
		return await Promise.all(
			actions.map(async (action) => {
				const values = action === 'CreateLiveRecordRule' ? rule : { TemplateId: 5 };
				return codeOf(await call3(emulator, action, values));
			}),
		);
	};

	it('gets the code that every list has', async () => {
		expect(new Set(await codesWith())).toEqual(new Set(['InternalError.ConfNotFound']));
	});

	it('gets another one where a test wants it', async () => {
		expect(new Set(await codesWith('FailedOperation.NotFound'))).toEqual(
			new Set(['FailedOperation.NotFound']),
		);
	});
});

it('DeleteLiveRecordTemplate keeps a template that a rule uses', async () => {
	const emulator = await start({
		templates: [
			{ id: 5, name: 'five' },
			{ id: 6, name: 'six' },
		],
		rules: [{ domain: 'push.example.com', app: 'live', stream: '', templateId: 5 }],
	});
	const remove = async (TemplateId: number) =>
		codeOf(await call3(emulator, 'DeleteLiveRecordTemplate', { TemplateId }));
	expect(await remove(5)).toBe('FailedOperation.ConfInUsed');
	emulator.state.templateInUseCode = 'InternalError.ConfInUsed';
	expect(await remove(5)).toBe('InternalError.ConfInUsed');
	expect(await remove(6)).toBe('');
	emulator.state.rules = [];
	expect(await remove(5)).toBe('');
	expect(emulator.state.templates).toEqual([]);
});
