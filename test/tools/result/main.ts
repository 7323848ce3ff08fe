/* eslint-disable no-console, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a program of its own: runs on Node itself, never inside n8n */
/** Draws histories of recordings and holds what the node says of them against the service's truth. */
import { parseArgs } from 'node:util';

import fc from 'fast-check';

import { untruths } from '../../model/result/agreement';
import { histories } from '../../model/result/history';

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { histories: { type: 'string', default: '10000' }, seed: { type: 'string' } },
	});
	const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
	const began = Date.now();
	let tasks = 0;
	const property = fc.asyncProperty(histories, async (history) => {
		tasks += history.tasks.length;
		const wrong = await untruths(history);
		if (wrong.length > 0) throw new Error(wrong.join('\n'));
	});
	const result = await fc.check(property, { numRuns: Number(values.histories), seed });
	const seconds = Math.round((Date.now() - began) / 1000);
	if (result.failed) {
		console.error(JSON.stringify(result.counterexample), result.errorInstance);
		process.exitCode = 1;
	}
	console.log(`${result.numRuns} histories, ${tasks} tasks, seed ${seed}, ${seconds} s`);
}

void main();
