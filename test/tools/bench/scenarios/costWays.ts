import type { IExecuteFunctions } from 'n8n-workflow';

import { Api3 } from '../../../../nodes/TencentLive/api/v3/Api3';
import { caller3 } from '../../../../nodes/TencentLive/api/v3/call';
import type { RecordingRequest } from '../../../../nodes/TencentLive/api/recordings';
import { CreateRun } from '../../../../nodes/TencentLive/create/CreateRun';
import { readEntry } from '../../../../nodes/TencentLive/create/entry';
import { ProcessState } from '../../../../nodes/TencentLive/create/ProcessState';
import { Ledger, type LedgerHome } from '../../../../nodes/TencentLive/items/Ledger';
import { pool } from '../../../../nodes/TencentLive/items/pool';
import { sendThrough } from '../../../../nodes/TencentLive/n8n/send';
import { systemClock } from '../../../../nodes/TencentLive/transport/clock';
import { Pacer } from '../../../../nodes/TencentLive/transport/pacer';
import { AccountQuotas } from '../../../../nodes/TencentLive/transport/quotas';
import { Retry } from '../../../../nodes/TencentLive/transport/retry';
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

/** An account without a task. */
class Unlisted extends Api3 {
	override async listTasks() {
		return await Promise.resolve([]);
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
	const clock = systemClock;
	const quotas = new Unlimited(clock);
	const route = {
		baseUrl: job.url,
		send: sendThrough(context),
		retry: new Retry(quotas, { clock, random: () => Math.random(), signal }),
	};
	const shared = new ProcessState(clock);
	const home: LedgerHome = {};
	const { outcomes } = await CreateRun.over({
		api: new Unlisted(
			caller3(() => route),
			'benchmark',
			quotas,
			async (milliseconds) => await clock.sleep(milliseconds),
		),
		clock,
		signal,
		process: shared,
		ledger: new Ledger(home, readEntry),
		items: job.streams.length,
		read: (item) => ({
			wanted: {
				request: requestFor(job, job.streams[item] ?? ''),
				ifTaskExists: 'reuse',
				matchExisting: 'sameTimes',
				ifUnknown: 'recordAnyway',
			},
			advice: [],
			timeout: 15_000,
			moves: false,
		}),
		placeOf: (item) => ({ key: String(item), of: 'benchmark' }),
		goesOn: false,
	});
	const failed = outcomes.filter((outcome) => outcome?.kind !== 'task');
	if (failed.length > 0) throw new Error(`${failed.length} creates failed.`);
	return { kept: home, shared };
};

/** The same calls through the bare helper, as many at the same time. The answers are kept. */
export const throughHelper: Make = async (context, job) => {
	const answers = await pool(
		job.streams.length,
		AT_ONCE,
		async (item): Promise<unknown> =>
			await context.helpers.httpRequestWithAuthentication.call(
				context,
				'tencentCloudApi',
				callOptions(job.url, 'CreateRecordTask', createParameters(job, job.streams[item] ?? '')),
			),
		() => false,
	);
	return { kept: answers, shared: null };
};
