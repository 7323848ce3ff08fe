/** Recorded files: VOD, and what the legacy API tells of them. */
import { DEFAULT_ACCOUNT, type RecordedFile } from '../../../emulator';
import { ask, call3, codeOf, type Deviation, sdkCall, type Values, WAYS } from '../clients';
import { contract, each } from '../contract';
import { DOMAIN, HOUR, LIVE, MINUTE, NOON, NOW, numbers, QUIET, start, STREAM } from '../running';

/** A file of a minute that was made so many minutes after noon. */
function file(id: number, minutes: number, more: Partial<RecordedFile> = {}): RecordedFile {
	const end = NOON + minutes * MINUTE;
	const place = { stream: 's', domain: DOMAIN, app: 'live' };
	return { id: String(id), ...place, format: 'hls', start: end - MINUTE, end, ...more };
}

const texts = (count: number) => JSON.stringify(numbers(count).map(String));

contract('SearchMedia', {
	given: {
		files: [
			file(1, 1),
			file(2, 2, { stream: 't' }),
			file(3, 3, { domain: 'push2.example.com', app: 'other' }),
			file(4, 4, { source: 'Upload' }),
			file(5, 5, { account: 'AKIDother' }),
		],
	},
	least: {},
	takes: `
		StreamIds=["s","other"] StreamDomains=["${DOMAIN}"] StreamPaths=["live"] SourceTypes=["Record"] Filters=["basicInfo","metaData"] Offset=0 Limit=100
		CreateTime={"After":"2025-03-02T09:00:00+08:00","Before":"2025-03-02T02:00:00Z"} Sort={"Field":"CreateTime","Order":"Asc"}`,
	refuses: {
		InvalidParameter: `
			Sort={"Field":"CreateTime","Order":""} | Sort=CreateTime | Limit="10"
			StreamIds=s | StreamIds={"0":"s"} | StreamIds=["s",5]`,
		'InvalidParameterValue.StreamIds': `StreamIds=${texts(11)}`,
		InvalidParameterValue: `
			FileIds=${texts(11)} | SourceTypes=["record"] | Filters=["BasicInfo"] | Offset=-1 | Limit=0
			Sort={"Field":"Name","Order":"Asc"} | Sort={"Field":"CreateTime","Order":"asc"}
			CreateTime={"After":"2026-03-02T12:00:00"} | CreateTime={"After":"2026-03-02 12:00:00"}
			CreateTime={"After":"2026-03-02T12:00:00.0Z"} | CreateTime={"Before":"2026-02-30T12:00:00Z"}`,
		MissingParameter: 'Sort={"Field":"CreateTime"}',
		UnknownParameter: 'StreamId=s | CreateTime={"Start":"t"}',
	},
	shows: each('MediaInfoSet', 'FileId'),
	answers: [
		['', ['4', '3', '2', '1']],
		['StreamIds=["t"]', ['2']],
		['StreamIds=["t","s","x"]', ['4', '3', '2', '1']],
		['StreamIds=[]', ['4', '3', '2', '1']],
		['StreamDomains=["push2.example.com"]', ['3']],
		['StreamPaths=["other"]', ['3']],
		['SourceTypes=["Upload"]', ['4']],
		['SourceTypes=["Record"] StreamIds=["s"]', ['3', '1']],
		['FileIds=["1","4"]', ['4', '1']],
		['Sort={"Field":"CreateTime","Order":"Asc"}', ['1', '2', '3', '4']],
		['Sort={"Field":"CreateTime","Order":"Desc"}', ['4', '3', '2', '1']],
		['CreateTime={"After":"2026-03-02T12:02:00+08:00"}', ['4', '3', '2']],
		['CreateTime={"Before":"2026-03-02T04:02:00Z"}', ['1']],
		['CreateTime={}', ['4', '3', '2', '1']],
		['Offset=1 Limit=2', ['3', '2']],
		['Offset=4 Limit=2', []],
	],
});

contract('SearchMedia', {
	given: { files: numbers(5003).map((number) => file(number, number)) },
	least: {},
	refuses: { InvalidParameterValue: 'Offset=4901 Limit=100' },
	shows: (fields) => {
		const ids = each('MediaInfoSet', 'FileId')(fields);
		return [fields.TotalCount, ids.length, ids.at(-1)];
	},
	answers: [
		['', [5000, 10, '4993']],
		['Offset=4900 Limit=100', [5000, 100, '3']],
	],
});

/** The sections of the first file that are not null. */
function sectionsOf({ MediaInfoSet: list }: Values): string[] {
	const [media]: Values[] = Array.isArray(list) ? list : [];
	return Object.keys(media ?? {}).filter((name) => media?.[name] !== null);
}

contract('SearchMedia', {
	given: { files: [file(1, 1)] },
	least: {},
	shows: sectionsOf,
	answers: [
		['', ['BasicInfo', 'MetaData', 'FileId']],
		['Filters=[]', ['BasicInfo', 'MetaData', 'FileId']],
		['Filters=["basicInfo"]', ['BasicInfo', 'FileId']],
		['Filters=["metaData"]', ['MetaData', 'FileId']],
		['Filters=["transcodeInfo"]', ['FileId']],
	],
});

