import {
	createReader,
	readCreate,
} from '../../../../../nodes/TencentLive/resources/recordingTask/readCreate';
import { contextOf } from '../../support/context';
import { NOW } from '../../support/recordingRequest';
import { failureOf } from '../../support/thrown';
import { locator, valuesWith } from '../../support/values';
import { InvalidParameterError } from '../../../../../nodes/TencentLive/api/InvalidParameterError';

const HOUR = 3_600_000;
const iso = (time: number) => new Date(time).toISOString();
const fromAi = (key: string) => `={{ $fromAI('${key}', 'what it is', 'string') }}`;

const FILLED = {
	channel: locator('my-stream'),
	domain: locator('push.example.com', 'name'),
	appName: 'live',
	tapeType: 1,
	startTime: '',
	endTime: iso(NOW + HOUR),
};
const read = (changes: Record<string, unknown> = {}, raw: Record<string, unknown> = {}) =>
	readCreate(valuesWith({ ...FILLED, ...changes }, raw), NOW);
const problemOf = async (...given: Parameters<typeof read>) => {
	const { field, message } = await failureOf(() => read(...given), InvalidParameterError);
	return [field, message];
};

it('reads a recording that starts at once, with what is not set left to its usual value', () => {
	const { asked, zoneHint } = read();
	expect(asked).toEqual({
		wanted: {
			request: {
				...{ channel: 'my-stream', domain: 'push.example.com', appName: 'live' },
				...{ tapeType: 1, startTime: null, endTime: NOW + HOUR },
				...{ templateId: null, streamType: null },
			},
			ifTaskExists: 'reuse',
			matchExisting: 'sameTimes',
			ifUnknown: 'recordAnyway',
		},
		timeout: 15_000,
		moves: false,
		advice: [],
		ifMade: [],
		explain: expect.any(Function),
	});
	expect(zoneHint).toBeNull();
});

it('reads every option', () => {
	const { asked } = read({
		'options.templateId': locator('7'),
		'options.streamType': '1',
		'options.ifTaskExists': 'fail',
		'options.matchExisting': 'overlapping',
		'options.ifUnknown': 'neverTwice',
		'options.timeout': '20000',
	});
	expect(asked).toMatchObject({
		wanted: {
			request: { templateId: 7, streamType: 1 },
			...{ ifTaskExists: 'fail', matchExisting: 'overlapping', ifUnknown: 'neverTwice' },
		},
		timeout: 20_000,
	});
});

it('reads a channel of the legacy API, which has no domain', () => {
	const { asked } = read({ domain: null, appName: null });
	expect(asked.wanted.request).toMatchObject({ channel: 'my-stream', domain: null, appName: null });
});

it('leaves a channel that is empty to the API', () => {
	expect(read({ channel: locator('') }).asked.wanted.request.channel).toBe('');
});

describe('the start', () => {
	it('counts where it is scheduled', () => {
		const { asked } = read({ tapeType: 0, startTime: iso(NOW + HOUR / 2) });
		expect(asked.wanted.request).toMatchObject({ tapeType: 0, startTime: NOW + HOUR / 2 });
		expect(asked.advice).toEqual([]);
	});

	it('does not in Real-Time mode, which is said', () => {
		const { asked } = read({ startTime: iso(NOW + HOUR / 2) });
		expect(asked.wanted.request.startTime).toBeNull();
		expect(asked.advice).toEqual([
			'Start Time is ignored in Real-Time mode: the recording starts at once.',
		]);
	});

	it('is refused there where a model gives it', async () => {
		const given = await problemOf({ startTime: iso(NOW) }, { startTime: fromAi('Start_Time') });
		expect(given).toEqual([
			'Start Time',
			'Start Time: is given, but Tape Type is Real-Time, which starts at once. To start at that time, call with Tape Type Scheduled; to start at once, call without Start Time.',
		]);
	});

	it('is refused there where a model gives a part of it', async () => {
		const raw = `=${fromAi('Date').slice(1)}T${fromAi('Time').slice(1)}`;
		const [field] = await problemOf({ startTime: iso(NOW) }, { startTime: raw });
		expect(field).toBe('Start Time');
	});

	it('may be left out there by a model', () => {
		const { asked } = read({ startTime: '' }, { startTime: fromAi('Start_Time') });
		expect(asked.wanted.request.startTime).toBeNull();
	});

	it('that has passed is said', () => {
		const { asked } = read({ tapeType: 0, startTime: iso(NOW - 90_000) });
		expect(asked.advice).toEqual([]);
		expect(asked.ifMade).toEqual([
			'Start Time lies 1 min 30 s in the past: what was streamed until now is not recorded.',
		]);
	});
});

it.each([
	['End Time', { endTime: '' }, 'End Time: is empty. Say when the recording stops.'],
	['Tape Type', { tapeType: '' }, 'Tape Type: is empty. Choose one.'],
	['Tape Type', { tapeType: 2 }, 'Tape Type: must be Scheduled (0) or Real-Time (1), not 2.'],
	[
		'Stream Type',
		{ 'options.streamType': 2 },
		'Stream Type: must be Live Push (0) or Mixed Stream (1), not 2.',
	],
	[
		'Timeout',
		{ 'options.timeout': 3_000 },
		'Timeout: 3000 ms is too short: a call given up within 3000 ms may still have created its task. Choose more, such as 15000.',
	],
])('%s is refused: %p', async (field, changes, message) => {
	expect(await problemOf(changes)).toEqual([field, message]);
});

