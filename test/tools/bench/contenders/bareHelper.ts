import type { INodeExecutionData } from 'n8n-workflow';

import { createParameters, lookUpParameters } from '../job';
import type { Contender } from './contender';
import { callOptions } from './helperCall';
import { runStandIn } from './onEngine';

/**
 * The same calls and nothing else, on the same engine: one look-up and one create through n8n's
 * request helper, signed by the same credential. No pace, no ledger, no reading of answers.
 */
export const bareHelper: Contender = {
	name: 'Bare helper',
	async run(job) {
		const [stream = ''] = job.streams;
		const calls = [
			callOptions(job.url, 'DescribeRecordTask', lookUpParameters(job)),
			callOptions(job.url, 'CreateRecordTask', createParameters(job, stream)),
		];
		await runStandIn(async (context) => {
			const items: INodeExecutionData[] = [];
			for (const call of calls) {
				const json = await context.helpers.httpRequestWithAuthentication.call(
					context,
					'tencentCloudApi',
					call,
				);
				items.push({ json, pairedItem: { item: 0 } });
			}
			return items.slice(1);
		}, job);
	},
};
