import { intentKey, streamKey, type Intent } from './intent';
import type { Attempt } from './attempt';

interface Lost {
	mark: Attempt;
	/** UNIX milliseconds until when a task may still come of it that the listing does not show. */
	settledAfter: number;
}

/** Requests whose fate is unknown, by stream: an equal intent must not send before it is settled. */
export class OpenAttempts {
	private readonly byStream = new Map<string, Lost[]>();

	/** Times are UNIX milliseconds. */
	add(intent: Intent, mark: Attempt, settledAfter: number, now: number): void {
		this.remove(intent, mark);
		// Of what nothing more can come there is no danger: looking before sending is enough.
		for (const [stream, lost] of this.byStream) {
			this.keep(
				stream,
				lost.filter((one) => one.settledAfter >= now),
			);
		}
		const stream = streamKey(intent);
		this.keep(stream, [...this.of(stream), { mark, settledAfter }]);
	}

	remove(intent: Intent, { key, sentAt }: Attempt): void {
		const stream = streamKey(intent);
		this.keep(
			stream,
			this.of(stream).filter(({ mark }) => mark.key !== key || mark.sentAt !== sentAt),
		);
	}

	/** The lost requests that could have made the task an intent asks for. */
	relevantTo(intent: Intent, now: number): Attempt[] {
		// With `create` the user wants one more, whatever there is.
		if (intent.ifTaskExists === 'create') return [];
		const key = intentKey(intent);
		const { request, matchExisting } = intent;
		return this.of(streamKey(intent))
			.map(({ mark }) => mark)
			.filter(
				(mark) =>
					mark.key === key ||
					(matchExisting === 'overlapping' &&
						(mark.wanted.request.startTime ?? mark.sentAt) < request.endTime &&
						mark.wanted.request.endTime > (request.startTime ?? now)),
			);
	}

	private of(stream: string): Lost[] {
		return this.byStream.get(stream) ?? [];
	}

	private keep(stream: string, lost: Lost[]): void {
		if (lost.length === 0) this.byStream.delete(stream);
		else this.byStream.set(stream, lost);
	}
}
