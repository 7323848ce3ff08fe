import type { OperationRow } from '../scenarios/operations';
import { spread, table, whole } from './markdown';

const COLUMNS = [
	'',
	'items',
	'round trip, ms',
	'seconds',
	'× limit',
	'calls',
	'turned away',
	'wrong',
];

const lineOf = (row: OperationRow) => [
	row.way,
	whole(row.items),
	whole(row.roundTrip),
	spread(row.seconds, 2),
	spread(row.overLimit, 2),
	whole(row.calls),
	whole(row.throttled),
	whole(row.wrong),
];

/** A table for each operation beside Create. */
export function operationTables(rows: readonly OperationRow[]): string {
	const names = [...new Set(rows.map(({ operation }) => operation))];
	return names
		.map((name) => {
			const own = rows.filter(({ operation }) => operation === name);
			return `**${name}**\n\n${table(COLUMNS, own.map(lineOf))}`;
		})
		.join('\n\n');
}
