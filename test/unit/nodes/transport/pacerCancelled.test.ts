import { Deferred } from '../support/deferred';
import { laneOf } from '../support/lane';

describe('cancelling', () => {
	const reason = new Error('stopped');

	it('lets nothing leave for a signal that is aborted already', async () => {
		const { left, go } = laneOf();
		await expect(go(AbortSignal.abort(reason))).rejects.toBe(reason);
		expect(left).toStrictEqual([]);
		await go();
		expect(left).toStrictEqual([0]);
	});

	it('ends the wait for the distance at once, and holds nobody up', async () => {
		const { clock, left, go } = laneOf();
		const controller = new AbortController();
		await go();
		const cancelled = go(controller.signal);
		const next = go();
		await clock.advance(300);
		controller.abort(reason);
		await expect(cancelled).rejects.toBe(reason);
		await clock.finish(next);
		expect(left).toStrictEqual([0, 1_000]);
	});

	it('ends the wait behind others at once, and takes no turn', async () => {
		const { clock, left, go } = laneOf();
		const controller = new AbortController();
		const calls = [go(), go()];
		const cancelled = go(controller.signal);
		const last = go();
		await clock.advance(300);
		controller.abort(reason);
		await expect(cancelled).rejects.toBe(reason);
		await clock.finish(Promise.all([...calls, last]));
		expect(left).toStrictEqual([0, 1_000, 2_000]);
	});

	it('ends the wait for a place in flight at once, and leaves the place to the next', async () => {
		const { clock, left, go, fly } = laneOf({ inFlight: 1 });
		const controller = new AbortController();
		const flying = fly();
		const cancelled = go(controller.signal);
		const next = go();
		await clock.advance(5_000);
		controller.abort(reason);
		await expect(cancelled).rejects.toBe(reason);
		expect(left).toStrictEqual([0]);
		flying.answer.resolve();
		await clock.finish(next);
		expect(left).toStrictEqual([0, 5_000]);
	});

	it('gives the place back when it comes in the very moment of leaving', async () => {
		// However many steps lie between leaving and the call: no place may be lost.
		for (let steps = 0; steps < 12; steps++) {
			const { clock, left, go } = laneOf({ inFlight: 1 });
			const controller = new AbortController();
			const given = go(controller.signal).catch(() => {});
			for (let step = 0; step < steps; step++) await Promise.resolve();
			controller.abort(reason);
			await given;
			await clock.finish(go());
			expect(left.length).toBeLessThanOrEqual(2);
		}
	});

	it('does not touch a call that has left', async () => {
		const { clock, pacer } = laneOf();
		const controller = new AbortController();
		const answer = new Deferred<string>();
		const flying = pacer.run(async () => await answer.promise, controller.signal);
		await clock.advance(10);
		controller.abort(reason);
		answer.resolve('a');
		expect(await flying).toBe('a');
	});
});
