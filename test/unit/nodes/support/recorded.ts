import type { Push } from '../../../../nodes/TencentLive/api/evidence';
import type { RecordedFile } from '../../../../nodes/TencentLive/api/recordings';

/** Seconds from some moment to UNIX milliseconds. */
export const at = (second: number) => Date.UTC(2026, 10, 23, 4) + second * 1000;

/** A file of HLS that holds what was pushed between two seconds. */
export function file(from: number, to: number, more: Partial<RecordedFile> = {}): RecordedFile {
	return {
		fileId: `${from}-${to}`,
		name: null,
		url: null,
		taskId: null,
		startTime: at(from),
		endTime: at(to),
		duration: to - from,
		size: null,
		format: 'hls',
		raw: {},
		...more,
	};
}

/** A push between two seconds; null for one that goes on. */
export function push(from: number, to: number | null, more: Partial<Push> = {}): Push {
	return {
		channel: 's',
		domain: 'd',
		appName: 'live',
		startTime: at(from),
		stopTime: to === null ? null : at(to),
		stopReason: null,
		seconds: null,
		raw: {},
		...more,
	};
}