it('SearchMedia describes what a task recorded, to the official client too', async () => {
	const emulator = await start();
	await ask(emulator, 'CreateRecordTask', { ...STREAM, EndTime: NOW + HOUR });
	emulator.clock.advance(60 * MINUTE);
	const place = { Domain: DOMAIN, Path: 'live', StreamId: 's' };
	const times = {
		RecordStartTime: '2026-03-02T04:00:00Z',
		RecordEndTime: '2026-03-02T05:00:00Z',
	};
	const BasicInfo = {
		Name: 's_2026-03-02-12-00-00_2026-03-02-13-00-00',
		CreateTime: '2026-03-02T05:00:00Z',
		ExpireTime: '9999-12-31T23:59:59Z',
		Type: 'hls',
		SourceInfo: { SourceType: 'Record', LiveRecordInfo: { ...place, ...times } },
	};
	const MetaData = { Duration: 3600, Size: 450_000_000, Container: 'hls' };
	for (const way of WAYS) {
		const found = await sdkCall(emulator, way, 'SearchMedia', { StreamIds: ['s', 'other'] });
		expect(found).toMatchObject({ TotalCount: 1, MediaInfoSet: [{ BasicInfo, MetaData }] });
	}
});

it('SearchMedia describes files that were added by hand', async () => {
	const given = { name: 'n', url: 'https://example.com/a.mp4', size: 5, format: 'mp4' as const };
	const upload = { source: 'Upload' as const, expiresAt: NOON + 60 * MINUTE };
	const emulator = await start({ files: [file(1, 1, given), file(2, 2, upload)] });
	expect((await ask(emulator, 'SearchMedia')).fields.MediaInfoSet).toMatchObject([
		{
			BasicInfo: {
				Name: 's_2',
				MediaUrl: expect.stringMatching(/^http:\/\/1500000000\.vod2\.myqcloud\.com\/.*\.m3u8$/),
				ExpireTime: '2026-03-02T05:00:00Z',
				Vid: '',
				SourceInfo: { SourceType: 'Upload', LiveRecordInfo: null },
			},
		},
		{
			BasicInfo: {
				Name: 'n',
				MediaUrl: 'https://example.com/a.mp4',
				Type: 'mp4',
				Category: 'Video',
				Vid: expect.stringMatching(/^200025724_[0-9a-f]{32}$/),
			},
			MetaData: { Size: 5, Duration: 60, Container: 'mp4' },
		},
	]);
});

contract('DescribeMediaInfos', {
	given: { files: [file(1, 1), file(2, 2, { account: 'AKIDother' })] },
	least: { FileIds: ['1', '2', '3'] },
	takes: `FileIds=${texts(20)}`,
	refuses: {
		InvalidParameterValue: `FileIds=${texts(21)} | Filters=["all"]`,
		InvalidParameter: 'FileIds=[1]',
	},
	answers: [
		[
			'Filters=["basicInfo"]',
			{ MediaInfoSet: [{ FileId: '1', MetaData: null }], NotExistFileIdSet: ['2', '3'] },
		],
	],
});

describe('the VOD application', () => {
	const NEW = 1500000001;
	const WRONG = 'InvalidParameterValue.SubAppId';

	it.each([
		['older', undefined, {}, '2'],
		['older', undefined, { SubAppId: 1500000009 }, '1'],
		['older', undefined, { SubAppId: 5 }, WRONG],
		['newer', NEW, {}, WRONG],
		['newer', NEW, { SubAppId: 0 }, WRONG],
		['newer', NEW, { SubAppId: NEW }, '2'],
		['newer', NEW, { SubAppId: 1500000009 }, '1'],
	])('of an %s account (%s): %j finds %s', async (_, vodSubAppId, values, found) => {
		const files = [file(1, 1, { subAppId: 1500000009 }), file(2, 2)];
		const emulator = await start({ vodSubAppId, files });
		const { code, fields } = await ask(emulator, 'SearchMedia', values);
		expect(code === '' ? each('MediaInfoSet', 'FileId')(fields) : code).toEqual(
			found === WRONG ? WRONG : [found],
		);
		const described = await codeOf(emulator, 'DescribeMediaInfos', { FileIds: ['1'], ...values });
		expect(described).toBe(code);
	});

	it('is one that a template records to, even before there is a file', async () => {
		const settings = { mp4: { vodSubAppId: 1500000007 } };
		const emulator = await start({ templates: [{ id: 5, name: 'five', settings }] });
		const { fields } = await ask(emulator, 'SearchMedia', { SubAppId: 1500000007 });
		expect(fields).toMatchObject({ TotalCount: 0, MediaInfoSet: [] });
	});
});

