import type { Contender } from './contender';
import { runNode } from './onEngine';

/** This package's node in a workflow, as a user would set it up: looks, paces, sends. */
export const tencentLive: Contender = {
	name: 'This node',
	async run(job) {
		await runNode(
			{
				apiVersion: 'v3',
				domain: { __rl: true, mode: 'name', value: job.domain },
				appName: job.appName,
				channel: { __rl: true, mode: 'id', value: '={{ $json.stream }}' },
				tapeType: 0,
				startTime: new Date(job.startTime * 1000).toISOString(),
				endTime: new Date(job.endTime * 1000).toISOString(),
				options: {},
			},
			job,
		);
	},
};
