import * as fc from 'fast-check';

import { Flights } from '../../nodes/TencentLive/create/Flights';

const SEED = 20_300_506;

class Abandoned extends Error {}

/** How the flight of a caller ends, should it come to fly. */
type End = 'lands' | 'fails' | 'abandoned';

interface Flight {
	key: string;
	end: End;
	over: boolean;
}

const callers = fc.array(
	fc.record({
		key: fc.constantFrom('x', 'x', 'y'),
		end: fc.constantFrom<End>('lands', 'lands', 'fails', 'abandoned'),
	}),
	{ minLength: 1, maxLength: 8 },
);

test('equal keys share one flight, in whatever order callers come and flights end', async () => {
	await fc.assert(
		fc.asyncProperty(fc.scheduler(), callers, async (scheduler, list) => {
			const inFlight = new Flights<Flight>();
			const flights: Flight[] = [];
			let together = false;
			const join = async (key: string, end: End) => {
				const mine: Flight = { key, end, over: false };
				const seen = flights.filter((flight) => flight.key === key && !flight.over);
				const fly = async () => {
					together ||= flights.some((flight) => flight.key === key && !flight.over);
					flights.push(mine);
					await scheduler.schedule(Promise.resolve(), `flight of ${key}`);
					mine.over = true;
					if (end === 'fails') throw new Error('failed');
					if (end === 'abandoned') throw new Abandoned();
					return mine;
				};
				const landed = await inFlight
					.join(key, fly, (error) => error instanceof Abandoned)
					.catch((error: unknown) => error);
				return { mine, seen, landed };
			};
			const ends = await scheduler.waitFor(
				Promise.all(
					list.map(async ({ key, end }) => {
						await scheduler.schedule(Promise.resolve(), `caller of ${key}`);
						return await join(key, end);
					}),
				),
			);
			expect(together).toBe(false);
			for (const { mine, seen, landed } of ends) {
				const flew = flights.includes(mine);
				// Whoever finds a flight under way does not fly, unless that one is given up.
				if (seen.some(({ end }) => end !== 'abandoned')) expect(flew).toBe(false);
				if (landed instanceof Error) {
					expect(landed instanceof Abandoned).toBe(flew && mine.end === 'abandoned');
					if (flew) expect(mine.end).not.toBe('lands');
				} else {
					expect(landed).toMatchObject({ shared: !flew, result: { key: mine.key, end: 'lands' } });
				}
			}
			// Nothing is kept.
			const again = inFlight.join(
				'x',
				async () => ({ key: 'x', end: 'lands', over: true }),
				() => false,
			);
			expect((await again).shared).toBe(false);
		}),
		{ seed: SEED, numRuns: 1_000 },
	);
});
