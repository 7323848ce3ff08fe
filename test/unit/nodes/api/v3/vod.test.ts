import { Api3 } from '../../../../../nodes/TencentLive/api/v3/Api3';
import type { Action3 } from '../../../../../nodes/TencentLive/api/v3/call';
import type { FileQuery } from '../../../../../nodes/TencentLive/api/recordings';
import { mediaOf, mediaPages } from '../../../../../nodes/TencentLive/api/v3/vod';
import { ApiError } from '../../../../../nodes/TencentLive/transport/ApiError';
import type { JsonObject } from '../../../../../nodes/TencentLive/transport/json';
import { pagesOf } from '../../support/failing';
import { NOW } from '../../support/recordingRequest';
import { noPause, TIME } from '../../support/accountTime';
import { answering, turns } from '../../support/replies';

const HOUR = 3_600_000;

const QUERY: FileQuery = {
	channel: 'my-stream',
	domain: 'push.example.com',
	appName: 'live',
	from: NOW,
	to: NOW + HOUR,
	taskId: null,
	subAppId: null,
};

/** A file of half an hour from `NOW`. */
const ENTRY: JsonObject = {
	FileId: '5285485487985271487',
	BasicInfo: {
		Name: 'n',
		MediaUrl: 'https://vod.example/a.m3u8',
		CreateTime: '2026-11-23T10:30:05Z',
		Type: 'hls',
		SourceInfo: {
			LiveRecordInfo: {
				RecordStartTime: '2026-11-23T10:00:00Z',
				RecordEndTime: '2026-11-23T10:30:00Z',
			},
		},
	},
	MetaData: {
		Duration: 1800.5,
		Size: 18446744073709551615n.toString(),
		Container: 'hls,applehttp',
	},
};

const FILE = {
	fileId: '5285485487985271487',
	name: 'n',
	url: 'https://vod.example/a.m3u8',
	taskId: null,
	startTime: NOW,
	endTime: NOW + HOUR / 2,
	duration: 1800.5,
	size: '18446744073709551615',
	format: 'hls,applehttp',
	raw: ENTRY,
};

const PLACE: JsonObject = { StreamDomains: ['push.example.com'], StreamPaths: ['live'] };

const asking = (parts: JsonObject) => ({
	service: 'vod',
	version: '2018-07-17',
	action: 'SearchMedia',
	parameters: {
		StreamIds: ['my-stream'],
		SourceTypes: ['Record'],
		CreateTime: { After: '2026-11-23T10:00:00Z' },
		Filters: ['basicInfo', 'metaData'],
		Sort: { Field: 'CreateTime', Order: 'Asc' },
		Offset: 0,
		Limit: 100,
		...parts,
	},
});

it('gives the files of a stream', async () => {
	const { call, calls } = answering<Action3>({ TotalCount: 1, MediaInfoSet: [ENTRY, null] });
	expect(await pagesOf(mediaPages(call, QUERY))).toStrictEqual([[FILE]]);
	expect(calls).toStrictEqual([asking(PLACE)]);
});

it('asks for a sub-application, and for no place that is not given', async () => {
	const { call, calls } = answering<Action3>({});
	const query = { ...QUERY, domain: null, appName: null, subAppId: 7 };
	expect(await pagesOf(mediaPages(call, query))).toStrictEqual([[]]);
	expect(calls).toStrictEqual([asking({ SubAppId: 7 })]);
});

it('is what API 3.0 lists files with', async () => {
	const { call } = answering<Action3>({ TotalCount: 1, MediaInfoSet: [ENTRY] });
	const api = new Api3(call, 'an account', TIME, noPause);
	expect(await pagesOf(api.filePages(QUERY))).toStrictEqual([[FILE]]);
});

