/** Recording and callback templates. */
import type { EmulatorOptions } from '../../../emulator';
import { ask, codeOf, type Values } from '../clients';
import { contract } from '../contract';
import { DAY, DOMAIN, numbers, start } from '../running';

const URL = 'https://n8n.example.com/webhook/1/webhook';
const FORMATS = ['FlvParam', 'HlsParam', 'Mp4Param', 'AacParam', 'Mp3Param'];
const DEFAULTS = {
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

contract('CreateLiveRecordTemplate', {
	least: { TemplateName: 't' },
	takes: `
		TemplateName=录制_Template-1 Description="a b&c=d+e" IsDelayLive=1 RemoveWatermark=false
		FlvParam={"RecordInterval":30} Mp4Param={"RecordInterval":43200} Mp3Param={"Enable":1}
		AacParam={"RecordInterval":7200} HlsParam={"RecordInterval":0} FlvSpecialParam={"UploadInRecording":true}
		HlsParam={"StorageTime":${1500 * DAY},"StorageMode":"cold","VodFileName":"{StreamID}-{EndMillisecond}"}
		HlsSpecialParam={"FlowContinueDuration":1800}
		CosStore=1 Mp4Param={"CosBucketName":"b","CosBucketPath":"/{StreamID}"}`,
	refuses: {
		InvalidParameter: `
			TemplateName="my template" | TemplateName=a.b | IsDelayLive=2 | RemoveWatermark=1 | CosStore=2
			FlvParam={"RecordInterval":29} | Mp4Param={"RecordInterval":43201}
			AacParam={"RecordInterval":7201} | Mp3Param={"RecordInterval":7201}
			HlsParam={"StorageTime":${1500 * DAY + 1}} | HlsParam={"StorageTime":-1} | HlsParam={"StorageTime":1.5}
			HlsParam={"Enable":2} | HlsParam={"Enable":"1"} | HlsParam={"Enable":true} | HlsParam=1 | HlsParam=[]
			HlsParam={"StorageMode":"warm"} | HlsParam={"VodSubAppId":-1} | HlsParam=null
			HlsSpecialParam={"FlowContinueDuration":1801} | Mp4Param={"CosBucketName":"b"}
			Mp4Param={"CosBucketPath":"a/b"} | Mp4Param={"CosBucketName":"b-1250000000","CosBucketPath":"/a"}`,
		'InvalidParameter.InvalidVodFileName': 'HlsParam={"VodFileName":"{StreamId}"}',
		UnknownParameter: 'Format=hls | HlsParam={"Enabled":1}',
	},
});

contract('CreateLiveRecordTemplate', {
	given: { site: 'international' },
	least: { TemplateName: 't' },
	takes: 'Mp4Param={"Enable":1}',
	refuses: { UnknownParameter: 'CosStore=1 | Mp4Param={"CosBucketName":"b"}' },
});

const WITH_URL = { before: async () => await Promise.resolve({ RecordNotifyUrl: URL }) };

contract('CreateLiveCallbackTemplate', {
	...WITH_URL,
	least: { TemplateName: 't' },
	takes: `
		TemplateName=回调_Template-1 CallbackKey="k +&=" StreamBeginNotifyUrl=https://a.example.com/x?y=1&z=%20
		TemplateName=${'n'.repeat(255)} | Description=${'d'.repeat(1024)}
		RecordNotifyUrl="" StreamMixNotifyUrl=${URL} | RecordExceptionLevels=["error","warning","info"]`,
	refuses: {
		InvalidParameter: `
			TemplateName="my template" | TemplateName=${'n'.repeat(256)} | TemplateName=${'回'.repeat(86)}
			Description=${'d'.repeat(1025)} | Description="made by me" | CallbackKey=5
			RecordNotifyUrl=undefined | RecordNotifyUrl=""
			RecordExceptionLevels=["alarm"] | RecordExceptionLevels=error`,
		'InvalidParameter.UrlNotSafe': 'RecordNotifyUrl=n8n | RecordNotifyUrl=ftp://a.b/',
		UnknownParameter: 'Key=k',
	},
});

contract('CreateLiveCallbackTemplate', {
	...WITH_URL,
	given: { site: 'international' },
	least: { TemplateName: 't' },
	refuses: {
		UnknownParameter: `
			RecordStatusNotifyUrl=${URL} | AudioAuditNotifyUrl=${URL} | RecordExceptionNotifyUrl=${URL}
			RecordExceptionLevels=["error"]`,
	},
});

const CHINA_ONLY = [
	'RecordStatusNotifyUrl',
	'AudioAuditNotifyUrl',
	'RecordExceptionNotifyUrl',
	'RecordExceptionLevels',
	'CosStore',
];

const FIVE = { id: 5, name: 'five' };
const CALLBACK_FIVE = { ...FIVE, urls: { RecordNotifyUrl: URL }, key: 'k' };

contract('ModifyLiveRecordTemplate', {
	given: { templates: [FIVE] },
	least: { TemplateId: 5 },
	takes: 'TemplateName=other FlvParam={"Enable":1}',
	refuses: {
		UnknownParameter: 'IsDelayLive=0 | CosStore=0 | FlvParam={"enable":1}',
		InvalidParameter: 'FlvParam={"Enable":-1} | TemplateName=""',
	},
});

contract('ModifyLiveCallbackTemplate', {
	given: { callbackTemplates: [CALLBACK_FIVE] },
	least: { TemplateId: 5 },
	takes: `StreamEndNotifyUrl=${URL} Description=二`,
	refuses: {
		InvalidParameter: 'RecordNotifyUrl=""',
		UnknownParameter: `StreamMixNotifyUrl=${URL}`,
	},
});

it.each<[string, Values, object]>([
	['nothing', {}, { key: 'k', urls: { RecordNotifyUrl: URL } }],
	['a key', { CallbackKey: 'other' }, { key: 'other', urls: { RecordNotifyUrl: URL } }],
	[
		'an address',
		{ StreamEndNotifyUrl: URL, RecordNotifyUrl: '' },
		{ urls: { StreamEndNotifyUrl: URL } },
	],
])('ModifyLiveCallbackTemplate changes %s and keeps the rest', async (_, values, changed) => {
	const emulator = await start({ callbackTemplates: [CALLBACK_FIVE] });
	await ask(emulator, 'ModifyLiveCallbackTemplate', { TemplateId: 5, ...values });
	expect(emulator.state.callbackTemplates).toEqual([
		{ ...FIVE, key: 'k', description: undefined, exceptionLevels: undefined, ...changed },
	]);
});

it.each<[EmulatorOptions['templateUpdate'], Values]>([
	[undefined, { Enable: 0, RecordInterval: 600, StorageTime: 0 }],
	['replace', { Enable: 0, RecordInterval: 600, StorageTime: 0 }],
	['merge', { Enable: 1, RecordInterval: 600, StorageTime: DAY }],
])('ModifyLiveRecordTemplate that names a format (%s)', async (templateUpdate, Mp4Param) => {
	const settings = { mp4: { storageTime: DAY } };
	const template = { ...FIVE, formats: ['hls', 'mp4'] as const, settings };
	const emulator = await start({ templateUpdate, templates: [template] });
	const change = { TemplateId: 5, Description: 'd', Mp4Param: { RecordInterval: 600 } };
	expect(await codeOf(emulator, 'ModifyLiveRecordTemplate', change)).toBe('');
	const { fields } = await ask(emulator, 'DescribeLiveRecordTemplate', { TemplateId: 5 });
	expect(fields.Template).toMatchObject({
		TemplateName: 'five',
		Description: 'd',
		HlsParam: { Enable: 1 },
		Mp4Param,
	});
});

const DESCRIBED_CALLBACK = {
	TemplateName: 't',
	Description: 'd',
	RecordNotifyUrl: URL,
	RecordExceptionNotifyUrl: URL,
	CallbackKey: 'k',
	RecordExceptionLevels: ['error', 'info'],
};

describe.each<[string, EmulatorOptions, Values, Values]>([
	[
		'Record',
		{ templates: [{ id: 20000, name: 'there' }] },
		{ TemplateName: 't' },
		{
			TemplateId: 20001,
			TemplateName: 't',
			Description: '',
			...Object.fromEntries(FORMATS.map((name) => [name, DEFAULTS])),
			IsDelayLive: 0,
			HlsSpecialParam: { FlowContinueDuration: 0 },
			RemoveWatermark: false,
			FlvSpecialParam: { UploadInRecording: false },
			CosStore: 0,
		},
	],
	[
		'Callback',
		{ callbackTemplates: [{ id: 20000, name: 'there', urls: {} }] },
		// The address of recording states can be set, and is never shown.
		{ ...DESCRIBED_CALLBACK, RecordStatusNotifyUrl: URL },
		{
			TemplateId: 20001,
			...DESCRIBED_CALLBACK,
			StreamBeginNotifyUrl: '',
			StreamEndNotifyUrl: '',
			SnapshotNotifyUrl: '',
			PornCensorshipNotifyUrl: '',
			StreamMixNotifyUrl: '',
			PushExceptionNotifyUrl: '',
			AudioAuditNotifyUrl: '',
		},
	],
])('a template: %s', (kind, given, made, described) => {
	const [create, modify, remove, describeOne, describeAll] = [
		`CreateLive${kind}Template`,
		`ModifyLive${kind}Template`,
		`DeleteLive${kind}Template`,
		`DescribeLive${kind}Template`,
		`DescribeLive${kind}Templates`,
	];
	const TemplateId = 20000;

	contract(`DeleteLive${kind}Template`, { given, least: { TemplateId } });
	contract(`DescribeLive${kind}Template`, { given, least: { TemplateId } });
	contract(`DescribeLive${kind}Templates`, {
		given,
		least: {},
		refuses: { UnknownParameter: 'PageNum=1' },
	});

	it('is described in full, and gets an id that is never given out again', async () => {
		const emulator = await start(given);
		expect((await ask(emulator, create, made)).fields).toMatchObject({ TemplateId: 20001 });
		const { fields } = await ask(emulator, describeOne, { TemplateId: 20001 });
		expect(fields.Template).toEqual(described);
		await ask(emulator, remove, { TemplateId: 20001 });
		await ask(emulator, create, made);
		const all = await ask(emulator, describeAll);
		expect(all.fields.Templates).toMatchObject([{ TemplateId }, { TemplateId: 20002 }]);
	});

	it('shows no more abroad than can be set there', async () => {
		const emulator = await start({ ...given, site: 'international' });
		const { Template } = (await ask(emulator, describeOne, { TemplateId })).fields;
		for (const name of CHINA_ONLY) {
			expect(Template).not.toHaveProperty(name);
		}
	});

	it('has no place for a 51st', async () => {
		const templates = numbers(49).map((id) => ({ id, name: `t${id}`, urls: {} }));
		const emulator = await start({ templates, callbackTemplates: templates });
		expect(await codeOf(emulator, create, made)).toBe('');
		expect(await codeOf(emulator, create, made)).toBe('InternalError.ConfOutLimit');
	});

	it.each([undefined, 'FailedOperation.NotFound'])(
		'that is not there is answered with the code a test wants (%s)',
		async (templateNotFoundCode) => {
			const emulator = await start({ templateNotFoundCode });
			const rule = { TemplateId: 5, DomainName: DOMAIN, AppName: 'live' };
			for (const action of [modify, remove, describeOne, `CreateLive${kind}Rule`]) {
				const values = action.endsWith('Rule') ? rule : { TemplateId: 5 };
				const code = templateNotFoundCode ?? 'InternalError.ConfNotFound';
				expect(await codeOf(emulator, action, values)).toBe(code);
			}
		},
	);

	it('that a rule uses is not deleted', async () => {
		const rules = [{ domain: DOMAIN, app: 'live', stream: '', templateId: TemplateId }];
		const emulator = await start({ ...given, rules, callbackRules: rules });
		const code = async () => await codeOf(emulator, remove, { TemplateId });
		expect(await code()).toBe('FailedOperation.ConfInUsed');
		emulator.state.templateInUseCode = 'InternalError.ConfInUsed';
		expect(await code()).toBe('InternalError.ConfInUsed');
		Object.assign(emulator.state, { rules: [], callbackRules: [] });
		expect(await code()).toBe('');
	});
});

const ON = { ...DEFAULTS, Enable: 1 };
const DESCRIBED_FIVE = {
	TemplateId: 5,
	Description: 'd',
	HlsParam: ON,
	Mp4Param: ON,
	FlvParam: DEFAULTS,
};

contract('DescribeLiveRecordTemplates', {
	given: {
		templates: [
			{ ...FIVE, description: 'd', formats: ['hls', 'mp4'] },
			{ id: 6, name: 'slow', slowLive: true },
		],
	},
	least: {},
	shows: ({ Templates }) => Templates,
	takes: 'IsDelayLive=0',
	answers: [
		['', [expect.objectContaining(DESCRIBED_FIVE)]],
		['IsDelayLive=1', [expect.objectContaining({ TemplateId: 6 })]],
	],
});
