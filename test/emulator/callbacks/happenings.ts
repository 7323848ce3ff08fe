import { madeAt, sizeOf, urlOf } from '../actions/vod/mediaInfo';
import type { JsonObject } from '../json';
import type { RecordedFile, RecordFormat } from '../recordSettings';
import type { ActiveStream } from '../settings';
import type { RecordingTask } from '../tasks/recordingTask';
import { pushParam } from './pushParam';
import type { CallbackKind } from './samples';

/** Something the service tells of. */
export interface Happening {
	/** Milliseconds. */
	at: number;
	domain: string;
	app: string;
	kind: CallbackKind;
	/** What differs from the sample. */
	facts: JsonObject;
}

/** Changes of a recording, in the service's words. */
export type RecordEvent =
	| 'record_start_succeeded'
	| 'record_start_failed'
	| 'record_paused'
	| 'record_resumed'
	| 'record_ended';

const FORMAT_NUMBERS: Readonly<Record<RecordFormat, number>> = {
	flv: 1,
	hls: 2,
	mp4: 3,
	aac: 4,
	mp3: 5,
};

/** The far end of what a double holds, and more: whoever takes such an id for a number loses digits. */
const FIRST_SESSION = 2918085116267032000n;
const FIRST_SEQ = 3266441426274648000n;

const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000);
const microseconds = (milliseconds: number) => (milliseconds % 1000) * 1000;

/** What a task or a template records, as events tell of it. */
export interface Recording {
	domain: string;
	app: string;
	stream: string;
	/** The number of the session; a recording that a template started bears it as its task's ID too. */
	sessionId: string;
	taskId: string;
	startedBy: 'task' | 'template';
	/** 0 for a task without a template. */
	templateId: number;
	/** The query of the push address; empty for tasks, of which it is not told. */
	streamParam: string;
}

/** What a task records. */
export function recordingOfTask(task: RecordingTask): Recording {
	return {
		...placeOf(task),
		stream: task.channel,
		sessionId: String(FIRST_SESSION + BigInt(task.sequence)),
		taskId: task.id,
		startedBy: 'task',
		templateId: task.templateId,
		streamParam: '',
	};
}

/** A recording that started, failed to, paused, went on or ended. */
export function recordingChanged(
	recording: Recording,
	event: RecordEvent,
	at: number,
	format: RecordFormat,
	count: number,
): Happening {
	const { domain, app, stream, sessionId, taskId, startedBy } = recording;
	return {
		at,
		domain,
		app,
		kind: 'recordingStatus',
		facts: {
			domain,
			appname: app,
			stream_id: stream,
			event_time: seconds(at),
			record_event: event,
			record_detail: JSON.stringify({
				file_format: FORMAT_NUMBERS[format],
				record_bps: 0,
				start_model: startedBy === 'task' ? 5 : 1,
				record_content: 1,
				source_type: 1,
				codec_temp_id: 0,
			}),
			seq: String(FIRST_SEQ + BigInt(count)),
			session_id: sessionId,
			task_id: taskId,
		},
	};
}

/** A file that VOD or COS has of what was recorded. */
export function fileReady(file: RecordedFile, recording: Recording): Happening {
	const { domain, app, sessionId, taskId, templateId, streamParam } = recording;
	return {
		at: madeAt(file),
		domain,
		app,
		kind: 'recordingFile',
		facts: {
			app: domain,
			appname: app,
			stream_id: file.stream,
			channel_id: file.stream,
			file_id: file.id,
			record_file_id: file.id,
			record_temp_id: templateId === 0 ? '' : String(templateId),
			file_format: file.format,
			task_id: taskId,
			start_time: seconds(file.start),
			start_time_usec: microseconds(file.start),
			end_time: seconds(file.end),
			end_time_usec: microseconds(file.end),
			duration: Math.round((file.end - file.start) / 1000),
			file_size: sizeOf(file),
			stream_param: streamParam,
			video_url: urlOf(file),
			callback_ext: JSON.stringify({
				video_codec: 'h264',
				resolution: '1280x720',
				session_id: sessionId,
			}),
		},
	};
}

/** A push that began, or that ended after so many milliseconds. */
export function pushChanged(
	stream: ActiveStream,
	at: number,
	sequence: string,
	ended: boolean,
): Happening {
	const { domain, app, stream: name, publishedAt = at } = stream;
	return {
		at,
		domain,
		app,
		kind: ended ? 'streamStopped' : 'streamStarted',
		facts: {
			app: domain,
			appname: app,
			stream_id: name,
			channel_id: name,
			event_time: seconds(at),
			stream_param: pushParam(stream),
			sequence,
			...(ended ? { push_duration: String(Math.max(0, at - publishedAt)) } : {}),
		},
	};
}

/** Domain and path of a task; channel mode has none. */
export function placeOf({ domain, app }: RecordingTask): { domain: string; app: string } {
	return { domain: domain ?? '', app: app ?? '' };
}
