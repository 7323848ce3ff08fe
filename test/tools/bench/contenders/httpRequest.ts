/* eslint-disable @n8n/community-nodes/no-deprecated-workflow-functions -- the older shape is the one that the HTTP Request node sends */
import { jsonParse, sleep, type IRequestOptions } from 'n8n-workflow';

import { createParameters, type Job } from '../job';
import type { Contender } from './contender';
import { runStandIn } from './onEngine';

/** The values that n8n's HTTP Request node fills in when its option Batching is added. */
const BATCH_SIZE = 50;
const BATCH_INTERVAL = 1_000;

/**
 * What n8n's HTTP Request node does with this package's credential: every item's request is
 * started, with a pause after each batch, then all answers are awaited. Same helper, same shape of
 * request; the node itself is in a package of several hundred megabytes.
 */
export const httpRequest: Contender = {
	name: 'HTTP Request node, 50/s',
	async run(job) {
		await runStandIn(async (context) => {
			const answers: Array<Promise<unknown>> = [];
			for (const [index, stream] of job.streams.entries()) {
				if (index > 0 && index % BATCH_SIZE === 0) await sleep(BATCH_INTERVAL);
				const answer: Promise<unknown> = context.helpers.requestWithAuthentication.call(
					context,
					'tencentCloudApi',
					requestOf(job, stream),
					undefined,
					index,
				);
				answer.catch(() => {});
				answers.push(answer);
			}
			const settled = await Promise.allSettled(answers);
			return settled.map((answer, item) => ({
				json: answer.status === 'fulfilled' ? jsonParse(String(answer.value)) : { error: 'failed' },
				pairedItem: { item },
			}));
		}, job);
	},
};

function requestOf(job: Job, stream: string): IRequestOptions {
	return {
		method: 'POST',
		uri: `${job.url}/`,
		headers: { 'x-tc-action': 'CreateRecordTask', 'x-tc-version': '2018-08-01' },
		body: createParameters(job, stream),
		gzip: true,
		rejectUnauthorized: true,
		followRedirect: true,
		followAllRedirects: true,
		timeout: 300_000,
	};
}
