import type { RecordingRequest } from '../api/recordings';
import { isJsonObject } from '../transport/json';
import type { Attempt } from './attempt';
import { IF_TASK_EXISTS, IF_UNKNOWN, MATCH_EXISTING, type Wanted } from './intent';
import type { Made } from './outcome';

/** The latest that a date can hold, UNIX milliseconds. */
const LATEST_TIME = 8_640_000_000_000_000;

/** What the ledger keeps of an item: the task it came to, or its requests whose fate is unknown. */
export type Entry = { made: Made } | { open: [Attempt, ...Attempt[]] };

/**
 * An entry as it was saved, by this version of the package or another.
 *
 * @returns undefined for anything that is not one: looking before sending is safe without it
 */
export function readEntry(saved: unknown): Entry | undefined {
	if (!isJsonObject(saved)) return undefined;
	if (isMade(saved.made)) return { made: saved.made };
	if (!Array.isArray(saved.open)) return undefined;
	const [first, ...others] = saved.open.filter(isAttempt);
	const isWhole = first !== undefined && saved.open.length === others.length + 1;
	return isWhole ? { open: [first, ...others] } : undefined;
}

function isMade(value: unknown): value is Made {
	return (
		isJsonObject(value) &&
		value.kind === 'task' &&
		oneOf(['created', 'existing', 'recovered'], value.how) &&
		typeof value.taskId === 'string' &&
		typeof value.message === 'string' &&
		isTextOrNull(value.requestId) &&
		isRequest(value.request) &&
		isTexts(value.hints)
	);
}

function isAttempt(value: unknown): value is Attempt {
	return (
		isJsonObject(value) &&
		typeof value.id === 'string' &&
		typeof value.key === 'string' &&
		isWanted(value.wanted) &&
		isTime(value.signedAt) &&
		(value.leftAt === null || isTime(value.leftAt)) &&
		isTexts(value.notMine)
	);
}

function isWanted(value: unknown): value is Wanted {
	return (
		isJsonObject(value) &&
		isRequest(value.request) &&
		oneOf(IF_TASK_EXISTS, value.ifTaskExists) &&
		oneOf(MATCH_EXISTING, value.matchExisting) &&
		oneOf(IF_UNKNOWN, value.ifUnknown)
	);
}

function isRequest(value: unknown): value is RecordingRequest {
	return (
		isJsonObject(value) &&
		typeof value.channel === 'string' &&
		isTextOrNull(value.domain) &&
		isTextOrNull(value.appName) &&
		(value.tapeType === 0 || value.tapeType === 1) &&
		(value.startTime === null || isTime(value.startTime)) &&
		isTime(value.endTime) &&
		isNumberOrNull(value.templateId) &&
		isNumberOrNull(value.streamType)
	);
}

function oneOf(values: readonly string[], value: unknown): boolean {
	return values.some((one) => one === value);
}

function isTexts(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isTextOrNull(value: unknown): value is string | null {
	return value === null || typeof value === 'string';
}

/** UNIX milliseconds that a date can hold: others cannot even be told. */
function isTime(value: unknown): value is number {
	return typeof value === 'number' && Math.abs(value) <= LATEST_TIME;
}

function isNumberOrNull(value: unknown): value is number | null {
	return value === null || typeof value === 'number';
}
