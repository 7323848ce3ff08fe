import type { PastPush } from './recordSettings';
import type { EmulatorState } from './state';

/** A push as the service's lists know it. Times are milliseconds. */
export interface LoggedPush extends Omit<PastPush, 'to'> {
	/** Null while it goes on. */
	to: number | null;
}

/** What the service says where nobody gave it other words. */
const USUAL_REASON = 'client disconnected';

/** Every push there was or is, broken where its stream has a break; in no order. */
export function pushLog(state: EmulatorState, now: number): LoggedPush[] {
	const going = state.streams
		.filter(({ forbidden }) => forbidden !== true)
		.map(({ domain, app, stream, publishedAt = now }) => ({
			...{ domain, app, stream },
			from: publishedAt,
			to: null,
		}));
	return [...state.pushes, ...going].flatMap((push) => broken(push, state, now));
}

function broken(push: LoggedPush, { breaks }: EmulatorState, now: number): LoggedPush[] {
	let rest: LoggedPush[] = [push];
	for (const pause of breaks.filter(({ stream }) => stream === push.stream)) {
		rest = rest.flatMap((one) => {
			const end = one.to ?? Infinity;
			if (pause.to <= one.from || pause.from >= end) return [one];
			const before = { ...one, to: pause.from, reason: pause.reason ?? USUAL_REASON };
			const after = { ...one, from: pause.to };
			return [before, after].filter(({ from, to }) => from < (to ?? Infinity));
		});
	}
	return (
		rest
			// A clock that was set back makes no stream stop; what begins after a break does so when that is over.
			.filter(({ from }) => from <= now || (push.to === null && from === push.from))
			.map((one) => ({ ...one, to: one.to !== null && one.to <= now ? one.to : null }))
	);
}

export function reasonOf({ to, reason }: LoggedPush): string {
	return to === null ? '' : (reason ?? USUAL_REASON);
}
