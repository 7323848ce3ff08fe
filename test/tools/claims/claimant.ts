/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a program of its own: runs on Node itself, never inside n8n */
import { setTimeout as sleep } from 'node:timers/promises';

import { DataDeduplicationService } from 'n8n-core';
import type { IDataDeduplicator } from 'n8n-workflow';

import { DEFAULT_ACCOUNT } from '../../emulator';
import { DOMAIN, locator, NODE, v3, workflow } from '../../support/engine';
import { fromSource } from '../../support/harness/nodeTypes';
import { runWorkflow } from '../../support/harness/runWorkflow';
import { connectedDeduplicator } from './n8nDatabase';
import { isAsk, READY, TELL_WRITES, type Answer, type Ask } from './protocol';

/*
 * One process of several: runs the node as it is shipped, on n8n's engine, with n8n's own helper over
 * n8n's own database.
 */

const loaded = fromSource();
let writes: number[] = [];

/** n8n's helper, with a watch on it. */
class Measured implements IDataDeduplicator {
	constructor(private readonly real: IDataDeduplicator) {}

	async checkProcessedAndRecord(
		...given: Parameters<IDataDeduplicator['checkProcessedAndRecord']>
	): ReturnType<IDataDeduplicator['checkProcessedAndRecord']> {
		const began = performance.now();
		try {
			return await this.real.checkProcessedAndRecord(...given);
		} finally {
			writes.push(performance.now() - began);
		}
	}

	async removeProcessed(...given: Parameters<IDataDeduplicator['removeProcessed']>) {
		await this.real.removeProcessed(...given);
	}

	async clearAllProcessedItems(...given: Parameters<IDataDeduplicator['clearAllProcessedItems']>) {
		await this.real.clearAllProcessedItems(...given);
	}

	async getProcessedDataCount(...given: Parameters<IDataDeduplicator['getProcessedDataCount']>) {
		return await this.real.getProcessedDataCount(...given);
	}
}

const recording = workflow({
	parameters: v3({
		domain: locator('name', DOMAIN),
		channel: locator('id', '={{ $json.stream }}'),
		endTime: '={{ $json.until }}',
	}),
	after: {},
});

async function record(ask: Ask): Promise<Answer> {
	const { number, workflow: id, url, stream, items, until, at } = ask;
	const numbered = Array.from({ length: items ?? 0 }, (_, index) => `${stream}-${index}`);
	const streams = items === undefined ? [stream] : numbered;
	await sleep(Math.max(0, at - Date.now()));
	const { secretId, secretKey } = DEFAULT_ACCOUNT;
	const began = performance.now();
	const finished = await runWorkflow(
		{ ...recording, id },
		{
			package: loaded,
			items: streams.map((one) => ({ stream: one, until })),
			credentials: { tencentCloudApi: { secretId, secretKey, endpoint: url } },
		},
	);
	const [item] = finished.json(NODE);
	const { task_id: taskId, outcome } = item ?? {};
	return {
		number,
		outcome: typeof outcome === 'string' ? outcome : (finished.error?.message ?? 'nothing'),
		taskId: typeof taskId === 'string' ? taskId : null,
		took: performance.now() - began,
	};
}

process.on('message', (message) => {
	if (message === TELL_WRITES) {
		process.send?.({ writes });
		writes = [];
	}
	if (!isAsk(message)) return;
	record(message).then(
		(answer) => process.send?.(answer),
		(error: unknown) =>
			process.send?.({ number: message.number, outcome: String(error), taskId: null, took: 0 }),
	);
});
// The parent is gone: nobody will ask any more.
process.on('disconnect', () => process.exit(0));

async function begin(): Promise<void> {
	const [n8nFile] = process.argv.slice(2);
	if (n8nFile === undefined) throw new Error('Give the file that starts n8n.');
	await DataDeduplicationService.init(new Measured(await connectedDeduplicator(n8nFile)));
	process.send?.(READY);
}

begin().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
	process.exit(1);
});
