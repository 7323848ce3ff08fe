import type { RecordedFile, RecordFormat, RecordFormatSettings } from '../recordSettings';
import type { EmulatorState } from '../state';
import type { RecordingTask } from '../tasks/recordingTask';
import { actualEnd, starts } from '../tasks/taskStatus';
import type { TaskStore } from '../tasks/taskStore';
import { inCos } from './cos';
import { fileNameOf } from './fileName';
import { cut, joined, pushesDuring, type Stretch } from './pieces';

/** What the state says about how things are recorded. Its `files` are not looked at. */
type Conditions = Pick<
	EmulatorState,
	| 'templates'
	| 'breaks'
	| 'pushes'
	| 'streams'
	| 'fileDelayMs'
	| 'recorderAheadMs'
	| 'shortestPushMs'
>;

/** Longest fragment in channel mode, in milliseconds (cloud.tencent.com/doc/api/258/4723). */
export const FRAGMENT = 30 * 60 * 1000;

/** API 3.0: a push has to last longer than this to give a file (tencentcloud.com/document/product/267/37309). */
export const SHORTEST_PUSH = 10 * 1000;

/** Far beyond what a double holds: whoever takes a file id for a number loses digits at once. */
const FIRST_FILE_ID = 5285485487985271487n;

/** What one format makes of a task, in pieces. */
interface FormatPieces {
	format: RecordFormat;
	settings: RecordFormatSettings;
	pieces: Stretch[];
	/** Milliseconds that a piece waits for the push to go on before it is a file. */
	wait: number;
}

/** Files that tasks have recorded, by where they are kept. */
export interface NewFiles {
	vod: RecordedFile[];
	/** VOD never hears of these. */
	cos: RecordedFile[];
}

/** The form of the names in the example of GetVodRecordFiles. */
const CHANNEL_FILE_NAME =
	'{StreamID}-{StartYear}{StartMonth}{StartDay}-{StartHour}{StartMinute}-{EndYear}{EndMonth}{EndDay}-{EndHour}{EndMinute}';

/** Channel mode: FLV fragments of half an hour, as the address on the page of CreateRecord says. */
function channelPieces(task: RecordingTask, conditions: Conditions): FormatPieces[] {
	const settings = { vodFileName: CHANNEL_FILE_NAME };
	const pieces = cut(pushesDuring(task, conditions), FRAGMENT);
	return [{ format: 'flv', settings, pieces, wait: 0 }];
}

/** API 3.0: the formats of the template; without one HLS, which is a file for each push. */
function templatePieces(task: RecordingTask, conditions: Conditions): FormatPieces[] {
	const { templates, shortestPushMs } = conditions;
	const template = templates.find(({ id }) => id === task.templateId);
	const pushes = pushesDuring(task, conditions);
	const resumption = (template?.flowContinueDuration ?? 0) * 1000;
	const lasting = (stretches: Stretch[]) =>
		stretches.filter(({ start, end }) => end - start > shortestPushMs);
	const formats: readonly RecordFormat[] =
		template === undefined ? ['hls'] : (template.formats ?? []);
	return formats.map((format) => {
		const settings = template?.settings?.[format] ?? {};
		const pieces =
			format === 'hls'
				? lasting(joined(pushes, resumption))
				: cut(lasting(pushes), (settings.interval ?? 1800) * 1000);
		return { format, settings, pieces, wait: format === 'hls' ? resumption : 0 };
	});
}

function storeOf(
	{ generation, templateId }: RecordingTask,
	{ templates }: Conditions,
): 'vod' | 'cos' {
	const template = templates.find(({ id }) => id === templateId);
	return generation === 'v3' && template?.cosStore === 1 ? 'cos' : 'vod';
}

/** Makes files of what tasks have recorded, each once. */
export class Recordings {
	private readonly made = new Set<string>();

	private readonly finished = new Set<number>();

	private nextId = FIRST_FILE_ID;

	constructor(private readonly store: TaskStore) {}

	/** The files that have appeared by `now` (milliseconds) and were not given before, oldest first. */
	takeNew(conditions: Conditions, now: number): NewFiles {
		const tasks = this.store.all();
		const files: NewFiles = { vod: [], cos: [] };
		for (const task of tasks) {
			if (this.finished.has(task.sequence) || task.start > now) continue;
			const kept = files[storeOf(task, conditions)];
			if (starts(task, tasks)) kept.push(...this.filesOf(task, conditions, now));
			const longestWait = Math.max(
				0,
				...conditions.templates.map(({ flowContinueDuration }) => flowContinueDuration ?? 0),
			);
			if (actualEnd(task) + longestWait * 1000 + conditions.fileDelayMs <= now) {
				this.finished.add(task.sequence);
			}
		}
		for (const kept of [files.vod, files.cos]) {
			kept.sort((one, other) => (one.createdAt ?? 0) - (other.createdAt ?? 0));
		}
		return files;
	}

	private filesOf(task: RecordingTask, conditions: Conditions, now: number): RecordedFile[] {
		const isInCos = storeOf(task, conditions) === 'cos';
		const { fileDelayMs, recorderAheadMs: aheadMs } = conditions;
		const taskEnd = actualEnd(task);
		const formats =
			task.generation === 'v2' ? channelPieces(task, conditions) : templatePieces(task, conditions);
		return formats.flatMap(({ format, settings, pieces, wait }) =>
			pieces
				// With the task a recording ends: nothing is waited for.
				.map((piece) => ({ ...piece, delayMs: (piece.end < taskEnd ? wait : 0) + fileDelayMs }))
				.filter(({ end, delayMs }) => end + delayMs <= now)
				.filter(({ start }) => this.isNew(`${task.sequence} ${format} ${start}`))
				.map(({ delayMs, ...piece }) =>
					this.file(task, format, settings, piece, { delayMs, aheadMs, isInCos }),
				),
		);
	}

	private isNew(key: string): boolean {
		if (this.made.has(key)) return false;
		this.made.add(key);
		return true;
	}

	private file(
		task: RecordingTask,
		format: RecordFormat,
		settings: RecordFormatSettings,
		piece: Stretch,
		{ delayMs, aheadMs, isInCos }: { delayMs: number; aheadMs: number; isInCos: boolean },
	): RecordedFile {
		const createdAt = piece.end + delayMs;
		const [start, end] = [piece.start + aheadMs, piece.end + aheadMs];
		const { storageTime = 0, vodSubAppId = 0 } = settings;
		const number = String(this.nextId++);
		return {
			...(isInCos ? inCos(number, settings, task.id) : { id: number }),
			stream: task.channel,
			domain: task.domain ?? undefined,
			app: task.app ?? undefined,
			format,
			start,
			end,
			createdAt,
			...(storageTime === 0 ? {} : { expiresAt: createdAt + storageTime * 1000 }),
			name: fileNameOf(settings.vodFileName ?? '', task.channel, { start, end }),
			taskId: task.id,
			account: task.account,
			...(vodSubAppId === 0 ? {} : { subAppId: vodSubAppId }),
		};
	}
}
