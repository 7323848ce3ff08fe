import { live } from 'tencentcloud-sdk-nodejs/tencentcloud/services/live';

import { createParameters, type Job } from '../job';
import type { Contender } from './contender';

/** How the official SDK is set up for a service. */
export function settingsFor({ url, secretId, secretKey }: Job) {
	return {
		credential: { secretId, secretKey },
		region: 'ap-guangzhou',
		profile: { httpProfile: { endpoint: new URL(url).host, protocol: 'http://' } },
	};
}

export function liveClient(job: Job) {
	return new live.v20180801.Client(settingsFor(job));
}

/** The official SDK, one call after the other. */
export const sdkLoop: Contender = {
	name: 'Official SDK, in a loop',
	async run(job) {
		const client = liveClient(job);
		for await (const stream of job.streams) {
			await client.CreateRecordTask(createParameters(job, stream)).catch(() => {});
		}
	},
};

/** The official SDK, every call at once. */
export const sdkAtOnce: Contender = {
	name: 'Official SDK, all at once',
	async run(job) {
		const client = liveClient(job);
		await Promise.allSettled(
			job.streams.map(
				async (stream) => await client.CreateRecordTask(createParameters(job, stream)),
			),
		);
	},
};
