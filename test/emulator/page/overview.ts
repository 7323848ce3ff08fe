import type { CallbackRecord } from '../callbacks/sender';
import type { EmulatorClock } from '../clock';
import type { Faults } from '../faults';
import type { Json, JsonObject } from '../json';
import type { Pushes } from '../pushes';
import type { EmulatorState } from '../state';
import type { RequestRecord, TaskRecord, Truth } from '../truth';
import { faultName } from './commands';

/** What the page is made of. */
export interface PageParts {
	state: EmulatorState;
	truth: Truth;
	clock: EmulatorClock;
	faults: Faults;
	pushes: Pushes;
}

/** Of each kind so many are shown, the newest first. */
const MOST = 30;

/**
 * What of a call's parameters is shown. An allow-list: among the others are the callback key and the
 * addresses that events are sent to.
 */
const SHOWN = [
	...['DomainName', 'AppName', 'StreamName', 'StartTime', 'EndTime', 'TaskId', 'TemplateId'],
	...['channelId', 'taskId', 'tapeType', 'startTime', 'endTime', 'StreamNames', 'DomainPrefix'],
];

function newest<T>(all: readonly T[], show: (one: T) => JsonObject): JsonObject {
	return { count: all.length, newest: all.slice(-MOST).reverse().map(show) };
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function showTask(task: TaskRecord): JsonObject {
	const { id, generation, channel, start, end, createdAt, deleted } = task;
	return {
		...{ id, generation, channel, start, end, createdAt, deleted },
		realTime: task.realTime,
		stoppedAt: task.stoppedAt,
		status: task.status,
	};
}

function showRequest(request: RequestRecord): JsonObject {
	const { number, at, generation, action, result, code, innerCode, fault, answered } = request;
	const about = Object.entries(request.parameters)
		.filter(([name]) => SHOWN.includes(name))
		.map(([name, value]) => `${name} ${textOf(value)}`.slice(0, 100));
	return { number, at, generation, action, result, code, innerCode, fault, answered, about };
}

function showCallback({ kind, payload, attempts, state }: CallbackRecord): JsonObject {
	const stream = payload.stream_id ?? null;
	const event = payload.record_event ?? null;
	const tries = attempts.map(({ at, status }) => ({ at, status }));
	return { kind, stream, event, taskId: payload.task_id ?? null, tries, state };
}

/** What the service has now, for the page; no key, push right or address of a file is among it. */
export function overview({ state, truth, clock, faults, pushes }: PageParts): JsonObject {
	const { channels } = state;
	const streams: Json = pushes.known().map((stream) => ({
		domain: stream.domain,
		app: stream.app,
		stream: stream.stream,
		live: stream.live,
		since: stream.publishedAt ?? null,
		backAt: stream.backAt ?? null,
		forbidden: stream.forbidden ?? false,
	}));
	return {
		now: clock.now(),
		away: clock.away,
		isFrozen: clock.isFrozen,
		streams,
		channels: channels.map(({ id, name, live, closed }) => ({
			...{ id, name, live },
			closed: closed ?? false,
		})),
		tasks: newest(truth.tasks(), showTask),
		files: newest([...state.files, ...state.cosFiles], (file) => ({
			id: file.id,
			stream: file.stream,
			format: file.format,
			start: file.start,
			end: file.end,
			taskId: file.taskId ?? null,
		})),
		callbacks: newest(truth.callbacks(), showCallback),
		requests: newest(truth.requests(), showRequest),
		faults: faults.toCome.map(({ fault, left }) => ({
			name: faultName(fault),
			// Not a number in JSON.
			left: Number.isFinite(left) ? left : null,
		})),
	};
}
