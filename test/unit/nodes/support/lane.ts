import { Pacer, type PaceRule } from '../../../../nodes/TencentLive/transport/pacer';
import { Deferred, watch } from './deferred';
import { FakeClock } from './fakeClock';
import { NOW } from './recordingRequest';

/** A lane on a clock of its own, which writes down when calls leave. */
export function laneOf(rule: Partial<PaceRule> = {}) {
	const clock = new FakeClock();
	const pacer = new Pacer({ perSecond: 1, inFlight: 1_000, ...rule }, clock);
	/** When each call left, in milliseconds from the start. */
	const left: number[] = [];
	const go = async (signal?: AbortSignal) =>
		await pacer.run(async () => {
			left.push(clock.now() - NOW);
		}, signal);
	/** A call that takes until the test lands it. */
	const fly = (signal?: AbortSignal) => {
		const answer = new Deferred<void>();
		const done = pacer.run(async () => {
			left.push(clock.now() - NOW);
			await answer.promise;
		}, signal);
		return { answer, done, seen: watch(done) };
	};
	return { clock, pacer, left, go, fly };
}
