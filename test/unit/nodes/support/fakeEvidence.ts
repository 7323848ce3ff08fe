import type {
	FilesByChannel,
	Plans,
	Push,
	PushQuery,
	StreamsQuery,
} from '../../../../nodes/TencentLive/api/evidence';
import type { RecordingApi } from '../../../../nodes/TencentLive/api/RecordingApi';
import type {
	RecordedFile,
	StreamRef,
	TaskDetails,
	TaskQuery,
} from '../../../../nodes/TencentLive/api/recordings';
import { FakeClock } from './fakeClock';
import { FakeService } from './fakeService';
import { at } from './recorded';

/** A task of the stream `s` that is over, between two seconds, unless told otherwise. */
export function task(
	taskId: string,
	from: number,
	to: number,
	more: Partial<TaskDetails> = {},
): TaskDetails {
	return {
		...{ taskId, channel: 's', domain: 'd', appName: 'live', templateId: null },
		...{ startTime: at(from), endTime: at(to), state: 'over', status: 'ended' },
		...{ stoppedAt: null, fragments: null, raw: {} },
		...more,
	};
}

/** What the service knows of recordings that are past, and what it was asked. */
export class FakeEvidence {
	/** Pages of the listing of tasks. */
	pages: TaskDetails[][] = [];
	plans: Plans = new Map();
	/** Undefined for an account without Video on Demand. */
	files: FilesByChannel | undefined = new Map();
	/** What other applications of Video on Demand have, by their ID. */
	readonly apps = new Map<number, FilesByChannel>();
	/** Applications that do not answer, with what they end with; undefined for none to ask. */
	readonly failing = new Map<number, Error | undefined>();
	/** Undefined where what was sent cannot be asked. */
	sent: RecordedFile[] | undefined;
	/** Undefined where nobody can be asked. */
	pushes: Push[] | undefined;
	/** The service's clock, UNIX milliseconds. */
	now: number | null = at(9_999);

	readonly asked = {
		tasks: Array<TaskQuery>(),
		plans: 0,
		files: Array<StreamsQuery>(),
		sent: Array<[stream: StreamRef, from: number, to: number]>(),
		pushes: Array<PushQuery>(),
	};

	api(version: 'v3' | 'v2' = 'v3'): RecordingApi {
		return {
			...new FakeService(new FakeClock()).api(version),
			serviceNow: () => this.now,
			taskPages: (query) => this.tasks(query),
			plans: async () => {
				this.asked.plans += 1;
				return await Promise.resolve(this.plans);
			},
			filesOf: async (query) => {
				this.asked.files.push(query);
				const { subAppId } = query;
				if (subAppId !== null && this.failing.has(subAppId)) {
					const error = this.failing.get(subAppId);
					return error === undefined ? undefined : await Promise.reject(error);
				}
				const files = subAppId === null ? this.files : (this.apps.get(subAppId) ?? new Map());
				return await Promise.resolve(files);
			},
			filesSent: async (...query) => {
				this.asked.sent.push(query);
				return await Promise.resolve(this.sent);
			},
			pushes: async (query) => {
				this.asked.pushes.push(query);
				const { channel } = query;
				return await Promise.resolve(
					this.pushes?.filter((push) => channel === null || push.channel === channel),
				);
			},
		};
	}

	private async *tasks(query: TaskQuery): AsyncGenerator<TaskDetails[]> {
		this.asked.tasks.push(query);
		yield* await Promise.resolve(this.pages);
	}
}
