import type { Machine } from '../machine';
import type { BatchRow } from '../scenarios/batch';
import { spread, table, whole } from './markdown';
import { microTables } from './microTables';
import { operationTables } from './operationTables';
import type { Results } from './results';

/** The heading of the machine in one line. */
export function machineLine({ cpu, cores, memoryGb, node, platform, load }: Machine): string {
	return `${cpu}, ${cores} cores, ${memoryGb} GB, ${platform}, Node.js ${node}, load average ${load} at the start.`;
}

function batchLine(row: BatchRow): string[] {
	return [
		row.contender,
		spread(row.seconds, 2),
		spread(row.overLimit, 2),
		`${whole(row.tasks)} of ${whole(row.creates)}`,
		whole(row.duplicates),
		whole(row.throttled),
		whole(row.lookUps),
	];
}

function batchTables(rows: readonly BatchRow[]): string {
	const groups = new Map<string, BatchRow[]>();
	for (const row of rows) {
		const name = `${row.creates === 1 ? '1 create' : `${whole(row.creates)} creates`}, round trip ${row.roundTrip} ms: limit ${row.limit.toFixed(2)} s`;
		groups.set(name, [...(groups.get(name) ?? []), row]);
	}
	const columns = ['', 'seconds', '× limit', 'tasks', 'duplicates', 'throttled', 'look-ups'];
	return [...groups]
		.map(([name, group]) => `**${name}**\n\n${table(columns, group.map(batchLine))}`)
		.join('\n\n');
}

function singleTable(rows: Results['single']): string {
	return table(
		['round trip, ms', 'this node, ms', 'bare helper, ms', 'more, ms', 'look-ups', 'creates'],
		rows.map(({ roundTrip, node, bare, more, lookUps, creates }) => [
			whole(roundTrip),
			spread(node, 1),
			spread(bare, 1),
			spread(more, 1),
			whole(lookUps),
			whole(creates),
		]),
	);
}

const MEGA = 2 ** 20;

function costTable(rows: Results['cost']): string {
	const bytes = (summary: { median: number }) => whole(summary.median);
	return table(
		[
			'creates',
			'CPU of an item, µs',
			'bare helper, µs',
			'times',
			'heap of an item, bytes',
			'bare helper, bytes',
			'peak, MB',
			'bare helper, MB',
			'ledger of an item, bytes',
		],
		rows.map((row) => [
			whole(row.creates),
			spread(row.nodeCpu, 0),
			spread(row.bareCpu, 0),
			spread(row.cpuRatio, 2),
			bytes(row.nodeHeap),
			bytes(row.bareHeap),
			whole(row.nodePeak.median / MEGA),
			whole(row.barePeak.median / MEGA),
			whole(row.ledger),
		]),
	);
}

function loadTable({ nodes, nodesCpu, workflow }: Results['load']): string {
	return table(
		['', 'ms'],
		[
			['both nodes and the credential, beyond n8n-workflow', spread(nodes, 1)],
			['the same, CPU', spread(nodesCpu, 1)],
			['n8n-workflow itself', spread(workflow, 0)],
		],
	);
}

function growthTables({ rows, exponents }: Results['growth']): string {
	const figures = table(
		[
			'creates',
			'round trip, ms',
			'simulated, s',
			'an item, ms',
			'look-ups',
			'CPU of an item, µs',
			'ledger of an item, bytes',
			'duplicates',
			'throttled',
		],
		rows.map((row) => [
			whole(row.items),
			whole(row.roundTrip),
			row.seconds.toFixed(1),
			((row.seconds * 1000) / row.items).toFixed(1),
			whole(row.lookUps),
			whole(row.cpu.median),
			whole(row.ledger),
			whole(row.duplicates),
			whole(row.throttled),
		]),
	);
	const fits = table(
		['round trip, ms', 'time, all', 'time, from 100', 'CPU, from 100', 'ledger'],
		exponents.map((fit) => [
			whole(fit.roundTrip),
			fit.seconds.toFixed(2),
			fit.secondsFrom100.toFixed(2),
			fit.cpuFrom100.toFixed(2),
			fit.ledger.toFixed(2),
		]),
	);
	return `${figures}\n\nFitted exponents:\n\n${fits}`;
}

function memoryTable(rows: Results['memory']): string {
	return table(
		['events remembered', 'CPU of an event, ms', 'saved with it, bytes'],
		rows.map(({ remembered, bytes, timing }) => [
			whole(remembered),
			(timing.microseconds.median / 1000).toFixed(3),
			whole(bytes),
		]),
	);
}

function fleetTable(rows: Results['fleet']): string {
	return table(
		[
			'processes',
			'creates',
			'lost',
			'duplicates',
			'× the limit',
			'turned away, %',
			'slowest, % of its share',
		],
		rows.map(({ processes, creates, lost, duplicates, timesLimit, turnedAway, slowest }) => [
			whole(processes),
			whole(creates),
			whole(lost),
			whole(duplicates),
			timesLimit.toFixed(2),
			whole(100 * turnedAway),
			whole(100 * slowest),
		]),
	);
}

/** The tables of what was measured, by the name of their place in a page. */
export function tablesOf(results: Partial<Results>): Map<string, string> {
	const tables = new Map<string, string>();
	if (results.batch !== undefined) tables.set('batch', batchTables(results.batch));
	if (results.single !== undefined) tables.set('single', singleTable(results.single));
	if (results.operations !== undefined) {
		tables.set('operations', operationTables(results.operations));
	}
	if (results.cost !== undefined) tables.set('cost', costTable(results.cost));
	if (results.micro !== undefined) {
		for (const [name, text] of microTables(results.micro)) tables.set(name, text);
	}
	if (results.load !== undefined) tables.set('load', loadTable(results.load));
	if (results.growth !== undefined) tables.set('growth', growthTables(results.growth));
	if (results.memory !== undefined) tables.set('memory', memoryTable(results.memory));
	if (results.fleet !== undefined) tables.set('fleet', fleetTable(results.fleet));
	return tables;
}

/** Everything measured, for the terminal. */
export function printed(results: Partial<Results>, machine: Machine): string {
	const sections = [...tablesOf(results)].map(([name, text]) => `## ${name}\n\n${text}`);
	return [machineLine(machine), ...sections].join('\n\n');
}
