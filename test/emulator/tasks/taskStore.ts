import { createHash } from 'node:crypto';

import type { Generation, RecordingTask } from './recordingTask';

/** What a create action settles; the rest of a task is the store's. */
export type NewTask = Omit<
	RecordingTask,
	'sequence' | 'id' | 'generation' | 'stoppedAt' | 'deletedAt'
>;

/** The first legacy id: the largest there is, so that whoever loses digits shows it at once. */
const FIRST_LEGACY_ID = 18446744073709551615n;

/** Length of the one TaskId the documents print. */
const TASK_ID_LENGTH = 58;

/** All tasks that exist or existed, of both generations and all accounts. */
export class TaskStore {
	private readonly tasks: RecordingTask[] = [];

	private nextLegacyId = FIRST_LEGACY_ID;

	/** Every task in order of creation, deleted ones included. */
	all(): readonly RecordingTask[] {
		return this.tasks;
	}

	/** Creates a task. Legacy ids run downwards from 18446744073709551615; those of API 3.0 are opaque. */
	create(generation: Generation, task: NewTask): RecordingTask {
		const sequence = this.tasks.length + 1;
		const created: RecordingTask = {
			...task,
			sequence,
			id: generation === 'v2' ? String(this.nextLegacyId--) : opaqueId(sequence),
			generation,
			stoppedAt: null,
			deletedAt: null,
		};
		this.tasks.push(created);
		return created;
	}

	/** The account's task of that id, or undefined where there is none or it was deleted. */
	find(generation: Generation, account: string, id: string): RecordingTask | undefined {
		return this.ofAccount(generation, account).find((task) => task.id === id);
	}

	/** The account's tasks in order of creation, without deleted ones. */
	ofAccount(generation: Generation, account: string): RecordingTask[] {
		return this.tasks.filter(
			(task) =>
				task.generation === generation && task.account === account && task.deletedAt === null,
		);
	}
}

function opaqueId(sequence: number): string {
	const digest = createHash('sha512').update(`recording task ${sequence}`).digest('base64');
	return digest.replace(/[^A-Za-z0-9]/g, 'x').slice(0, TASK_ID_LENGTH);
}
