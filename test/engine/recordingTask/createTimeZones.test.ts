import { NODE, only, useBench, v2, v3 } from '../../support/engine';

const bench = useBench();

interface Case {
	what: string;
	zone: string;
	/** When the workflow runs. */
	now: string;
	startTime: string;
	endTime: string;
	/** What they mean, in UTC. */
	start: string;
	end: string;
}

const NOON_IN_CHINA = '2026-11-23T12:00:00+08:00';
const BEFORE_SPRING = '2027-03-13T12:00:00-05:00';
const BEFORE_AUTUMN = '2026-10-31T12:00:00-04:00';
const NEW_YORK = 'America/New_York';

const CASES: Case[] = [
	{
		what: 'text in Shanghai',
		zone: 'Asia/Shanghai',
		now: NOON_IN_CHINA,
		startTime: '2026-11-23 20:00:00',
		endTime: '2026-11-24T00:00:00',
		start: '2026-11-23T12:00:00Z',
		end: '2026-11-23T16:00:00Z',
	},
	{
		what: 'text in UTC',
		zone: 'UTC',
		now: NOON_IN_CHINA,
		startTime: '2026-11-23 20:00:00',
		endTime: '2026-11-24T00:00:00',
		start: '2026-11-23T20:00:00Z',
		end: '2026-11-24T00:00:00Z',
	},
	{
		what: 'text in Kolkata, half an hour off the full ones',
		zone: 'Asia/Kolkata',
		now: NOON_IN_CHINA,
		startTime: '2026-11-23 20:00:00',
		endTime: '2026-11-24T00:00:00',
		start: '2026-11-23T14:30:00Z',
		end: '2026-11-23T18:30:00Z',
	},
	{
		what: 'text in New York in winter',
		zone: NEW_YORK,
		now: NOON_IN_CHINA,
		startTime: '2026-11-23 20:00:00',
		endTime: '2026-11-24T00:00:00',
		start: '2026-11-24T01:00:00Z',
		end: '2026-11-24T05:00:00Z',
	},
	{
		what: 'a day of the calendar in Kolkata',
		zone: 'Asia/Kolkata',
		now: NOON_IN_CHINA,
		startTime: '2026-11-24',
		endTime: '={{ $today.plus({ days: 2 }) }}',
		start: '2026-11-23T18:30:00Z',
		end: '2026-11-24T18:30:00Z',
	},
	{
		what: 'text around the hour that spring skips',
		zone: NEW_YORK,
		now: BEFORE_SPRING,
		startTime: '2027-03-14 01:59:59',
		endTime: '2027-03-14 03:00:00',
		start: '2027-03-14T06:59:59Z',
		end: '2027-03-14T07:00:00Z',
	},
	{
		what: 'a day of 23 hours',
		zone: NEW_YORK,
		now: BEFORE_SPRING,
		startTime: '2027-03-14 00:00:00',
		endTime: '2027-03-15 00:00:00',
		start: '2027-03-14T05:00:00Z',
		end: '2027-03-15T04:00:00Z',
	},
	{
		what: 'hours counted from $now over the change in spring',
		zone: NEW_YORK,
		now: BEFORE_SPRING,
		startTime: "={{ $now.plus({ days: 1 }).startOf('day') }}",
		endTime: "={{ $now.plus({ days: 1 }).startOf('day').plus({ hours: 3 }) }}",
		start: '2027-03-14T05:00:00Z',
		end: '2027-03-14T08:00:00Z',
	},
	{
		what: 'an hour on the clock, over the change in spring',
		zone: NEW_YORK,
		now: BEFORE_SPRING,
		startTime: '={{ $now.plus({ days: 1 }).set({ hour: 1 }) }}',
		endTime: '={{ $now.plus({ days: 1 }).set({ hour: 4 }) }}',
		start: '2027-03-14T06:00:00Z',
		end: '2027-03-14T08:00:00Z',
	},
	{
		what: 'text around the hour that autumn has twice: the first of the two',
		zone: NEW_YORK,
		now: BEFORE_AUTUMN,
		startTime: '2026-11-01 01:30:00',
		endTime: '2026-11-01 02:00:00',
		start: '2026-11-01T05:30:00Z',
		end: '2026-11-01T07:00:00Z',
	},
	{
		what: 'the second of the two, by its offset',
		zone: NEW_YORK,
		now: BEFORE_AUTUMN,
		startTime: '2026-11-01 01:30:00-05:00',
		endTime: '2026-11-01T02:30:00',
		start: '2026-11-01T06:30:00Z',
		end: '2026-11-01T07:30:00Z',
	},
	{
		what: 'hours counted from $now over the change in autumn',
		zone: NEW_YORK,
		now: BEFORE_AUTUMN,
		startTime: '={{ $today.plus({ days: 1 }) }}',
		endTime: '={{ $today.plus({ days: 1 }).plus({ hours: 3 }) }}',
		start: '2026-11-01T04:00:00Z',
		end: '2026-11-01T07:00:00Z',
	},
];

const seconds = (iso: string) => Date.parse(iso) / 1000;

/** The legacy API's text: the clock in China, always eight hours ahead of UTC. */
const inChina = (iso: string) =>
	new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 19);

test.each(CASES)('$what, in API 3.0', async ({ zone, now, startTime, endTime, start, end }) => {
	bench.setTime(now);
	const finished = await bench.run({
		parameters: v3({ tapeType: 0, startTime, endTime }),
		timezone: zone,
	});

	expect(finished.error).toBeUndefined();
	expect(bench.creates()[0]?.parameters).toMatchObject({
		StartTime: seconds(start),
		EndTime: seconds(end),
	});
	expect(only(finished.json(NODE))).toMatchObject({
		start_time: `${inChina(start)}+08:00`,
		end_time: `${inChina(end)}+08:00`,
	});
});

test.each(CASES)(
	'$what, in the legacy API',
	async ({ zone, now, startTime, endTime, start, end }) => {
		bench.setTime(now);
		const finished = await bench.run({
			parameters: v2({ tapeType: 0, startTime, endTime }),
			timezone: zone,
		});

		expect(finished.error).toBeUndefined();
		expect(bench.creates()[0]?.parameters).toMatchObject({
			startTime: inChina(start).replace('T', ' '),
			endTime: inChina(end).replace('T', ' '),
		});
		expect(bench.emulator.truth.tasks()).toMatchObject([
			{ start: Date.parse(start), end: Date.parse(end) },
		]);
	},
);

describe.each([{ create: v3 }, { create: v2 }])('$create.name', ({ create }) => {
	test('an hour that spring skips is refused rather than moved', async () => {
		bench.setTime(BEFORE_SPRING);
		const finished = await bench.run({
			parameters: create({
				tapeType: 0,
				startTime: '2027-03-14 02:30:00',
				endTime: '2027-03-14 04:00:00',
			}),
			timezone: NEW_YORK,
		});

		expect(finished.error?.message).toMatch(
			/^Start Time: 2027-03-14 02:30:00 does not exist in America\/New_York, .*offset such as \+08:00\.$/,
		);
		expect(bench.creates()).toEqual([]);
	});

	test('a day of 25 hours is longer than a task may last', async () => {
		bench.setTime(BEFORE_AUTUMN);
		const finished = await bench.run({
			parameters: create({
				tapeType: 0,
				startTime: '2026-11-01 00:00:00',
				endTime: '2026-11-02 00:00:00',
			}),
			timezone: NEW_YORK,
		});

		expect(finished.error?.message).toMatch(/^End Time: .*24 hours/);
		expect(bench.creates()).toEqual([]);
	});
});
