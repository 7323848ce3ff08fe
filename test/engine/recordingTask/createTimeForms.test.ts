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

const FORMS: Form[] = [
	// Text that names its offset: that instant, whatever the workflow's zone.
	read('2026-11-23T21:00:00+08:00'),
	read('2026-11-23T21:00:00.000+08:00'),
	read('2026-11-23T21:00:00+0800'),
	read('2026-11-23T21:00+08'),
	read('2026-11-23T13:00:00Z'),
	read('2026-11-23T13:00:00.999Z'),
	read('2026-11-23t13:00:00z'),
	read('20261123T130000Z'),
	read('2026-11-23 21:00:00 +08:00'),
	read(' 2026-11-23T09:00:00-04:00 '),
	// Text without one: read in the workflow's zone.
	read('2026-11-23T18:30:00'),
	read('2026-11-23T18:30'),
	read('2026-11-23 18:30:00'),
	read('2026-11-23 18:30:00.250'),
	read('2026-11-23 18:30'),
	read('20261123T183000'),
	expression('2026-11-23T18:30:00'),
	expression('2026-11-23 18:30:00'),
	expression('=2026-11-23 {{ "18" }}:30:00'),
	// UNIX time.
	read(1795438800),
	read('1795438800'),
	read(1795438800.75),
	read(1795438800000),
	read('1795438800000'),
	read(1795438800999),
	expression('={{ 1795438800 }}'),
	expression('1795438800'),
	// luxon, as expressions bring it.
	expression('={{ $now.plus({ hours: 9 }) }}'),
	expression("={{ $now.plus(9, 'hours') }}"),
	expression('={{ $now.set({ hour: 18, minute: 30 }) }}'),
	expression("={{ $now.setZone('America/New_York').plus({ hours: 9 }) }}"),
	expression('={{ $today.plus({ hours: 18, minutes: 30 }) }}'),
	expression('={{ DateTime.now().plus({ hours: 9 }) }}'),
	expression("={{ DateTime.fromISO('2026-11-23T18:30') }}"),
	expression("={{ DateTime.fromISO('2026-11-23T13:00:00Z', { zone: 'utc' }) }}"),
	expression("={{ DateTime.fromFormat('23/11/2026 18:30', 'dd/MM/yyyy HH:mm') }}"),
	{ expression: '={{ $json.at.toDateTime() }}', at: '2026-11-23T21:00:00+08:00' },
	// What luxon makes of itself.
	expression('={{ $now.plus({ hours: 9 }).toISO() }}'),
	expression('={{ $now.plus({ hours: 9 }).toSQL() }}'),
	expression('={{ $now.plus({ hours: 9 }).toSQL({ includeOffset: false }) }}'),
	expression('={{ $now.plus({ hours: 9 }).toMillis() }}'),
	expression('={{ $now.plus({ hours: 9 }).toSeconds() }}'),
	expression('={{ $now.plus({ hours: 9 }).toUnixInteger() }}'),
	expression('={{ $now.plus({ hours: 9 }).toJSDate() }}'),
	expression('={{ $now.plus({ hours: 9 }) }} '),
	// JavaScript's own dates.
	expression('={{ new Date(1795438800000) }}'),
	expression("={{ new Date('2026-11-23T21:00:00+08:00') }}"),
	expression('={{ new Date(Date.now() + 9 * 3600 * 1000) }}'),
	expression('={{ new Date(1795438800000).toISOString() }}'),
];

const START_ONLY = { tapeType: 0, endTime: '2026-11-23T14:00:00Z' };

test.each(FORMS)('$expression, of $at, in API 3.0', async ({ expression: startTime, at }) => {
	const finished = await bench.run({
		parameters: v3({ ...START_ONLY, startTime }),
		items: [{ at }],
		timezone: ZONE,
	});

	expect(finished.error).toBeUndefined();
	expect(bench.creates().map(({ parameters }) => parameters.StartTime)).toEqual([START / 1000]);
	expect(only(finished.json(NODE)).start_time).toBe('2026-11-23T21:00:00+08:00');
});

test.each(FORMS)(
	'$expression, of $at, in the legacy API',
	async ({ expression: startTime, at }) => {
		const finished = await bench.run({
			parameters: v2({ ...START_ONLY, startTime }),
			items: [{ at }],
			timezone: ZONE,
		});

		expect(finished.error).toBeUndefined();
		expect(bench.creates().map(({ parameters }) => parameters.startTime)).toEqual([
			'2026-11-23 21:00:00',
		]);
		expect(only(finished.json(NODE)).start_time).toBe('2026-11-23T21:00:00+08:00');
	},
);

test.each(FORMS)('$expression, of $at, as the end', async ({ expression: endTime, at }) => {
	const finished = await bench.run({
		parameters: v3({ endTime }),
		items: [{ at }],
		timezone: ZONE,
	});

	expect(finished.error).toBeUndefined();
	expect(bench.creates().map(({ parameters }) => parameters.EndTime)).toEqual([START / 1000]);
	expect(only(finished.json(NODE)).end_time).toBe('2026-11-23T21:00:00+08:00');
});
