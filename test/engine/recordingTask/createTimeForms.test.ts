import type { IDataObject } from 'n8n-workflow';

import { NODE, only, useBench, v2, v3 } from '../../support/engine';

const bench = useBench();

/** 18:30 in the workflow's zone, 21:00 in China: the instant every form below means. */
const START = Date.parse('2026-11-23T13:00:00Z');
const ZONE = 'Asia/Kolkata';

interface Form {
	/** The parameter as it stands in the node. */
	expression: string;
	/** What the expression finds in the item, where it reads one. */
	at?: IDataObject[string];
}

const read = (at: IDataObject[string]): Form => ({ expression: '={{ $json.at }}', at });
const expression = (text: string): Form => ({ expression: text });

/** Text of every kind is proven at the reader; here are those that only n8n's engine can make. */
const FORMS: Form[] = [
	read('2026-11-23T21:00:00+08:00'),
	read('2026-11-23 18:30'),
	read(1795438800),
	read('1795438800000'),
	expression('2026-11-23T18:30:00'),
	expression('=2026-11-23 {{ "18" }}:30:00'),
	expression('={{ 1795438800 }}'),
	// luxon, as expressions bring it.
	expression('={{ $now.plus({ hours: 9 }) }}'),
	expression("={{ $now.setZone('America/New_York').plus({ hours: 9 }) }}"),
	expression('={{ $today.plus({ hours: 18, minutes: 30 }) }}'),
	expression('={{ DateTime.now().plus({ hours: 9 }) }}'),
	expression("={{ DateTime.fromISO('2026-11-23T13:00:00Z', { zone: 'utc' }) }}"),
	{ expression: '={{ $json.at.toDateTime() }}', at: '2026-11-23T21:00:00+08:00' },
	// What luxon makes of itself.
	expression('={{ $now.plus({ hours: 9 }).toISO() }}'),
	expression('={{ $now.plus({ hours: 9 }).toSQL() }}'),
	expression('={{ $now.plus({ hours: 9 }).toMillis() }}'),
	expression('={{ $now.plus({ hours: 9 }).toSeconds() }}'),
	expression('={{ $now.plus({ hours: 9 }).toJSDate() }}'),
	expression('={{ $now.plus({ hours: 9 }) }} '),
	// JavaScript's own dates.
	expression('={{ new Date(1795438800000) }}'),
	expression('={{ new Date(Date.now() + 9 * 3600 * 1000).toISOString() }}'),
];

test.each(FORMS)('$expression, of $at', async ({ expression: time, at }) => {
	const inTime = { tapeType: 0, startTime: time, endTime: '2026-11-23T14:00:00Z' };
	for (const parameters of [v3({ endTime: time }), v3(inTime), v2(inTime)]) {
		const finished = await bench.run({ parameters, items: [{ at }], timezone: ZONE });

		expect(finished.error).toBeUndefined();
		const { start_time: start, end_time: end } = only(finished.json(NODE));
		expect([start, end]).toContain('2026-11-23T21:00:00+08:00');
	}
	expect(bench.creates().map(({ parameters }) => parameters)).toMatchObject([
		{ EndTime: START / 1000 },
		{ StartTime: START / 1000 },
		{ startTime: '2026-11-23 21:00:00' },
	]);
});
