import { ApiError } from '../../apiError';
import { writeUtc } from '../../chinaTime';
import type { JsonObject } from '../../json';
import type { Parameters } from '../../parameters';
import { type LoggedPush, pushLog, reasonOf } from '../../pushLog';
import type { ActionContext } from '../action';

const DAY = 24 * 3600 * 1000;

function invalid(text: string): ApiError {
	return new ApiError('InvalidParameter', text);
}

/** A time in UTC to the second, in milliseconds. @throws ApiError InvalidParameter */
export function utcOf(parameters: Parameters, name: string): number {
	const text = parameters.requiredText(name);
	const time = Date.parse(text);
	if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && writeUtc(time) === text) return time;
	throw invalid(`${name} is not of the form YYYY-MM-DDThh:mm:ssZ.`);
}

/**
 * The range of a query: nothing of it after now or longer than 60 days ago, and 30 days at most, as the
 * pages for International say; those for China say two months and one.
 */
function rangeOf(parameters: Parameters, now: number): { from: number; to: number } {
	const from = utcOf(parameters, 'StartTime');
	const to = utcOf(parameters, 'EndTime');
	if (to <= from) throw invalid('EndTime must be later than StartTime.');
	if (to > now) throw invalid('EndTime must not be later than now.');
	if (to - from > 30 * DAY) throw invalid('The time range must not exceed 30 days.');
	if (from < now - 60 * DAY) throw invalid('StartTime must not be earlier than 60 days ago.');
	return { from, to };
}

function isFound(
	{ from, to }: LoggedPush,
	range: { from: number; to: number },
	by: 'start' | 'stop' | 'overlap',
): boolean {
	if (by === 'overlap') return from <= range.to && (to ?? Infinity) >= range.from;
	const time = by === 'start' ? from : (to ?? range.to);
	return time >= range.from && time <= range.to;
}

/** The pushes of a query in order of their end, the last first. An empty or no path is `live`. */
export function pushesFound(
	parameters: Parameters,
	{ state, now }: ActionContext,
	isStream: (name: string) => boolean,
): LoggedPush[] {
	const range = rangeOf(parameters, now);
	const domain = parameters.text('DomainName') ?? '';
	const app = parameters.text('AppName') || 'live';
	return pushLog(state, now)
		.filter(
			(push) =>
				(push.to !== null || state.listsGoingPushes) &&
				(domain === '' || push.domain === domain) &&
				push.app === app &&
				isStream(push.stream) &&
				isFound(push, range, state.pushFoundBy),
		)
		.sort((one, other) => (other.to ?? now) - (one.to ?? now));
}

/** A push as both lists describe it. */
export function describePush(push: LoggedPush, now: number): JsonObject {
	return {
		StreamName: push.stream,
		AppName: push.app,
		DomainName: push.domain,
		StreamStartTime: writeUtc(push.from),
		StreamEndTime: push.to === null ? '' : writeUtc(push.to),
		StopReason: reasonOf(push),
		Duration: Math.floor(((push.to ?? now) - push.from) / 1000),
		ClientIp: '119.29.94.245',
		Resolution: '1280x720',
	};
}