it('VOD is a product of its own, with its own service, version and permissions', async () => {
	const emulator = await start();
	const code = async (deviation: Deviation) => await codeOf(emulator, 'SearchMedia', {}, deviation);
	expect(await code({})).toBe('');
	expect(await code({ service: '127' })).toBe('');
	expect(await code({ service: 'live' })).toBe('NoSuchVersion');
	expect(await code({ version: '2018-08-01' })).toBe('NoSuchVersion');
	expect(await code({ service: 'cos' })).toBe('AuthFailure.SignatureFailure');
	expect((await call3(emulator, 'SearchMedia', {})).code).toBe('InvalidAction');
	const vod = { service: 'vod', version: '2018-07-17' };
	expect(await codeOf(emulator, 'CreateRecordTask', {}, vod)).toBe('InvalidAction');
	emulator.state.accounts = [{ ...DEFAULT_ACCOUNT, denied: ['SearchMedia'] }];
	expect(await ask(emulator, 'SearchMedia')).toMatchObject({
		code: 'AuthFailure.UnauthorizedOperation',
		message: expect.stringContaining('(vod:SearchMedia)'),
	});
});

/** Files of a channel, a minute each, the first one at noon. */
const fragments = (count: number, more: Partial<RecordedFile> = {}) =>
	numbers(count).map((number) =>
		file(number, number + 1, { stream: LIVE, domain: undefined, app: undefined, ...more }),
	);
const SINCE = { channelId: LIVE, startTime: '2026-03-01 00:00:00' };

contract('GetVodRecordFiles', {
	given: { files: fragments(23) },
	least: SINCE,
	refuses: {
		4000: 'pageNo=2 | pageNum=0 | pageSize=0 | pageNum=x | taskId=5',
		20301: 'channelId="1"',
		20323: 'startTime=2026-03-01T00:00:00 | endTime="2026-02-01 00:00:00"',
	},
	shows: ({ totalCount, filesInfo }) => [totalCount, Array.isArray(filesInfo) && filesInfo.length],
	answers: [
		['', [23, 20]],
		['pageNum=2', [23, 3]],
		['pageNum=6 pageSize=4', [23, 3]],
		['startTime="2026-03-02 12:20:00"', [3, 3]],
		['startTime="2026-03-02 12:20:01"', [2, 2]],
		['startTime="2026-03-02 12:00:00" endTime="2026-03-02 12:02:00"', [3, 3]],
		['startTime="2026-03-02 12:00:00" endTime="2026-03-02 12:01:59"', [2, 2]],
	],
});

const OLD = { start: Date.UTC(2026, 0, 1), end: Date.UTC(2026, 0, 2) - 1 };

contract('GetVodRecordFiles', {
	given: {
		files: [
			...fragments(1, { stream: QUIET }),
			...fragments(1, { domain: DOMAIN, app: 'live' }),
			...fragments(1, { account: 'AKIDother' }),
			...fragments(1, OLD),
			...fragments(1, { ...OLD, id: '9', end: Date.UTC(2026, 0, 2, 4) }),
		],
	},
	least: { ...SINCE, startTime: '2025-01-01 00:00:00' },
	shows: each('filesInfo', 'fileId'),
	answers: [['', [9]]],
});

it.each([
	[true, '"fileId":"5285485487985271488"', '"taskId":"18446744073709551615"'],
	[false, '"fileId":5285485487985271488,', '"taskId":18446744073709551615,'],
])('GetVodRecordFiles gives what a task recorded, ids as text: %s', async (idsAsText, ...ids) => {
	const emulator = await start({ idsAsText });
	const times = { startTime: '2026-03-02 12:00:00', endTime: '2026-03-02 12:45:00' };
	await ask(emulator, 'CreateRecord', { channelId: LIVE, tapeType: 0, ...times });
	emulator.clock.advance(45 * MINUTE);
	const { json, text } = await ask(emulator, 'GetVodRecordFiles', SINCE);
	const fileName = `${LIVE}-20260302-1200-20260302-1230`;
	const first = { fileName, reportMessage: null, startTime: '0', endTime: '1800' };
	const filesInfo = [first, { startTime: '1800', endTime: '2700' }];
	const head = { code: 0, message: '', codeDesc: 'Success', totalCount: 2 };
	expect(json).toMatchObject({ ...head, filesInfo });
	for (const id of ids) expect(text).toContain(id);
});

contract('DescribeSubAppIds', {
	given: { vodSubAppId: 1500000009, files: [file(1, 1, { subAppId: 1500000010 })] },
	least: {},
	takes: 'Name="Application 1500000009" Offset=0 Limit=200',
	refuses: {
		InvalidParameter: 'Limit="10" | Name=5',
		InvalidParameterValue: 'Limit=201 | Limit=0 | Offset=-1',
		UnknownParameter: 'SubAppId=1500000009',
	},
	shows: each('SubAppIdInfoSet', 'SubAppId'),
	answers: [
		['', [1500000009, 1500000010]],
		['Offset=1 Limit=1', [1500000010]],
		['Name="Application 1500000010"', [1500000010]],
		['Name="x"', []],
	],
});