describe('a file', () => {
	const fileFor = async (entry: JsonObject) => {
		const { call } = answering<Action3>({ TotalCount: 1, MediaInfoSet: [entry] });
		return (await pagesOf(mediaPages(call, QUERY)))[0]?.[0];
	};
	const EMPTY = {
		fileId: '',
		name: null,
		url: null,
		taskId: null,
		startTime: null,
		endTime: null,
		duration: null,
		size: null,
		format: null,
	};

	it.each<[string, JsonObject]>([
		['nothing', {}],
		['null', { BasicInfo: null, MetaData: null }],
		['text', { BasicInfo: 'a', MetaData: 'a' }],
		['no source', { BasicInfo: { SourceInfo: null } }],
		['no recording', { BasicInfo: { SourceInfo: { LiveRecordInfo: 'a' } } }],
		['a duration as text', { MetaData: { Duration: '7' } }],
	])('may say %s', async (_what, entry) => {
		expect(await fileFor(entry)).toStrictEqual({ ...EMPTY, raw: entry });
	});

	it('has its type for a format where it has no container', async () => {
		const entry = { BasicInfo: { Type: 'mp4' }, MetaData: { Size: 7 } };
		expect(await fileFor(entry)).toStrictEqual({ ...EMPTY, format: 'mp4', size: '7', raw: entry });
	});

	it('has times in UTC where they name no zone', async () => {
		const LiveRecordInfo = { RecordStartTime: '2026-11-23T10:00:00', RecordEndTime: 'a' };
		const entry = { BasicInfo: { SourceInfo: { LiveRecordInfo } } };
		expect(await fileFor(entry)).toMatchObject({ startTime: NOW, endTime: null });
	});
});

describe('the range', () => {
	const at = (time: number) => new Date(time).toISOString();
	const recorded = (start: number | null, end: number | null) => ({
		FileId: 'a',
		BasicInfo: {
			SourceInfo: {
				LiveRecordInfo: {
					...(start === null ? {} : { RecordStartTime: at(NOW + start) }),
					...(end === null ? {} : { RecordEndTime: at(NOW + end) }),
				},
			},
		},
	});

	it.each([
		['ends as it begins', -HOUR, 0, 0],
		['ends a moment later', -HOUR, 1, 1],
		['begins as it ends', HOUR, 2 * HOUR, 0],
		['begins a moment earlier', HOUR - 1, 2 * HOUR, 1],
		['has no end', HOUR - 1, null, 1],
		['has no end, and begins later', HOUR, null, 0],
		['has no start', null, 1, 1],
		['has no start, and ends earlier', null, 0, 0],
		['has no times', null, null, 1],
	])('with a file that %s: %#', async (_what, start, end, count) => {
		const { call } = answering<Action3>({ TotalCount: 1, MediaInfoSet: [recorded(start, end)] });
		expect((await pagesOf(mediaPages(call, QUERY)))[0]).toHaveLength(count);
	});
});

