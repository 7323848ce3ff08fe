import { GENERATIONS, NODE, only, useBench } from '../../support/engine';

const bench = useBench();

const NEW_YORK = 'America/New_York';

/** What only the engine shows: the zone of the workflow arrives, in text and in expressions. */
const CASES = [
	{
		what: 'text',
		now: '2026-11-23T12:00:00+08:00',
		startTime: '2026-11-23 20:00:00',
		endTime: '2026-11-24T00:00:00',
		start: '2026-11-24T09:00:00+08:00',
		end: '2026-11-24T13:00:00+08:00',
	},
	{
		what: 'text and an expression over the change in spring',
		now: '2027-03-13T12:00:00-05:00',
		startTime: '2027-03-14',
		endTime: '={{ $today.plus({ days: 1 }).set({ hour: 3 }) }}',
		start: '2027-03-14T13:00:00+08:00',
		end: '2027-03-14T15:00:00+08:00',
	},
	{
		what: 'hours counted from $now over the change in autumn',
		now: '2026-10-31T12:00:00-04:00',
		startTime: '={{ $today.plus({ days: 1 }) }}',
		endTime: '={{ $today.plus({ days: 1 }).plus({ hours: 3 }) }}',
		start: '2026-11-01T12:00:00+08:00',
		end: '2026-11-01T15:00:00+08:00',
	},
];

describe.each(GENERATIONS)('$version', ({ create }) => {
	test.each(CASES)('$what', async ({ now, startTime, endTime, start, end }) => {
		bench.setTime(now);
		const finished = await bench.run({
			parameters: create({ tapeType: 0, startTime, endTime }),
			timezone: NEW_YORK,
		});

		expect(finished.error).toBeUndefined();
		expect(only(finished.json(NODE))).toMatchObject({ start_time: start, end_time: end });
		expect(bench.emulator.truth.tasks()).toMatchObject([
			{ start: Date.parse(start), end: Date.parse(end) },
		]);
	});

	test('a day of 25 hours is longer than a task may last', async () => {
		bench.setTime('2026-10-31T12:00:00-04:00');
		const startTime = '2026-11-01 00:00:00';
		const endTime = '2026-11-02 00:00:00';
		const finished = await bench.run({
			parameters: create({ tapeType: 0, startTime, endTime }),
			timezone: NEW_YORK,
		});

		expect(finished.told).toMatch(/^End Time: .*24 hours/);
		expect(bench.creates()).toEqual([]);
	});
});
