import { readEntry } from '../../../../nodes/TencentLive/create/entry';
import { existingTask } from '../../../../nodes/TencentLive/create/outcome';
import { listedTask } from '../support/fakeService';
import { attemptFor, intentOf } from '../support/intents';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const MADE = existingTask(listedTask('t'), recordingRequest(), 'sameTimes');
const OPEN = attemptFor(intentOf({ request: scheduled(0, 1_000) }), { notMine: ['a'] });

/** As n8n gives it back: through JSON. */
const saved = (entry: unknown): unknown => JSON.parse(JSON.stringify(entry));

it.each([
	['a task', { made: MADE }],
	['a task of API 3.0', { made: { ...MADE, requestId: 'r', hints: ['h'], how: 'created' } }],
	['a task that was found again', { made: { ...MADE, how: 'recovered' } }],
	['a request', { open: [OPEN] }],
	['two requests', { open: [OPEN, attemptFor(intentOf(), { leftAt: null })] }],
])('%s is read as it was saved', (_what, entry) => {
	expect(readEntry(saved(entry))).toStrictEqual(entry);
});

it('the legacy API has neither domain nor app; API 3.0 has more', () => {
	const numbers = { templateId: 7, streamType: 1, tapeType: 0 as const, startTime: NOW };
	const requests = [recordingRequest({ domain: null, appName: null }), recordingRequest(numbers)];
	for (const request of requests) {
		const entry = { made: { ...MADE, request } };
		expect(readEntry(saved(entry))).toStrictEqual(entry);
	}
});

it.each([undefined, null, 'made', 1, true, [], {}, { made: null }, { open: null }, { open: [] }])(
	'%j is nothing',
	(entry) => {
		expect(readEntry(entry)).toBeUndefined();
	},
);

interface Spoilt {
	what: string;
	is: object;
}

/** Every way of spoiling one field of an object: gone, null where that is not allowed, of another type. */
function spoilt(what: string, whole: object, nullable: readonly string[]): Spoilt[] {
	return Object.keys(whole).flatMap((key) => {
		const values = [undefined, {}, true, [7], ...(nullable.includes(key) ? [] : [null])];
		return values.map((value) => ({ what: `${what}.${key}`, is: { ...whole, [key]: value } }));
	});
}

const REQUEST_NULLS = ['domain', 'appName', 'startTime', 'templateId', 'streamType'];
const rows = (all: Spoilt[], entryOf: (is: object) => object): Array<[string, object]> =>
	all.map(({ what, is }) => [what, entryOf(is)]);

describe('an entry with one field that is not what it should be is nothing', () => {
	const { wanted } = OPEN;
	const openOf = (parts: object) => ({ open: [{ ...OPEN, ...parts }] });

	it.each([
		...rows(spoilt('made', MADE, ['requestId']), (made) => ({ made })),
		...rows(spoilt('made.request', MADE.request, REQUEST_NULLS), (request) => ({
			made: { ...MADE, request },
		})),
		...rows(spoilt('open', OPEN, ['leftAt']), openOf),
		...rows(spoilt('open, the second', OPEN, ['leftAt']), (one) => ({ open: [OPEN, one] })),
		...rows(spoilt('open.wanted', wanted, []), (is) => openOf({ wanted: is })),
		...rows(spoilt('open.wanted.request', wanted.request, REQUEST_NULLS), (request) =>
			openOf({ wanted: { ...wanted, request } }),
		),
	])('%s: %#', (_what, entry) => {
		expect(readEntry(entry)).toBeUndefined();
	});

	it.each([
		['kind', { ...MADE, kind: 'unknown' }],
		['how', { ...MADE, how: 'stolen' }],
		['tapeType', { ...MADE, request: { ...MADE.request, tapeType: 2 } }],
	])('%s of an unknown word', (_what, made) => {
		expect(readEntry({ made })).toBeUndefined();
	});

	it.each([
		['the latest that a date can hold', 8.64e15, true],
		['the earliest', -8.64e15, true],
		['a later one', 8.64e15 + 1, false],
	])('the time is %s', (_what, time, isEntry) => {
		const request = { ...wanted.request, startTime: time, endTime: time };
		for (const parts of [
			{ signedAt: time },
			{ leftAt: time },
			{ wanted: { ...wanted, request } },
		]) {
			expect(readEntry(openOf(parts)) !== undefined).toBe(isEntry);
		}
	});

	it.each(['ifTaskExists', 'matchExisting', 'ifUnknown'])('%s of an unknown word', (name) => {
		expect(readEntry(openOf({ wanted: { ...wanted, [name]: 'perhaps' } }))).toBeUndefined();
	});
});
