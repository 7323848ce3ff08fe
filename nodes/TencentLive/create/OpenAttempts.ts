import type { Attempt } from './attempt';
import { intentKey, streamKey, type Intent } from './intent';

interface Open {
	attempt: Attempt;
	/** UNIX milliseconds of the service's clock, after which no task can come of it any more. */
	settledAfter: number;
}

/**
 * Requests that left and whose fate is unknown, by stream: whoever wants the same or an overlapping
 * recording looks for them first.
 */
export class OpenAttempts {
	private readonly byStream = new Map<string, Open[]>();

	/** @param now UNIX milliseconds: what is long settled is dropped on the way */
	add(intent: Intent, attempt: Attempt, settledAfter: number, now: number): void {
		for (const [stream, open] of this.byStream) {
			// Of what nothing more can come there is no danger: looking before sending is enough.
			this.keep(
				stream,
				open.filter((one) => one.settledAfter >= now),
			);
		}
		const stream = streamKey(intent);
		this.keep(stream, [...this.without(stream, attempt), { attempt, settledAfter }]);
	}

	remove(intent: Intent, attempt: Attempt): void {
		const stream = streamKey(intent);
		this.keep(stream, this.without(stream, attempt));
	}

	/**
	 * The requests whose task an intent could be about: those of its own, and all whose window
	 * overlaps, since whoever asks again may have moved the times. `now` is UNIX milliseconds.
	 */
	relevantTo(intent: Intent, now: number): Attempt[] {
		// With `create` the user wants one more, whatever there is.
		if (intent.ifTaskExists === 'create') return [];
		const key = intentKey(intent);
		const from = intent.request.startTime ?? now;
		const to = intent.request.endTime;
		return this.of(streamKey(intent))
			.map(({ attempt }) => attempt)
			.filter(({ key: its, leftAt, wanted: { request } }) => {
				// When it was signed is this machine's word: a fast clock puts it behind the end.
				const starts = request.startTime ?? leftAt ?? Number.NEGATIVE_INFINITY;
				return its === key || (starts < to && request.endTime > from);
			});
	}

	private of(stream: string): Open[] {
		return this.byStream.get(stream) ?? [];
	}

	private without(stream: string, { id }: Attempt): Open[] {
		return this.of(stream).filter(({ attempt }) => attempt.id !== id);
	}

	private keep(stream: string, open: Open[]): void {
		if (open.length === 0) this.byStream.delete(stream);
		else this.byStream.set(stream, open);
	}
}
