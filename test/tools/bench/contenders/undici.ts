/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: runs on Node itself, never inside n8n */
import { setTimeout as wait } from 'node:timers/promises';

import { Pool } from 'undici';

import { tc3Authorization } from '../../../../credentials/signature/tc3';
import { createParameters, type Job } from '../job';
import type { Contender } from './contender';

const TYPE = 'application/json; charset=utf-8';

async function create(pool: Pool, job: Job, stream: string): Promise<void> {
	const body = JSON.stringify(createParameters(job, stream));
	const timestamp = Math.floor(Date.now() / 1000);
	const authorization = tc3Authorization(
		{
			method: 'POST',
			query: '',
			headers: { 'content-type': TYPE, host: new URL(job.url).host },
			payload: body,
			service: 'live',
			timestamp,
		},
		job,
	);
	const answer = await pool.request({
		path: '/',
		method: 'POST',
		headers: {
			authorization,
			'content-type': TYPE,
			'x-tc-action': 'CreateRecordTask',
			'x-tc-version': '2018-08-01',
			'x-tc-timestamp': String(timestamp),
			'x-tc-region': 'ap-guangzhou',
		},
		body,
	});
	await answer.body.json();
}

/** As fast as it can be done: a bare client that keeps its connections, at an even pace, not looking first. */
export function evenlySpaced(perSecond: number): Contender {
	return {
		name: `undici alone, ${perSecond}/s`,
		async run(job) {
			const pool = new Pool(job.url, { connections: 20 });
			const begin = performance.now();
			await Promise.all(
				job.streams.map(async (stream, index) => {
					const due = begin + (index * 1000) / perSecond;
					await wait(Math.max(0, due - performance.now()));
					await create(pool, job, stream);
				}),
			);
			await pool.close();
		},
	};
}
