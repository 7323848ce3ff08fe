/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: runs on Node itself, never inside n8n */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

import { n8n } from '../../../../package.json';
import { summaryOf, type Summary } from '../sampling';

const ROOT = path.resolve(__dirname, '../../../..');

/** Milliseconds. */
export interface LoadTime {
	/** Both nodes and the credential, once n8n-workflow is there. */
	nodes: Summary;
	/** The same in CPU time, which others on the machine do not lengthen. */
	nodesCpu: Summary;
	/** n8n-workflow itself, in the same processes. */
	workflow: Summary;
}

const PROGRAM = `
	const begin = performance.now();
	require('n8n-workflow');
	const before = performance.now();
	const used = process.cpuUsage();
	for (const file of ${JSON.stringify([...n8n.nodes, ...n8n.credentials])}) {
		require(require('node:path').resolve(file));
	}
	const { user, system } = process.cpuUsage(used);
	process.stdout.write(
		JSON.stringify([before - begin, performance.now() - before, (user + system) / 1000]),
	);
`;

/**
 * How long loading the compiled nodes and the credential takes beyond n8n-workflow, which n8n has
 * loaded long before. Each round is a fresh process.
 */
export function load(rounds: number): LoadTime {
	const times = Array.from({ length: rounds }, () => {
		const out = execFileSync(process.execPath, ['-e', PROGRAM], { encoding: 'utf8', cwd: ROOT });
		const [workflow, nodes, cpu]: unknown[] = JSON.parse(out);
		return { workflow: Number(workflow), nodes: Number(nodes), cpu: Number(cpu) };
	});
	return {
		nodes: summaryOf(times.map(({ nodes }) => nodes)),
		nodesCpu: summaryOf(times.map(({ cpu }) => cpu)),
		workflow: summaryOf(times.map(({ workflow }) => workflow)),
	};
}
