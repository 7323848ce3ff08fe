import type { INodeParameters } from 'n8n-workflow';

import type { RecordedFile } from '../../emulator';
import { BAD_LIMITS, failsWell } from '../failures';
import { callsOf, china, outputOf } from '../lifecycle';
import { DOMAIN, locator, STREAM, useBench } from '../../support/engine';
import { file, getAll } from './vodFiles';

const bench = useBench();

const idsOf = async (parameters: INodeParameters) =>
	(await outputOf(bench, getAll(parameters))).map(({ file_id }) => file_id);

const put = (...files: RecordedFile[]) => bench.emulator.state.files.push(...files);

test('gives one item a file, with address, times, duration, size and format', async () => {
	put(
		file('5285485487985271487', '11-22 20:00', '11-22 20:30', {
			name: 'evening',
			url: 'https://1500000000.vod2.myqcloud.com/a/f0.mp4',
			size: 9007199254740992,
		}),
	);

	expect(await outputOf(bench, getAll())).toEqual([
		{
			file_id: '5285485487985271487',
			url: 'https://1500000000.vod2.myqcloud.com/a/f0.mp4',
			name: 'evening',
			format: 'mp4',
			start_time: china('11-22 20:00'),
			end_time: china('11-22 20:30'),
			duration: 1800,
			size: '9007199254740992',
			channel: STREAM,
			task_id: null,
		},
	]);
	expect(callsOf(bench, 'SearchMedia')).toEqual([
		{
			StreamIds: [STREAM],
			StreamDomains: [DOMAIN],
			StreamPaths: ['live'],
			SourceTypes: ['Record'],
			CreateTime: { After: '2026-11-16T04:00:00Z' },
			Filters: ['basicInfo', 'metaData'],
			Sort: { Field: 'CreateTime', Order: 'Asc' },
			Offset: 0,
			Limit: 100,
		},
	]);
});

test('without times these are the files of the last week', async () => {
	put(file('1', '11-16 11:00', '11-16 11:59:59'), file('2', '11-16 12:30', '11-16 13:00'));

	expect(await idsOf({})).toEqual(['2']);
});

test('gives no file of another stream, app, domain or source', async () => {
	const window = ['11-22 20:00', '11-22 20:30'] as const;
	put(
		file('1', ...window, { stream: 'b' }),
		file('2', ...window, { app: 'studio' }),
		file('3', ...window, { domain: 'push2.example.com' }),
		file('4', ...window, { source: 'Upload' }),
		file('5', ...window),
	);

	expect(await idsOf({})).toEqual(['5']);
});

test('chooses by what was recorded, not by when the file was made', async () => {
	put(
		file('before', '11-20 09:00', '11-20 10:00', { createdAt: Date.parse(china('11-20 12:30')) }),
		file('into', '11-20 09:30', '11-20 10:30'),
		file('within', '11-20 10:15', '11-20 10:45', { createdAt: Date.parse(china('11-21 09:00')) }),
		file('out of', '11-20 10:50', '11-20 11:30'),
		file('after', '11-20 11:00', '11-20 11:20'),
	);

	const times = { startTime: china('11-20 10:00'), endTime: china('11-20 11:00') };
	expect((await idsOf(times)).sort()).toEqual(['into', 'out of', 'within']);
});

test('Simplify off gives what the service sent', async () => {
	put(file('5285485487985271487', '11-22 20:00', '11-22 20:30'));
	const [raw] = await outputOf(bench, getAll({ simplify: false }));

	expect(raw).toMatchObject({
		FileId: '5285485487985271487',
		BasicInfo: {
			CreateTime: '2026-11-22T12:30:00Z',
			SourceInfo: { LiveRecordInfo: { StreamId: STREAM, RecordStartTime: '2026-11-22T12:00:00Z' } },
		},
		MetaData: { Duration: 1800, Container: 'mp4' },
	});
	expect(raw).not.toHaveProperty('file_id');
});

describe('an account that opened VOD after 2023', () => {
	const APPLICATION = 1500000001;

	beforeEach(() => {
		bench.emulator.state.vodSubAppId = APPLICATION;
		put(file('1', '11-22 20:00', '11-22 20:30'));
	});

	test('gets its files with the ID of the sub-application', async () => {
		expect(await idsOf({ options: { subAppId: APPLICATION } })).toEqual(['1']);
		expect(callsOf(bench, 'SearchMedia')[0]).toMatchObject({ SubAppId: APPLICATION });
	});

	test.each([{}, { subAppId: 0 }, { subAppId: 42 }])(
		'is told to set it with options %p',
		async (options) => {
			const finished = await bench.run({ parameters: getAll({ options }) });

			expect(finished.told).toMatch(/VOD Sub-Application.*\(InvalidParameterValue\.SubAppId\)$/);
		},
	);
});

describe('fails well', () => {
	failsWell(bench, {
		parameters: getAll({
			domain: locator('name', '={{ $json.domain }}'),
			channel: locator('id', '={{ $json.channel }}'),
			startTime: '={{ $json.from }}',
			limit: '={{ $json.limit }}',
			options: { subAppId: '={{ $json.application }}' },
		}),
		async good() {
			put(file('1', '11-22 20:00', '11-22 20:30'));
			const item = { domain: DOMAIN, channel: STREAM, from: china('11-22 00:00'), limit: 50 };
			return [
				{ ...item, application: 0 },
				{ ...item, application: '0' },
			];
		},
		bad: [
			{ what: 'no channel', given: { channel: '' }, field: 'Channel', says: /empty/ },
			...BAD_LIMITS,
			{
				what: 'a start in the future',
				given: { from: china('11-24 00:00') },
				field: 'End Time',
				says: /2026-11-23T12:00:00\+08:00 is not after Start Time/,
			},
			{
				what: 'an application in words',
				given: { application: 'main' },
				field: 'VOD Sub-Application Name or ID',
				says: /whole number of 0 or more/,
			},
		],
		refused: {
			action: 'SearchMedia',
			code: 'UnauthorizedOperation',
			says: /no right to SearchMedia/,
		},
	});
});

test('says where else files can be, where an item finds none, and only there', async () => {
	put(file('1', '11-22 20:00', '11-22 20:30'));
	const hints = async (channel: string) => {
		const finished = await bench.run({
			parameters: getAll({ channel: locator('id', '={{ $json.channel }}') }),
			items: [{ channel: STREAM }, { channel }, { channel }],
		});
		return finished.hints('Tencent Live').map(({ message }) => message);
	};

	expect(await hints('in-cos')).toEqual([expect.stringMatching(/has no such file.*in COS/s)]);
	expect(await hints(STREAM)).toEqual([]);
});
