import type { Lab } from '../lab';
import { N8n, type N8nPlace } from './n8n';
import { startPostgres } from './postgres';
import { startRedis } from './redis';
import { Session } from './session';

/** Executions a worker runs at the same time. */
const CONCURRENCY = 10;

/**
 * Milliseconds after which n8n gives up on the executions of a worker that is gone: a tenth of the
 * usual, so that a test need not wait two minutes.
 */
const IMPATIENT = {
	QUEUE_WORKER_LOCK_DURATION: '6000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

/** n8n in queue mode: a main process and workers over PostgreSQL and Redis. */
export class Fleet {
	readonly workers: N8n[] = [];

	private constructor(
		private readonly place: N8nPlace,
		readonly main: N8n,
		readonly session: Session,
	) {}

	static async start(lab: Lab, workers: number): Promise<Fleet> {
		const place = await lab.place();
		const { programs, folder } = place;
		lab.say('starting PostgreSQL and Redis');
		place.env = {
			EXECUTIONS_MODE: 'queue',
			...IMPATIENT,
			...(await startPostgres(programs, await lab.debian('postgresql'), folder)),
			...(await startRedis(programs, await lab.debian('redis-server'), folder)),
		};
		lab.say(`starting n8n and ${workers} workers`);
		const main = await N8n.main(place);
		await main.start();
		const session = await Session.setUp(main.url);
		await lab.install(session);
		const fleet = new Fleet(place, main, session);
		while (fleet.workers.length < workers) await fleet.addWorker();
		return fleet;
	}

	/** The workers that take executions now. */
	get running(): N8n[] {
		return this.workers.filter(({ isRunning }) => isRunning);
	}

	/** Starts or stops workers until so many run. */
	async resize(count: number): Promise<void> {
		while (this.running.length < count) await this.addWorker();
		for (const worker of this.running.slice(count)) await worker.stop();
	}

	/** Starts another worker. @param env settings of its own */
	async addWorker(env: Record<string, string> = {}): Promise<N8n> {
		const place = { ...this.place, env: { ...this.place.env, ...env } };
		const worker = await N8n.worker(place, `worker-${this.workers.length + 1}`, CONCURRENCY);
		this.workers.push(worker);
		await worker.start();
		return worker;
	}

	async stop(): Promise<void> {
		for (const worker of this.workers) await worker.stop();
		await this.main.stop();
	}
}
