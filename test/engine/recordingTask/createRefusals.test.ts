import type { IDataObject } from 'n8n-workflow';

import { CHANNEL, DOMAIN, locator, STREAM, useBench, v2, v3 } from '../../support/engine';

const bench = useBench();

interface Refusal {
	what: string;
	/** What differs from an item that would be accepted. */
	given: IDataObject;
	/** The display name the user sees in the editor. */
	field: string;
	/** The way out, as the message has to say it. */
	says: RegExp;
}

/**
 * Refused by both generations: a case for each field that is read and each rule that is kept. What the
 * readers and the rules refuse is proven with them. The clock stands at noon on 2026-11-23 in China.
 */
const BOTH: Refusal[] = [
	{ what: 'a channel of null', given: { channel: null }, field: 'Channel', says: /empty/ },
	{
		what: 'a channel that is a list',
		given: { channel: ['a'] },
		field: 'Channel',
		says: /not text/,
	},
	{
		what: 'an end that is no time',
		given: { to: 'tomorrow evening' },
		field: 'End Time',
		says: /"tomorrow evening" cannot be read as a time.*2026-11-23T18:00:00\+08:00/,
	},
	{ what: 'an end of true', given: { to: true }, field: 'End Time', says: /cannot be read/ },
	{
		what: 'a start that is no time',
		given: { mode: 0, from: 'soon' },
		field: 'Start Time',
		says: /cannot be read as a time/,
	},
	{
		what: 'a scheduled recording whose start came out empty',
		given: { mode: 0, from: '' },
		field: 'Start Time',
		says: /came out empty/,
	},
	{
		what: 'an end before the start',
		given: { mode: 0, from: '2026-11-23T15:00:00+08:00', to: '2026-11-23T14:00:00+08:00' },
		field: 'End Time',
		says: /2026-11-23T14:00:00\+08:00 is not after Start Time 2026-11-23T15:00:00\+08:00/,
	},
	{
		what: 'an end at this very second',
		given: { to: '2026-11-23T12:00:00+08:00' },
		field: 'End Time',
		says: /2026-11-23T12:00:00\+08:00 is in the past.*offset/,
	},
	{
		what: 'a scheduled recording of a day and a second',
		given: { mode: 0, from: '2026-11-24T00:00:00+08:00', to: '2026-11-25T00:00:01+08:00' },
		field: 'End Time',
		says: /24 hours.*Split/,
	},
	{
		what: 'a tape type of 2',
		given: { mode: 2 },
		field: 'Tape Type',
		says: /must be Scheduled \(0\) or Real-Time \(1\), not 2/,
	},
	{
		what: 'a timeout of 3000',
		given: { patience: 3000 },
		field: 'Timeout',
		says: /3000 ms is too short/,
	},
	{
		what: 'a timeout in words',
		given: { patience: '10 s' },
		field: 'Timeout',
		says: /positive whole/,
	},
];

const ONLY_V3: Refusal[] = [
	{ what: 'a blank domain', given: { domain: '  ' }, field: 'Domain', says: /empty/ },
	{ what: 'an empty app', given: { app: '' }, field: 'App Name', says: /empty/ },
	{
		what: 'a Real-Time recording of a day and a second',
		given: { to: '2026-11-24T12:00:01+08:00' },
		field: 'End Time',
		says: /24 hours/,
	},
	{
		what: 'a start beyond the horizon of both sites',
		given: { mode: 0, from: '2026-11-29T13:00:00+08:00', to: '2026-11-30T12:00:00+08:00' },
		field: 'Start Time',
		says: /too far ahead.*6 days/,
	},
	{
		what: 'a template in words',
		given: { template: 'HD' },
		field: 'Recording Template',
		says: /is not a positive whole number/,
	},
	{
		what: 'a stream type of 2',
		given: { mixed: 2 },
		field: 'Stream Type',
		says: /must be Live Push \(0\) or Mixed Stream \(1\), not 2/,
	},
];

/** An item that is accepted as it stands; each case changes it. */
const ACCEPTED: IDataObject = {
	domain: DOMAIN,
	app: 'live',
	mode: 1,
	from: '2026-11-23T12:01:00+08:00',
	to: '2026-11-23T12:04:00+08:00',
	template: 7,
	mixed: 0,
	patience: 15000,
};

const WHEN = {
	tapeType: '={{ $json.mode }}',
	startTime: '={{ $json.from }}',
	endTime: '={{ $json.to }}',
	channel: locator('id', '={{ $json.channel }}'),
};

const CASES = [
	{
		version: 'API 3.0',
		refusals: [...BOTH, ...ONLY_V3],
		channel: STREAM,
		parameters: v3({
			...WHEN,
			domain: locator('name', '={{ $json.domain }}'),
			appName: '={{ $json.app }}',
			options: {
				templateId: locator('id', '={{ $json.template }}'),
				streamType: '={{ $json.mixed }}',
				timeout: '={{ $json.patience }}',
			},
		}),
	},
	{
		version: 'the legacy API',
		refusals: BOTH,
		channel: CHANNEL,
		parameters: v2({ ...WHEN, options: { timeout: '={{ $json.patience }}' } }),
	},
];

describe.each(CASES)('$version refuses', ({ refusals, channel, parameters }) => {
	test.each(refusals)('$what', async ({ given, field, says }) => {
		const finished = await bench.run({
			parameters,
			items: [{ ...ACCEPTED, channel, ...given }],
		});

		expect(finished.told).toMatch(new RegExp(`^${field}: [^]*\\.$`));
		expect(finished.told).toMatch(says);
		expect(finished.error).toMatchObject({ context: { itemIndex: 0 } });
		expect(bench.creates()).toEqual([]);
		expect(bench.emulator.truth.createdCount).toBe(0);
	});

	test('nothing of the item the cases start from', async () => {
		const finished = await bench.run({ parameters, items: [{ ...ACCEPTED, channel }] });

		expect(finished.error).toBeUndefined();
		expect(bench.emulator.truth.createdCount).toBe(1);
	});
});

describe('the horizon of API 3.0', () => {
	test('leaves to the service what only one of the two sites rules out', async () => {
		const [api3] = CASES;
		const given = { mode: 0, from: '2026-11-29T13:00:00+08:00', to: '2026-11-30T11:59:59+08:00' };
		const finished = await bench.run({
			parameters: api3?.parameters ?? {},
			items: [{ ...ACCEPTED, channel: STREAM, ...given }],
		});

		expect(finished.error).toBeUndefined();
		expect(bench.emulator.truth.createdCount).toBe(1);
	});
});

test('a recording of exactly a day is accepted by both generations', async () => {
	const day = { mode: 0, from: '2026-11-24T00:00:00+08:00', to: '2026-11-25T00:00:00+08:00' };
	for (const { parameters, channel } of CASES) {
		const finished = await bench.run({ parameters, items: [{ ...ACCEPTED, channel, ...day }] });
		expect(finished.error).toBeUndefined();
	}

	expect(bench.emulator.truth.createdCount).toBe(2);
});
