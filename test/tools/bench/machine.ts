/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: runs on Node itself, never inside n8n */
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** What the figures were measured on; nothing that names it. */
export interface Machine {
	cpu: string;
	cores: number;
	memoryGb: number;
	node: string;
	platform: string;
	/** Processes that wanted a core, on average over the minute before. */
	load: number;
}

export function thisMachine(): Machine {
	const [cpu] = cpus();
	return {
		cpu: (cpu?.model ?? 'unknown').trim(),
		cores: availableParallelism(),
		memoryGb: Math.round(totalmem() / 2 ** 30),
		node: process.versions.node,
		platform: `${process.platform} ${process.arch}`,
		load: Number((loadavg()[0] ?? 0).toFixed(1)),
	};
}
