import type { LegacyAction } from '../../../../../nodes/TencentLive/api/v2/call';
import { LegacyApi } from '../../../../../nodes/TencentLive/api/v2/LegacyApi';
import { recordFilePages } from '../../../../../nodes/TencentLive/api/v2/files';
import type { FileQuery } from '../../../../../nodes/TencentLive/api/recordings';
import { pagesOf } from '../../support/failing';
import { NOW } from '../../support/recordingRequest';
import { noPause, TIME } from '../../support/accountTime';
import { answering, answeringInTurn } from '../../support/replies';

const QUERY: FileQuery = {
	channel: '9896587163547846666',
	domain: null,
	appName: null,
	from: NOW,
	to: NOW + 3_600_000,
	taskId: null,
	subAppId: null,
};

const ENTRY = {
	fileId: '14508071098244929440',
	fileName: 'n',
	taskId: '7',
	startTime: '2026-11-23 18:00:00',
	endTime: '2026-11-23 18:30:00',
};

const FILE = {
	fileId: '14508071098244929440',
	name: 'n',
	url: null,
	taskId: '7',
	startTime: NOW,
	endTime: NOW + 1_800_000,
	duration: null,
	size: null,
	format: null,
	raw: ENTRY,
};

const asking = (pageNum: string) => ({
	action: 'GetVodRecordFiles',
	parameters: {
		channelId: '9896587163547846666',
		startTime: '2026-11-23 18:00:00',
		endTime: '2026-11-23 19:00:00',
		pageNum,
		pageSize: '100',
	},
});

it('gives the files of a page, times in China Standard Time', async () => {
	const { call, calls } = answering<LegacyAction>({ totalCount: 1, filesInfo: [ENTRY, null] });
	expect(await pagesOf(recordFilePages(call, QUERY))).toStrictEqual([[FILE]]);
	expect(calls).toStrictEqual([asking('1')]);
});

it.each(['totalCount', 'total_count'])('goes on until it has seen as many as %s', async (name) => {
	const second = { ...ENTRY, fileId: '2' };
	const { call, calls } = answeringInTurn<LegacyAction>([
		{ [name]: '2', filesInfo: [ENTRY] },
		{ [name]: '2', filesInfo: [second] },
	]);
	expect(await pagesOf(recordFilePages(call, QUERY))).toStrictEqual([
		[FILE],
		[{ ...FILE, fileId: '2', raw: second }],
	]);
	expect(calls).toHaveLength(2);
});

it('gives files without an ID, too, each once', async () => {
	const filesInfo = [{ fileName: 'a' }, { fileName: 'b' }, { fileName: 'a' }];
	const { call } = answering<LegacyAction>({ filesInfo });
	const [files] = await pagesOf(recordFilePages(call, QUERY));
	expect(files?.map(({ name }) => name)).toStrictEqual(['a', 'b']);
});

it('gives the files of one task where that is asked for, and counts all', async () => {
	const other = { ...ENTRY, fileId: '2', taskId: '8' };
	const { call, calls } = answering<LegacyAction>({ totalCount: 2, filesInfo: [other, ENTRY] });
	expect(await pagesOf(recordFilePages(call, { ...QUERY, taskId: '7' }))).toStrictEqual([[FILE]]);
	expect(calls).toHaveLength(1);
});

it('takes a file as it comes', async () => {
	const entry = { startTime: 12, endTime: 'a' };
	const { call } = answering<LegacyAction>({ totalCount: 1, filesInfo: [entry] });
	expect(await pagesOf(recordFilePages(call, QUERY))).toStrictEqual([
		[
			{
				...FILE,
				fileId: '',
				name: null,
				taskId: null,
				startTime: null,
				endTime: null,
				raw: entry,
			},
		],
	]);
});

it('is what the legacy API lists files with', async () => {
	const { call } = answering<LegacyAction>({ totalCount: 1, filesInfo: [ENTRY] });
	const api = new LegacyApi(call, 'an account', TIME, noPause);
	expect(await pagesOf(api.filePages(QUERY))).toStrictEqual([[FILE]]);
});

describe('what a recording is asked about', () => {
	it('are the files of each channel, half an hour around', async () => {
		const { call, calls } = answering<LegacyAction>({ totalCount: 1, filesInfo: [ENTRY] });
		const api = new LegacyApi(call, 'an account', TIME, noPause);
		const none = { domain: null, appName: null, subAppId: null };
		const files = await api.filesOf({ ...none, channels: ['1', '2'], from: NOW, to: NOW + 1_000 });
		expect([...files.entries()].map(([channel, list]) => [channel, list.length])).toEqual([
			['1', 1],
			['2', 1],
		]);
		expect(calls.map(({ parameters }) => parameters)).toMatchObject([
			{ channelId: '1', startTime: '2026-11-23 17:30:00', endTime: '2026-11-23 18:30:01' },
			{ channelId: '2' },
		]);
	});

	it('is told of by nothing else', async () => {
		const { call, calls } = answering<LegacyAction>({});
		const api = new LegacyApi(call, 'an account', TIME, noPause);
		expect(await api.filesSent()).toBeUndefined();
		expect(await api.pushes()).toBeUndefined();
		expect(await api.plans()).toEqual(new Map());
		expect(calls).toEqual([]);
		expect(api.traits.tellsFormats).toBe(false);
	});
});

describe('times that are counted from the task', () => {
	const timed = async (startTime: unknown, endTime: unknown) => {
		const entry = { ...ENTRY, startTime, endTime };
		const { call } = answering<LegacyAction>({ totalCount: 1, filesInfo: [entry] });
		const [[file] = []] = await pagesOf(recordFilePages(call, QUERY));
		return file?.sinceTask;
	};

	it.each([
		['7', '128', { start: 7_000, end: 128_000 }],
		[0, 999_999, { start: 0, end: 999_999_000 }],
	])('%p to %p', async (start, end, expected) => {
		expect(await timed(start, end)).toEqual(expected);
	});

	it.each([
		['7', '1000000'],
		['a7', '9'],
		['7', '9a'],
		[undefined, '9'],
		['7', null],
	])('are none in %p to %p', async (start, end) => {
		expect(await timed(start, end)).toBeUndefined();
	});
});
