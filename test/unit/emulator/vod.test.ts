import { DEFAULT_ACCOUNT, type RecordedFile } from '../../emulator';
import { isObject } from '../../emulator/json';
import { call3, codeOf, messageOf, NOON, responseOf } from './clients';
import { start, stopAll } from './running';
import { callVod, search } from './vodClients';

afterEach(stopAll);

const MINUTE = 60_000;

/** A file of a minute that was made so many minutes after noon. */
function file(id: number, minutes: number, more: Partial<RecordedFile> = {}): RecordedFile {
	const end = NOON + minutes * MINUTE;
	return {
		id: String(id),
		stream: 's',
		domain: 'push.example.com',
		app: 'live',
		format: 'hls',
		start: end - MINUTE,
		end,
		...more,
	};
}

const many = (count: number) => [...Array(count).keys()].map((number) => file(number, number));

describe('SearchMedia', () => {
	it.each<[string, Record<string, unknown>, string[]]>([
		['nothing', {}, ['4', '3', '2', '1']],
		['a stream', { StreamIds: ['t'] }, ['2']],
		['one of several streams', { StreamIds: ['t', 's', 'x'] }, ['4', '3', '2', '1']],
		['an empty list', { StreamIds: [] }, ['4', '3', '2', '1']],
		['a domain', { StreamDomains: ['push2.example.com'] }, ['3']],
		['a path', { StreamPaths: ['other'] }, ['3']],
		['a source', { SourceTypes: ['Upload'] }, ['4']],
		['all of it at once', { SourceTypes: ['Record'], StreamIds: ['s'] }, ['3', '1']],
		['ids', { FileIds: ['1', '4'] }, ['4', '1']],
		['ascending order', { Sort: { Field: 'CreateTime', Order: 'Asc' } }, ['1', '2', '3', '4']],
		['descending order', { Sort: { Field: 'CreateTime', Order: 'Desc' } }, ['4', '3', '2', '1']],
		[
			'a first moment, included',
			{ CreateTime: { After: '2026-03-02T12:02:00+08:00' } },
			['4', '3', '2'],
		],
		['a last moment, excluded', { CreateTime: { Before: '2026-03-02T04:02:00Z' } }, ['1']],
		['an empty range', { CreateTime: {} }, ['4', '3', '2', '1']],
		['a page', { Offset: 1, Limit: 2 }, ['3', '2']],
		['a page behind the last', { Offset: 4, Limit: 2 }, []],
	])('finds by %s', async (_, values, ids) => {
		const emulator = await start({
			files: [
				file(1, 1),
				file(2, 2, { stream: 't' }),
				file(3, 3, { domain: 'push2.example.com', app: 'other' }),
				file(4, 4, { source: 'Upload' }),
			],
		});
		expect((await search(emulator, values)).ids).toEqual(ids);
	});

	it('has pages of 10, and neither counts nor shows more than 5000', async () => {
		const emulator = await start({ files: many(5003) });
		const first = await search(emulator);
		expect(first.total).toBe(5000);
		expect(first.ids).toHaveLength(10);
		const last = await search(emulator, { Offset: 4900, Limit: 100 });
		expect(last.ids.at(-1)).toBe('3');
		const beyond = await callVod(emulator, 'SearchMedia', { Offset: 4901, Limit: 100 });
		expect(codeOf(beyond)).toBe('InvalidParameterValue');
	});

	it('gives only the sections it is asked for; the others are null', async () => {
		const emulator = await start({ files: [file(1, 1)] });
		const sectionsWith = async (Filters?: string[]) => {
			const response = responseOf(await callVod(emulator, 'SearchMedia', { Filters }));
			const [media]: unknown[] = Array.isArray(response.MediaInfoSet) ? response.MediaInfoSet : [];
			if (!isObject(media)) return [];
			return Object.keys(media).filter((name) => media[name] !== null);
		};
		expect(await sectionsWith()).toEqual(['BasicInfo', 'MetaData', 'FileId']);
		expect(await sectionsWith([])).toEqual(['BasicInfo', 'MetaData', 'FileId']);
		expect(await sectionsWith(['basicInfo'])).toEqual(['BasicInfo', 'FileId']);
		expect(await sectionsWith(['metaData'])).toEqual(['MetaData', 'FileId']);
		expect(await sectionsWith(['transcodeInfo'])).toEqual(['FileId']);
	});

	it('describes a file that was added by hand', async () => {
		const given = { name: 'n', url: 'https://example.com/a.mp4', size: 5, format: 'mp4' as const };
		const upload = { source: 'Upload' as const, expiresAt: NOON + 60 * MINUTE };
		const emulator = await start({ files: [file(1, 1, given), file(2, 2, upload)] });
		const response = responseOf(await callVod(emulator, 'SearchMedia', {}));
		expect(response.MediaInfoSet).toMatchObject([
			{
				BasicInfo: {
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

	it.each<[string, Record<string, unknown>, string]>([
		['an unknown field', { StreamId: 's' }, 'UnknownParameter'],
		['an unknown nested field', { CreateTime: { Start: 't' } }, 'UnknownParameter'],
		['a missing nested field', { Sort: { Field: 'CreateTime' } }, 'MissingParameter'],
		['an empty nested field', { Sort: { Field: 'CreateTime', Order: '' } }, 'InvalidParameter'],
		['text for a list', { StreamIds: 's' }, 'InvalidParameter'],
		['an object for a list', { StreamIds: { 0: 's' } }, 'InvalidParameter'],
		['a number in a list of text', { StreamIds: ['s', 5] }, 'InvalidParameter'],
		['text for an integer', { Limit: '10' }, 'InvalidParameter'],
		['text for an object', { Sort: 'CreateTime' }, 'InvalidParameter'],
		[
			'eleven streams',
			{ StreamIds: [...Array(11).keys()].map(String) },
			'InvalidParameterValue.StreamIds',
		],
		['another source', { SourceTypes: ['record'] }, 'InvalidParameterValue'],
		['another section', { Filters: ['BasicInfo'] }, 'InvalidParameterValue'],
		[
			'another field to sort by',
			{ Sort: { Field: 'Name', Order: 'Asc' } },
			'InvalidParameterValue',
		],
		['another order', { Sort: { Field: 'CreateTime', Order: 'asc' } }, 'InvalidParameterValue'],
		[
			'a time without a zone',
			{ CreateTime: { After: '2026-03-02T12:00:00' } },
			'InvalidParameterValue',
		],
		['a time of China', { CreateTime: { After: '2026-03-02 12:00:00' } }, 'InvalidParameterValue'],
		[
			'a time with a fraction',
			{ CreateTime: { After: '2026-03-02T12:00:00.0Z' } },
			'InvalidParameterValue',
		],
		[
			'a day there is not',
			{ CreateTime: { Before: '2026-02-30T12:00:00Z' } },
			'InvalidParameterValue',
		],
		['a negative offset', { Offset: -1 }, 'InvalidParameterValue'],
		['no results', { Limit: 0 }, 'InvalidParameterValue'],
	])('refuses %s', async (_, values, code) => {
		const emulator = await start();
		expect(codeOf(await callVod(emulator, 'SearchMedia', values))).toBe(code);
	});
});

describe('DescribeMediaInfos', () => {
	it('gives the files there are, and the ids of those that there are not', async () => {
		const emulator = await start({ files: [file(1, 1), file(2, 2, { account: 'AKIDother' })] });
		const ids = { FileIds: ['1', '2', '3'], Filters: ['basicInfo'] };
		expect(responseOf(await callVod(emulator, 'DescribeMediaInfos', ids))).toMatchObject({
			MediaInfoSet: [{ FileId: '1', MetaData: null }],
			NotExistFileIdSet: ['2', '3'],
		});
	});

	it.each<[string, Record<string, unknown>, string]>([
		['no ids', {}, 'MissingParameter'],
		['an empty list', { FileIds: [] }, 'InvalidParameter'],
		['21 ids', { FileIds: [...Array(21).keys()].map(String) }, 'InvalidParameterValue'],
		['numbers', { FileIds: [1] }, 'InvalidParameter'],
		['another section', { FileIds: ['1'], Filters: ['all'] }, 'InvalidParameterValue'],
	])('refuses %s', async (_, values, code) => {
		const emulator = await start();
		expect(codeOf(await callVod(emulator, 'DescribeMediaInfos', values))).toBe(code);
	});
});

describe('the VOD application', () => {
	const codes = async (vodSubAppId: number | undefined, values: Record<string, unknown>) => {
		const files = [file(1, 1, { subAppId: 1500000009 }), file(2, 2)];
		const emulator = await start({ vodSubAppId, files });
		const found = await callVod(emulator, 'SearchMedia', values);
		const described = await callVod(emulator, 'DescribeMediaInfos', { FileIds: ['1'], ...values });
		return [codeOf(found), codeOf(described), (await search(emulator, values)).ids];
	};
	const wrong = 'InvalidParameterValue.SubAppId';

	it('of an older account need not be named', async () => {
		expect(await codes(undefined, {})).toEqual(['', '', ['2']]);
		expect(await codes(undefined, { SubAppId: 1500000009 })).toEqual(['', '', ['1']]);
		expect((await codes(undefined, { SubAppId: 5 })).slice(0, 2)).toEqual([wrong, wrong]);
	});

	it('of a newer account has to be named, the main one too', async () => {
		expect((await codes(1500000001, {})).slice(0, 2)).toEqual([wrong, wrong]);
		expect((await codes(1500000001, { SubAppId: 0 })).slice(0, 2)).toEqual([wrong, wrong]);
		expect(await codes(1500000001, { SubAppId: 1500000001 })).toEqual(['', '', ['2']]);
		expect(await codes(1500000001, { SubAppId: 1500000009 })).toEqual(['', '', ['1']]);
	});

	it('is one that a template records to, even before there is a file', async () => {
		const settings = { mp4: { vodSubAppId: 1500000007 } };
		const emulator = await start({ templates: [{ id: 5, name: 'five', settings }] });
		expect(await search(emulator, { SubAppId: 1500000007 })).toEqual({ total: 0, ids: [] });
	});
});

describe('VOD is a product of its own', () => {
	it('with its own service, version and permissions', async () => {
		const emulator = await start();
		const code = async (deviation: Parameters<typeof callVod>[3]) =>
			codeOf(await callVod(emulator, 'SearchMedia', {}, deviation));
		expect(await code({})).toBe('');
		expect(await code({ service: '127' })).toBe('');
		expect(await code({ service: 'live' })).toBe('NoSuchVersion');
		expect(await code({ version: '2018-08-01' })).toBe('NoSuchVersion');
		expect(await code({ service: 'cos' })).toBe('AuthFailure.SignatureFailure');
		expect(codeOf(await call3(emulator, 'SearchMedia', {}))).toBe('InvalidAction');
		expect(codeOf(await callVod(emulator, 'CreateRecordTask', {}))).toBe('InvalidAction');
		emulator.state.accounts = [{ ...DEFAULT_ACCOUNT, denied: ['SearchMedia'] }];
		const denied = await callVod(emulator, 'SearchMedia', {});
		expect(codeOf(denied)).toBe('AuthFailure.UnauthorizedOperation');
		expect(messageOf(denied)).toContain('(vod:SearchMedia)');
	});
});
