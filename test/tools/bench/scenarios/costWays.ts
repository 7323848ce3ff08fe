import type { IExecuteFunctions } from 'n8n-workflow';

import { Api3 } from '../../../../nodes/TencentLive/api/v3/Api3';
import { caller3 } from '../../../../nodes/TencentLive/api/v3/call';
import type { RecordingRequest } from '../../../../nodes/TencentLive/api/recordings';
import { createOnce } from '../../../../nodes/TencentLive/create/createOnce';
import type { Intent } from '../../../../nodes/TencentLive/create/intent';
import { Ledger, type LedgerHome } from '../../../../nodes/TencentLive/create/attempt';
import { ProcessState } from '../../../../nodes/TencentLive/create/ProcessState';
import { pool } from '../../../../nodes/TencentLive/items/pool';
import { AccountQuotas } from '../../../../nodes/TencentLive/transport/quotas';
import { systemClock } from '../../../../nodes/TencentLive/transport/clock';
import { Retry } from '../../../../nodes/TencentLive/transport/retry';
import { Pacer } from '../../../../nodes/TencentLive/transport/pacer';
import { sendThrough } from '../../../../nodes/TencentLive/n8n/send';
import { callOptions } from '../contenders/helperCall';
import { createParameters, type Job } from '../job';

/** As many as the node has under way at the same time. */
const AT_ONCE = 20;

/** An account without a quota. */
class Unlimited extends AccountQuotas {
	private readonly pacer = new Pacer({ perSecond: Infinity, inFlight: Infinity }, systemClock);

	override lane(): Pacer {
		return this.pacer;
	}
}

function requestFor(job: Job, channel: string): RecordingRequest {
	return {
		channel,
		domain: job.domain,
		appName: job.appName,
		tapeType: 0,
		startTime: job.startTime * 1000,
		endTime: job.endTime * 1000,
		templateId: null,
		streamType: null,
	};
}

/** What is left of the creates. */
export interface Left {
	/** What the execution keeps. */
	kept: object;
	/** What the process keeps for other executions. */
	shared: object | null;
}

/** Makes one create for each stream. */
export type Make = (context: IExecuteFunctions, job: Job) => Promise<Left>;

/** Creates through create/, with an empty lister and an unlimited pacer. */
export const throughCreate: Make = async (context, job) => {
	const signal = context.getExecutionCancelSignal();
	const courier = new Retry(new Unlimited(systemClock), {
		clock: systemClock,
		random: () => Math.random(),
		signal,
	});
	const api = new Api3(
		caller3(sendThrough(context), () => ({ baseUrl: job.url, courier })),
		'benchmark',
	);
	const shared = new ProcessState(systemClock);
	const home: LedgerHome = {};
	const ledger = new Ledger(home, [], 0);
	const results = await pool(
		job.streams.length,
		AT_ONCE,
		async (item, free) => {
			const intent: Intent = {
				account: api.account,
				version: api.version,
				request: requestFor(job, job.streams[item] ?? ''),
				ifTaskExists: 'reuse',
				matchExisting: 'sameTimes',
			};
			const result = await createOnce(intent, 15_000, {
				api,
				clock: systemClock,
				signal,
				shared,
				lookUp: { tasksAround: async () => [] },
				onSend: (mark) => ledger.set(item, { sent: mark }),
				onLost: free,
			});
			ledger.set(item, { done: { request: intent.request, result } });
			return result;
		},
		true,
	);
	requireAll(results);
	return { kept: home, shared };
};

/** The same calls through the bare helper, as many at the same time. The answers are kept. */
export const throughHelper: Make = async (context, job) => {
	const results = await pool(
		job.streams.length,
		AT_ONCE,
		async (item) => {
			const answer: unknown = await context.helpers.httpRequestWithAuthentication.call(
				context,
				'tencentCloudApi',
				callOptions(job.url, 'CreateRecordTask', createParameters(job, job.streams[item] ?? '')),
			);
			return answer;
		},
		true,
	);
	requireAll(results);
	return { kept: results, shared: null };
};

function requireAll(results: ReadonlyArray<PromiseSettledResult<unknown> | undefined>): void {
	const failed = results.find((result) => result?.status !== 'fulfilled');
	if (failed?.status === 'rejected') throw failed.reason;
}
