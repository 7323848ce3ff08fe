import { madeAt, sizeOf, urlOf } from '../actions/vod/mediaInfo';
import type { JsonObject } from '../json';
import type { RecordedFile, RecordFormat } from '../recordSettings';
import type { ActiveStream } from '../settings';
import type { RecordingTask } from '../tasks/recordingTask';
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

/** A recording that started, failed to, paused, went on or ended. */
export function recordingChanged(
	task: RecordingTask,
	event: RecordEvent,
	at: number,
	format: RecordFormat,
	count: number,
): Happening {
	const { domain, app } = placeOf(task);
	return {
		at,
		domain,
		app,
		kind: 'recordingStatus',
		facts: {
			domain,
			appname: app,
			stream_id: task.channel,
			event_time: seconds(at),
			record_event: event,
			record_detail: JSON.stringify({
				file_format: FORMAT_NUMBERS[format],
				record_bps: 0,
				start_model: 5,
				record_content: 1,
				source_type: 1,
				codec_temp_id: 0,
			}),
			seq: String(FIRST_SEQ + BigInt(count)),
			session_id: String(FIRST_SESSION + BigInt(task.sequence)),
			task_id: task.id,
		},
	};
}

/** A file that VOD has made of what a task recorded. */
export function fileReady(file: RecordedFile, task: RecordingTask): Happening {
	const { domain, app } = placeOf(task);
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
			file_format: file.format,
			task_id: task.id,
			start_time: seconds(file.start),
			start_time_usec: microseconds(file.start),
			end_time: seconds(file.end),
			end_time_usec: microseconds(file.end),
			duration: Math.round((file.end - file.start) / 1000),
			file_size: sizeOf(file),
			// Not sent for tasks that the API made.
			stream_param: '',
			video_url: urlOf(file),
			callback_ext: JSON.stringify({
				video_codec: 'h264',
				resolution: '1280x720',
				session_id: String(FIRST_SESSION + BigInt(task.sequence)),
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
			sequence,
			...(ended ? { push_duration: String(Math.max(0, at - publishedAt)) } : {}),
		},
	};
}

/** Domain and path of a task; channel mode has none. */
export function placeOf({ domain, app }: RecordingTask): { domain: string; app: string } {
	return { domain: domain ?? '', app: app ?? '' };
}
