import type { MicroReport } from '../scenarios/microReport';
import type { Timing } from '../sideBySide';
import { spread, table, whole } from './markdown';

function timings(list: readonly Timing[]): string {
	return table(
		['', 'µs', 'times the first'],
		list.map(({ name, microseconds, timesFirst }) => [
			name,
			spread(microseconds, microseconds.median < 1 ? 2 : 1),
			timesFirst.median.toFixed(2),
		]),
	);
}

function callbackTable(list: readonly Timing[]): string {
	return table(
		['', 'events per second', 'times the first'],
		list.map(({ name, microseconds, timesFirst }) => [
			name,
			whole(1_000_000 / microseconds.median),
			timesFirst.median.toFixed(2),
		]),
	);
}

/** One table for each thing that takes microseconds. */
export function microTables(micro: MicroReport): Map<string, string> {
	return new Map([
		['signing', `API 3.0:\n\n${timings(micro.tc3)}\n\nLegacy API:\n\n${timings(micro.legacy)}`],
		[
			'parsing',
			`Task IDs of 20 digits:\n\n${timings(micro.bigIds)}\n\nShort task IDs:\n\n${timings(micro.smallIds)}`,
		],
		['classification', timings(micro.classification)],
		['callbacks', callbackTable(micro.callbacks)],
	]);
}
