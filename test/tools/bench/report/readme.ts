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

/** What stands around the figures, in the language of a page. */
const WORDS = {
	en: {
		creates: `${SHOWN} creates`,
		roundTrip: 'round trip',
		columns: ['tasks made', 'duplicates', 'turned away', 'looks first'],
		yes: 'yes',
		no: 'no',
		limit: 'Limit: 20 per second',
		contender: (name: string) => name,
	},
	zh: {
		creates: `创建 ${SHOWN} 个任务`,
		roundTrip: '往返时延',
		columns: ['创建的任务', '重复', '被限流', '先查询'],
		yes: '是',
		no: '否',
		limit: '理论最短用时：每秒 20 次',
		contender: (name: string) =>
			name
				.replace('This node', '本节点')
				.replace('Official SDK, in a loop', '官方 SDK，逐个调用')
				.replace('Official SDK, all at once', '官方 SDK，同时调用')
				.replace('HTTP Request node, ', 'HTTP Request 节点，')
				.replace('undici alone, ', '仅 undici，'),
	},
};

/**
 * The main figures: a batch at both round trips, and the worst that each client left on the server.
 *
 * @param language of the page that they are for: the figures are the same
 */
export function readmeTable(batch: Results['batch'], language: keyof typeof WORDS): string {
	const words = WORDS[language];
	const roundTrips = [...new Set(batch.map(({ roundTrip }) => roundTrip))];
	const [first = NaN] = roundTrips;
	const secondsAt = (contender: string, roundTrip: number) =>
		shownRows(batch, roundTrip)
			.find((row) => row.contender === contender)
			?.seconds.median.toFixed(1) ?? '';
	const limits = roundTrips.map((at) => (shownRows(batch, at)[0]?.limit ?? NaN).toFixed(1));
	return table(
		[
			words.creates,
			...roundTrips.map((roundTrip) => `${words.roundTrip} ${roundTrip} ms`),
			...words.columns,
		],
		[
			...shownRows(batch, first).map(({ contender }) => {
				const rows = batch.filter((row) => row.creates === SHOWN && row.contender === contender);
				return [
					words.contender(contender),
					...roundTrips.map((roundTrip) => `${secondsAt(contender, roundTrip)} s`),
					whole(min(rows.map(({ tasks }) => tasks))),
					whole(max(rows.map(({ duplicates }) => duplicates))),
					whole(max(rows.map(({ throttled }) => throttled))),
					rows.some(({ lookUps }) => lookUps > 0) ? words.yes : words.no,
				];
			}),
			[words.limit, ...limits.map((limit) => `${limit} s`), '', '', '', ''],
		],
	);
}
