import { toChinaIso } from './chinaTime';
import { EndPassedError, InvalidParameterError } from './InvalidParameterError';
import { REAL_TIME, type RecordingRequest } from './recordings';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** @throws InvalidParameterError when nothing, or only white space, is given */
export function requireText(field: string, value: string | null): void {
	if (value === null || value.trim() === '') {
		throw new InvalidParameterError(
			field,
			'is empty. Pick a value, or check that the expression gives one.',
		);
	}
}

/**
 * The rules of time that both generations share: an end in the future, after the start.
 *
 * @param now UNIX milliseconds
 * @throws InvalidParameterError naming the field
 */
export function requireWindow(request: RecordingRequest, now: number): void {
	const { tapeType, startTime, endTime } = request;
	if (tapeType !== REAL_TIME && startTime === null) {
		throw new InvalidParameterError(
			'Start Time',
			'is empty, and a scheduled recording needs one. Set it, or set Tape Type to Real-Time to start at once.',
		);
	}
	if (startTime !== null && endTime <= startTime) {
		throw new InvalidParameterError(
			'End Time',
			`${toChinaIso(endTime)} is not after Start Time ${toChinaIso(startTime)}. Choose a later end; if only the zone is off, give the times an offset such as +08:00.`,
		);
	}
	if (endTime <= now) {
		throw new EndPassedError(
			'End Time',
			`${toChinaIso(endTime)} is in the past. Choose a later end; if only the zone is off, give the time an offset such as +08:00.`,
		);
	}
}

/**
 * How far ahead a task may lie: the page for International says the start is at most 6 days away,
 * the page for China that the end is less than 7 days away. Which one the service holds a request
 * to is not known, so only what breaks both is refused here. No page of the legacy API names a limit;
 * it gets the same one, since a task further ahead would lie beyond where this node looks for tasks.
 */
const START_HORIZON = 6 * DAY;
const END_HORIZON = 7 * DAY;

/** @throws InvalidParameterError when the recording lies too far ahead */
export function requireNear({ startTime, endTime }: RecordingRequest, now: number): void {
	if (startTime === null || startTime <= now + START_HORIZON || endTime < now + END_HORIZON) return;
	throw new InvalidParameterError(
		'Start Time',
		`${toChinaIso(startTime)} is too far ahead: a task may start within 6 days. Create it later, for example from a Schedule Trigger.`,
	);
}

/** @throws InvalidParameterError when the recording would be longer than `limit` milliseconds */
export function requireLength(request: RecordingRequest, now: number, limit: number): void {
	const length = request.endTime - (request.startTime ?? now);
	if (length > limit) {
		throw new InvalidParameterError(
			'End Time',
			`makes the recording longer than the ${limit / HOUR} hours that one task may last. Split it into several tasks.`,
		);
	}
}