describe('pages', () => {
	/** A service that holds files, made a second after the other, and shows 5000 of them at most. */
	function holding(
		count: number,
		secondOf = (file: number) => file,
		...remove: Array<(files: unknown[]) => void>
	) {
		const files = Array.from({ length: count }, (_, file) => ({
			FileId: String(file),
			BasicInfo: { CreateTime: new Date(NOW + secondOf(file) * 1_000).toISOString() },
		}));
		const calls: Array<[after: unknown, offset: number]> = [];
		const call = async ({ parameters }: Action3): Promise<JsonObject> => {
			const { CreateTime, Offset } = parameters;
			const after = JSON.stringify(CreateTime).slice('{"After":"'.length, -'"}'.length);
			const offset = Number(Offset);
			calls.push([after, offset]);
			const found = files.filter(
				({ BasicInfo }) => Date.parse(BasicInfo.CreateTime) >= Date.parse(after),
			);
			const gone = remove.shift();
			if (gone !== undefined) gone(files);
			return {
				TotalCount: Math.min(found.length, 5_000),
				MediaInfoSet: found.slice(offset, Math.min(offset + 100, 5_000)),
			};
		};
		return { call, calls };
	}

	const idsOf = async (call: (action: Action3) => Promise<JsonObject>) =>
		(await pagesOf(mediaPages(call, QUERY))).flat().map(({ fileId }) => Number(fileId));
	const upTo = (count: number) => Array.from({ length: count }, (_, file) => file);

	it.each([
		[0, 1],
		[99, 1],
		[100, 1],
		[101, 2],
		[200, 2],
		[4_999, 50],
	])('of %d files are read in %d calls', async (count, expected) => {
		const { call, calls } = holding(count);
		expect(await idsOf(call)).toStrictEqual(upTo(count));
		expect(calls).toHaveLength(expected);
		expect(calls.every(([after], page) => after === '2026-11-23T10:00:00Z' && page < 50)).toBe(
			true,
		);
	});

	it('miss none where files of earlier ones are deleted meanwhile', async () => {
		const { call, calls } = holding(250, undefined, (files) => files.splice(3, 2));
		const ids = await idsOf(call);
		expect(ids.toSorted((one, other) => one - other)).toStrictEqual(upTo(250));
		expect(calls.map(([, offset]) => offset)).toStrictEqual([0, 100, 98, 198]);
	});

	it('go on from the last file where there are more than are shown', async () => {
		const { call, calls } = holding(5_150);
		expect(await idsOf(call)).toStrictEqual(upTo(5_150));
		// File 4999 is 4999 s later; it is listed again and passed over.
		expect(calls.slice(49)).toStrictEqual([
			['2026-11-23T10:00:00Z', 4_900],
			['2026-11-23T11:23:19Z', 0],
			['2026-11-23T11:23:19Z', 100],
		]);
	});

	it('of exactly as many as are shown go on too, for nobody knows whether there are more', async () => {
		const { call, calls } = holding(5_000);
		expect(await idsOf(call)).toStrictEqual(upTo(5_000));
		expect(calls).toHaveLength(51);
	});

	it('end where a whole list was made in one second', async () => {
		const { call, calls } = holding(6_000, () => 0);
		expect(await idsOf(call)).toStrictEqual(upTo(5_000));
		expect(calls).toHaveLength(50);
	});

	it('end where nobody tells when the last file was made', async () => {
		const { call, calls } = answeringForever();
		await pagesOf(mediaPages(call, QUERY));
		expect(calls()).toBe(50);
	});

	/** Full pages of files without a time. */
	function answeringForever() {
		let count = 0;
		const call = async (): Promise<JsonObject> => {
			const page = count++;
			const MediaInfoSet = upTo(100).map((file) => ({ FileId: `${page} ${file}` }));
			return { TotalCount: 5_000, MediaInfoSet };
		};
		return { call, calls: () => count };
	}

	it('end with an empty one, whatever the count says', async () => {
		const { call, calls } = answering<Action3>({ TotalCount: 5_000, MediaInfoSet: [] });
		expect(await pagesOf(mediaPages(call, QUERY))).toStrictEqual([[]]);
		expect(calls).toHaveLength(1);
	});
});

describe('the files of several streams', () => {
	const STREAMS = { ...QUERY, channels: Array.from({ length: 12 }, (_, index) => `s${index}`) };
	const found = (fileId: string, StreamId?: string) => ({
		FileId: fileId,
		BasicInfo: { SourceInfo: { LiveRecordInfo: { StreamId } } },
	});

	it('are asked for by ten streams at once, and are each its own stream’s', async () => {
		const { call, calls } = turns(
			{ TotalCount: 3, MediaInfoSet: [found('a', 's1'), found('b', 's9'), found('c', 's1')] },
			{ TotalCount: 2, MediaInfoSet: [found('d', 's11'), found('e', 'other'), found('f')] },
		);
		const files = await mediaOf(call, STREAMS);
		expect(calls.map(({ parameters }) => parameters.StreamIds)).toEqual([
			STREAMS.channels.slice(0, 10),
			['s10', 's11'],
		]);
		expect([...(files?.keys() ?? [])]).toEqual(STREAMS.channels);
		const idsOf = (channel: string) => files?.get(channel)?.map(({ fileId }) => fileId);
		expect(['s1', 's9', 's10', 's11', ''].map(idsOf)).toEqual([
			['a', 'c'],
			['b'],
			[],
			['d'],
			undefined,
		]);
	});

	it('are none that can be asked for without Video on Demand', async () => {
		const none = new ApiError('rejected', 'No.', { code: 'FailedOperation.InvalidVodUser' });
		expect(await mediaOf(turns(none).call, STREAMS)).toBeUndefined();
	});

	it('fail as the service fails', async () => {
		const other = new ApiError('rejected', 'No.', { code: 'FailedOperation' });
		await expect(mediaOf(turns(other).call, STREAMS)).rejects.toBe(other);
		const fault = new TypeError('x is undefined');
		await expect(mediaOf(turns(fault).call, STREAMS)).rejects.toBe(fault);
	});

	it('of no stream need no call', async () => {
		const { call, calls } = turns();
		expect(await mediaOf(call, { ...STREAMS, channels: [] })).toEqual(new Map());
		expect(calls).toEqual([]);
	});
});
