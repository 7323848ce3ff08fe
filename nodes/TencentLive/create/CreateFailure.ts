import { toChinaIso } from '../api/chinaTime';
import type { RecordingRequest } from '../api/RecordingApi';
import type { ApiFailure } from '../transport/ApiFailure';

/** `not_created`: certainly no task. `unknown`: there may be one, and nobody could tell. */
export type FailedOutcome = 'not_created' | 'unknown';

/** A create that gave no task ID. `message` is a sentence for the user. */
export class CreateFailure extends Error {
	readonly outcome: FailedOutcome;

	constructor(
		request: RecordingRequest,
		readonly reason: ApiFailure,
	) {
		super(
			reason.kind === 'unknown'
				? unknownWords(request, reason)
				: `${reason.message} No task was created.`,
		);
		this.name = 'CreateFailure';
		this.outcome = reason.kind === 'unknown' ? 'unknown' : 'not_created';
	}
}

function unknownWords(request: RecordingRequest, reason: ApiFailure): string {
	return `${reason.message} The recording task may exist all the same: look for one of ${nameOf(request)} before you create it again, in the console under Recording tasks.`;
}

/** The recording in words, with its times, as in `stream "a" from … to …`. */
function nameOf({ channel, domain, appName, startTime, endTime }: RecordingRequest): string {
	const place = domain === null ? '' : ` of ${domain}/${appName}`;
	const start = startTime === null ? 'now' : toChinaIso(startTime);
	return `"${channel}"${place} from ${start} to ${toChinaIso(endTime)}`;
}
