/* eslint-disable no-console, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a program for the terminal, on Node itself */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { DateTime } from 'luxon';

import { DEFAULT_ACCOUNT, type Emulator, EXAMPLE_ACCOUNT, startEmulator } from '../../emulator';
import { isolateFromHome } from '../../support/harness/isolateFromHome';

isolateFromHome();

const EXAMPLES = ['record-a-stream', 'record-a-channel-legacy'];
const TASK_NODES = ['Record now', 'Record later'];

function table(title: string, rows: Array<Record<string, string>>): void {
	const columns = Object.keys(rows[0] ?? {});
	const widths = columns.map((column) =>
		Math.max(column.length, ...rows.map((row) => row[column]?.length ?? 0)),
	);
	const line = (cells: string[]) =>
		cells
			.map((cell, index) => cell.padEnd(widths[index] ?? 0))
			.join('  ')
			.trimEnd();
	console.log(`\n${title}\n`);
	console.log(line(columns));
	console.log(line(widths.map((width) => '-'.repeat(width))));
	for (const row of rows) console.log(line(columns.map((column) => row[column] ?? '')));
}

/** What the nodes handed to the node after them. */
async function runExamples(emulator: Emulator): Promise<Array<Record<string, string>>> {
	// Imported late: n8n-core reads its folders when it is loaded.
	const { fromPackage } = await import('../../support/harness/nodeTypes');
	const { runWorkflow } = await import('../../support/harness/runWorkflow');
	const root = path.resolve(__dirname, '../../..');
	const loaded = await fromPackage(root);
	const { secretId, secretKey } = DEFAULT_ACCOUNT;
	const credential = { secretId, secretKey, endpoint: emulator.url, legacyEndpoint: emulator.url };
	const rows: Array<Record<string, string>> = [];
	for (const example of EXAMPLES) {
		const file = path.join(root, 'examples', `${example}.json`);
		const finished = await runWorkflow(JSON.parse(await readFile(file, 'utf8')), {
			package: loaded,
			credentials: { tencentCloudApi: credential },
		});
		if (finished.error !== undefined) throw finished.error;
		for (const node of TASK_NODES) {
			const [task] = finished.json(node);
			const [next] = finished.json(node.replace('Record', 'Task'));
			rows.push({
				API: String(task?.api_version),
				node,
				outcome: String(task?.outcome),
				'task_id, as the next node reads it': String(next?.task_id),
			});
		}
	}
	return rows;
}

const inChina = (time: number, format: string) =>
	DateTime.fromMillis(time, { zone: 'UTC+8' }).toFormat(format);

function serverSide(emulator: Emulator): Array<Record<string, string>> {
	return emulator.truth.tasks().map((task) => ({
		API: task.generation,
		'from, to in China': `${inChina(task.start, 'MM-dd HH:mm:ss')} to ${inChina(task.end, 'HH:mm:ss')}`,
		status: task.status,
		'task_id, as the service keeps it': task.id,
	}));
}

async function main(): Promise<void> {
	const emulator = await startEmulator(EXAMPLE_ACCOUNT);
	try {
		console.log(`Tencent Cloud, emulated on ${emulator.url}; n8n's own engine runs two examples.`);
		const nodes = await runExamples(emulator);
		const server = serverSide(emulator);
		table('What the workflow got', nodes);
		table('What the service has', server);
		const got = nodes.map((row) => row['task_id, as the next node reads it']).sort();
		const has = server.map((row) => row['task_id, as the service keeps it']).sort();
		if (JSON.stringify(got) !== JSON.stringify(has)) throw new Error('The two lists differ.');
		console.log(
			`\nBoth lists hold the same ${has.length} tasks. Click one together in n8n itself: npm run playground`,
		);
	} finally {
		await emulator.close();
	}
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
