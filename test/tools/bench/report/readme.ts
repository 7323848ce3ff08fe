import { max, min } from 'simple-statistics';

import type { BatchRow } from '../scenarios/batch';
import { table, whole } from './markdown';
import type { Results } from './results';

/** The batch that the README and the chart show. */
export const SHOWN = 100;

/** The contenders at that number of creates and a round trip, the bare helper aside. */
export function shownRows(batch: readonly BatchRow[], roundTrip: number): BatchRow[] {
	return batch.filter((row) => row.creates === SHOWN && row.roundTrip === roundTrip);
}

/** The main figures: a batch at both round trips, and the worst that each client left on the server. */
export function readmeTable(batch: Results['batch']): string {
	const roundTrips = [...new Set(batch.map(({ roundTrip }) => roundTrip))];
	const [first = NaN] = roundTrips;
	const secondsAt = (contender: string, roundTrip: number) =>
		shownRows(batch, roundTrip)
			.find((row) => row.contender === contender)
			?.seconds.median.toFixed(1) ?? '';
	const limits = roundTrips.map((at) => (shownRows(batch, at)[0]?.limit ?? NaN).toFixed(1));
	return table(
		[
			`${SHOWN} creates`,
			...roundTrips.map((roundTrip) => `round trip ${roundTrip} ms`),
			'tasks made',
			'duplicates',
			'turned away',
			'looks first',
		],
		[
			...shownRows(batch, first).map(({ contender }) => {
				const rows = batch.filter((row) => row.creates === SHOWN && row.contender === contender);
				return [
					contender,
					...roundTrips.map((roundTrip) => `${secondsAt(contender, roundTrip)} s`),
					whole(min(rows.map(({ tasks }) => tasks))),
					whole(max(rows.map(({ duplicates }) => duplicates))),
					whole(max(rows.map(({ throttled }) => throttled))),
					rows.some(({ lookUps }) => lookUps > 0) ? 'yes' : 'no',
				];
			}),
			['Limit: 20 per second', ...limits.map((limit) => `${limit} s`), '', '', '', ''],
		],
	);
}
