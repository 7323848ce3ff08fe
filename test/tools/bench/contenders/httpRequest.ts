/* eslint-disable @n8n/community-nodes/no-deprecated-workflow-functions -- the older shape is the one that the HTTP Request node sends */
import { jsonParse, sleep, type IRequestOptions } from 'n8n-workflow';

import { createParameters, type Job } from '../job';
import type { Contender } from './contender';
import { NODE, runStandIn } from './onEngine';

/** The values that n8n's HTTP Request node fills in when its option Batching is added. */
const BATCH_SIZE = 50;
const BATCH_INTERVAL = 1_000;

/** What one request of the HTTP Request node calls. */
export interface Called {
	service: string;
	action: string;
	version: string;
	parameters: object;
}

/**
 * What n8n's HTTP Request node does with this package's credential: every item's request is
 * started, with a pause after each batch, then all answers are awaited. Same helper, same shape of
 * request; the node itself is in a package of several hundred megabytes.
 *
 * @returns each answer as the service wrote it; undefined where none came
 */
export async function callInBatches(job: Job, calls: readonly Called[]): Promise<unknown[]> {
	const finished = await runStandIn(async (context) => {
		const answers: Array<Promise<unknown>> = [];
		for (const [index, call] of calls.entries()) {
			if (index > 0 && index % BATCH_SIZE === 0) await sleep(BATCH_INTERVAL);
			const answer: Promise<unknown> = context.helpers.requestWithAuthentication.call(
				context,
				'tencentCloudApi',
				requestOf(job, call),
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
	return finished.json(NODE);
}

export const HTTP_REQUEST = 'HTTP Request node, 50/s';

export const httpRequest: Contender = {
	name: HTTP_REQUEST,
	async run(job) {
		const creates = job.streams.map((stream) => ({
			...{ service: 'live', action: 'CreateRecordTask', version: '2018-08-01' },
			parameters: createParameters(job, stream),
		}));
		await callInBatches(job, creates);
	},
};

function requestOf(
	{ url }: Job,
	{ service, action, version, parameters }: Called,
): IRequestOptions {
	return {
		method: 'POST',
		uri: `${url}/`,
		headers: { 'x-tc-action': action, 'x-tc-version': version, 'x-tc-service': service },
		body: parameters,
		gzip: true,
		rejectUnauthorized: true,
		followRedirect: true,
		followAllRedirects: true,
		timeout: 300_000,
	};
}