it('a timeout a little longer than the shortest will do', () => {
	expect(read({ 'options.timeout': 3_001 }).asked.timeout).toBe(3_001);
});

describe('a channel of 19 or 20 digits', () => {
	const LOOKS_LEGACY =
		'Channel looks like a channel ID of the legacy API. API 3.0 records by the name of the stream: check it, or API Version.';

	it.each(['9'.repeat(19), '9'.repeat(20)])('is remarked on: %s', (channel) => {
		expect(read({ channel: locator(channel) }).asked.advice).toEqual([LOOKS_LEGACY]);
	});

	it.each(['9'.repeat(18), '9'.repeat(21), `a${'9'.repeat(19)}`, `${'9'.repeat(19)}a`])(
		'is what %s is not',
		(channel) => {
			expect(read({ channel: locator(channel) }).asked.advice).toEqual([]);
		},
	);

	it('is what the legacy API has', () => {
		const legacy = { channel: locator('9'.repeat(19)), domain: null, appName: null };
		expect(read(legacy).asked.advice).toEqual([]);
	});
});

describe('times move', () => {
	it.each([
		'={{ $now.plus(1, "hour") }}',
		'={{ $today.plus(1, "day") }}',
		'={{ DateTime.now().plus({ hours: 1 }) }}',
		'={{ DateTime . local ( ) }}',
		'={{ DateTime.utc() }}',
		'={{ Date.now() + 3600000 }}',
		'={{ Date . now() }}',
		'={{ new Date() }}',
		'={{ new Date( ) }}',
		'={{ +new Date + 7200000 }}',
		'={{ new Date }}',
		'={{ Date() }}',
		'={{ DateTime.fromJSDate(new Date) }}',
	])('where they are %s', (expression) => {
		expect(read({}, { endTime: expression }).asked.moves).toBe(true);
		expect(read({}, { startTime: expression }).asked.moves).toBe(true);
	});

	it.each([
		'={{ $json.end }}',
		'={{ new Date($json.end) }}',
		'={{ DateTime.fromISO($json.end) }}',
		'={{ $json.Date() }}',
		'={{ new Date ($json.end) }}',
		'$now.plus(1, "hour")',
		'2026-11-23T12:00:00Z',
	])('not where they are %s', (typed) => {
		expect(read({}, { endTime: typed }).asked.moves).toBe(false);
	});

	it('not where a date stands there', () => {
		expect(read({}, { endTime: new Date(NOW) }).asked.moves).toBe(false);
	});
});

it('what is wrong with a time quotes what was typed', () => {
	const { asked } = read({
		tapeType: 0,
		startTime: '2026-11-23T18:30:00',
		endTime: '2026-11-23 19:00',
	});
	const sentence = 'From 2026-11-23T18:30:00+08:00 until 2026-11-23T19:00:00+08:00.';
	expect(asked.explain?.(sentence)).toBe(
		'From "2026-11-23T18:30:00" (2026-11-23T18:30:00+08:00) until "2026-11-23 19:00" (2026-11-23T19:00:00+08:00).',
	);
});

it('a time that a model gives a part of needs an offset', async () => {
	const raw = { endTime: `=${fromAi('Date').slice(1)}T${fromAi('Time').slice(1)}` };
	const [, message] = await problemOf({ endTime: '2026-11-23T19:00:00' }, raw);
	expect(message).toMatch(/is no time with an offset/);
	expect(read({ endTime: iso(NOW + HOUR) }, raw).asked.wanted.request.endTime).toBe(NOW + HOUR);
});

it('what was left to the zone is told apart from the rest', () => {
	const { asked, zoneHint } = read({ endTime: '2026-11-23T19:00:00' });
	expect(asked.advice).toEqual([]);
	expect(zoneHint).toMatch(/^End Time "2026-11-23T19:00:00" has no offset: .* 1 h from now\.$/);
});

describe('of the items of a run', () => {
	const contextWith = (...ends: string[]) =>
		contextOf({
			getNodeParameter: (name, item) =>
				({ ...FILLED, endTime: ends[item] })[name as keyof typeof FILLED] ?? null,
			getInputData: () => ends.map(() => ({ json: {} })),
			getTimezone: () => 'Asia/Shanghai',
		});
	const hintsOf = (...ends: string[]) => {
		const reader = createReader(contextWith(...ends));
		return [0, 1, 1, 0].map((item) => reader(item).advice.length);
	};

	it('the first whose times were left to the zone says so, for all', () => {
		expect(hintsOf('2099-11-23T19:00:00', '2099-11-23T20:00:00')).toEqual([1, 0, 0, 1]);
		expect(hintsOf('2099-11-23T19:00:00Z', '2099-11-23T20:00:00')).toEqual([0, 1, 1, 0]);
	});

	it('none says so where each time has its offset', () => {
		expect(hintsOf('2099-11-23T19:00:00Z', '2099-11-23T20:00:00Z')).toEqual([0, 0, 0, 0]);
	});
});
