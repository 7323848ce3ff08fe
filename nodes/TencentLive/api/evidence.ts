import type { RecordedFile, StreamRef } from './recordings';
import type { JsonObject } from '../transport/json';

/*
 * What tells, afterwards, what became of a recording. Times are UNIX milliseconds.
 */

/** One push of a stream, from its start to its stop. */
export interface Push extends StreamRef {
	startTime: number;
	/** Null while it goes on. */
	stopTime: number | null;
	/** In the service's own words; null where it says none. */
	stopReason: string | null;
	/** How long it lasted, in seconds; null where the service does not say. */
	seconds: number | null;
	raw: JsonObject;
}

/** Which pushes to list. */
export interface PushQuery {
	domain: string | null;
	appName: string | null;
	/** Null for every stream of the app. */
	channel: string | null;
	from: number;
	to: number;
}

/** How a template has recordings made. */
export interface Plan {
	formats: readonly string[];
	/** Milliseconds that a push may break off without ending its HLS file. */
	resumption: number;
	/** Whether its files are kept in COS, where no listing shows them. */
	inCos: boolean;
	/** The applications of Video on Demand that its files go to, besides the account's main one. */
	subAppIds: readonly number[];
	/** Milliseconds for which the files of some format are kept; null where they are for good. */
	keptFor: number | null;
}

/** The plans of an account, by the ID of their template. */
export type Plans = ReadonlyMap<number, Plan>;

/** A recording without a template: https://www.tencentcloud.com/document/product/267/37309 */
export const DEFAULT_PLAN: Plan = {
	formats: ['hls'],
	resumption: 0,
	inCos: false,
	subAppIds: [],
	keptFor: null,
};

/** Which files to list: those of several streams of one place that may lie between two times. */
export interface StreamsQuery {
	channels: readonly string[];
	domain: string | null;
	appName: string | null;
	from: number;
	to: number;
	subAppId: number | null;
}

/** Recorded files by the channel they are of. */
export type FilesByChannel = ReadonlyMap<string, RecordedFile[]>;
