/** Which of the two APIs a request or a task belongs to. */
export type Generation = 'v2' | 'v3';

/** A recording task as the service keeps it. All times are milliseconds. */
export interface RecordingTask {
	/** Counts all tasks ever created, from 1. */
	readonly sequence: number;
	/** Every digit of a legacy id, or the opaque text of API 3.0. */
	readonly id: string;
	readonly generation: Generation;
	/** SecretId of the account it belongs to. */
	readonly account: string;
	/** Channel id in v2, stream name in v3. */
	readonly channel: string;
	/** Push domain; null in v2. */
	readonly domain: string | null;
	/** Push path; null in v2. */
	readonly app: string | null;
	/** True where recording starts with the creation: v2 tapeType 1, v3 without StartTime. */
	readonly realTime: boolean;
	readonly start: number;
	readonly end: number;
	/** v3 only; 0 is the default (HLS, kept for ever). */
	readonly templateId: number;
	/** v3 only: 0 live push, 1 mixed stream. */
	readonly streamType: number;
	readonly createdAt: number;
	stoppedAt: number | null;
	deletedAt: number | null;
}

/** What has become of a task. `notStarted` is one of more than three that overlap. */
export type TaskStatus = 'scheduled' | 'running' | 'ended' | 'stopped' | 'notStarted';
