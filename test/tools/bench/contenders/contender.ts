import type { Job } from '../job';

/** One way to make the recordings of a job. */
export interface Contender {
	name: string;
	/** Resolves when every answer has come, whatever it says: the server is asked for the truth. */
	run(job: Job): Promise<void>;
}
