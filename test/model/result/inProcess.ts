/** The emulator's actions without a wire between: as strict, and thousands of times a second. */
import { Api3 } from '../../../nodes/TencentLive/api/v3/Api3';
import type { Call3 } from '../../../nodes/TencentLive/api/v3/call';
import { ApiError } from '../../../nodes/TencentLive/transport/ApiError';
import type { RecordedFile } from '../../emulator';
import { PRODUCTS } from '../../emulator/actions/v3';
import { Parameters } from '../../emulator/parameters';
import { Recordings } from '../../emulator/recordings/recordings';
import { DEFAULT_ACCOUNT } from '../../emulator/settings';
import { type EmulatorState, initialState } from '../../emulator/state';
import { TaskStore } from '../../emulator/tasks/taskStore';
import type { History } from './history';

export const PLACE = { domain: 'push.example.com', appName: 'live', channel: 'my-stream' };

/** The beginning of every history, UNIX milliseconds. */
export const BEGINNING = Date.UTC(2026, 10, 23, 4);

const at = (second: number) => BEGINNING + second * 1000;
const TEMPLATE_IDS = [101, 102];

/** A service to which a history has happened. */
export interface Happened {
	api: Api3;
	/** The IDs of its tasks, in the order of the history. */
	taskIds: string[];
	/** The actions that were called. */
	calls: string[];
	now: number;
	/** The task that made a file, by its ID; undefined for one that no task made. */
	makerOf(fileId: string): string | undefined;
}

/** Lets a history happen. */
export function happen(history: History): Happened {
	const now = at(history.now);
	const store = new TaskStore();
	const recordings = new Recordings(store);
	const state: EmulatorState = initialState(optionsOf(history), now, () =>
		recordings.takeNew(state, now),
	);
	const taskIds = history.tasks.map(({ start, end, stopped, template }) => {
		const task = store.create('v3', {
			account: DEFAULT_ACCOUNT.secretId,
			channel: PLACE.channel,
			domain: PLACE.domain,
			app: PLACE.appName,
			realTime: false,
			start: at(start),
			end: at(end),
			templateId: template === null ? 0 : (TEMPLATE_IDS[template] ?? 0),
			streamType: 0,
			createdAt: at(-3600),
		});
		if (stopped !== null && stopped <= history.now) task.stoppedAt = at(stopped);
		return task.id;
	});
	const calls: string[] = [];
	const call: Call3 = async ({ service, action, parameters }) => {
		calls.push(action);
		const product = PRODUCTS.find((one) => one.service === service);
		const found = product?.actions.find(({ name }) => name === action);
		if (found === undefined) throw new ApiError('rejected', `There is no ${action}.`);
		const read = Parameters.read(new Map(Object.entries(parameters)), found.parameters, 'json');
		if (!(read instanceof Parameters)) {
			throw new ApiError('rejected', `${action}: ${read.name} is ${read.problem}`);
		}
		const account = DEFAULT_ACCOUNT;
		const context = { state, tasks: store, account, sent: () => [], now };
		return await Promise.resolve(found.handle(read, context));
	};
	const time = { now: () => now, serviceNow: () => now };
	const api = new Api3(call, 'an account', time, async () => await Promise.resolve());
	const makerOf = (fileId: string) => state.files.find(({ id }) => id === fileId)?.taskId;
	return { api, taskIds, calls, now, makerOf };
}

function optionsOf(history: History) {
	const { pushes, templates, now, ahead, delay, shortest } = history;
	const place = { domain: PLACE.domain, app: PLACE.appName, stream: PLACE.channel };
	// A history without a push must not count as one that nobody knows the pushes of.
	const never = { ...place, from: at(-7200), to: at(-7140) };
	const past = pushes.map(({ from, to }) => ({ ...place, from: at(from), to: at(to) }));
	const going = pushes.find(({ from, to }) => from <= now && to > now);
	return {
		streams: going === undefined ? [] : [{ ...place, publishedAt: at(going.from) }],
		pushes: [never, ...past.filter(({ to }) => to <= at(now))],
		// What is still to come is not pushed yet, and is no part of any file that is listed.
		templates: templates.map(({ formats, interval, resumption }, index) => ({
			id: TEMPLATE_IDS[index] ?? 0,
			name: `template ${index}`,
			formats,
			settings: Object.fromEntries(formats.map((format) => [format, { interval }])),
			flowContinueDuration: resumption,
		})),
		files: history.isRecordedTwice ? templateFiles(history, place) : [],
		fileDelayMs: delay * 1000,
		recorderAheadMs: ahead * 1000,
		shortestPushMs: shortest * 1000,
		pushFoundBy: history.pushFoundBy,
		listsGoingPushes: history.listsGoingPushes,
	};
}

/** What a template records besides: a file for each push, which no task made. */
function templateFiles(
	{ pushes, ahead, delay, now }: History,
	place: { domain: string; app: string; stream: string },
): RecordedFile[] {
	return pushes
		.filter(({ to }) => to + delay <= now)
		.map(({ from, to }, index) => ({
			...place,
			id: String(1000 + index),
			format: 'mp4',
			start: at(from + ahead),
			end: at(to + ahead),
			createdAt: at(to + delay),
		}));
}
