import type { RecordingRequest } from '../../../../nodes/TencentLive/api/recordings';

/** 18:00 in China. */
export const NOW = Date.parse('2026-11-23T10:00:00Z');

/** A Real-Time request of API 3.0 that lasts an hour from `NOW`, unless told otherwise. */
export function recordingRequest(parts: Partial<RecordingRequest> = {}): RecordingRequest {
	return {
		channel: 'my-stream',
		domain: 'push.example.com',
		appName: 'live',
		tapeType: 1,
		startTime: null,
		endTime: NOW + 3_600_000,
		templateId: null,
		streamType: null,
		...parts,
	};
}

/** A Scheduled request that starts and ends so many milliseconds after `NOW`. */
export function scheduled(start: number, end: number): RecordingRequest {
	return recordingRequest({ tapeType: 0, startTime: NOW + start, endTime: NOW + end });
}
