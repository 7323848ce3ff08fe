import { laneOf } from '../support/lane';

describe('when the service turns calls away', () => {
	it('halves the rate, and gains a tenth of the full rate per second', async () => {
		const { clock, pacer, left, go } = laneOf({ perSecond: 20 });
		await go();
		pacer.slowDown();
		await clock.finish(Promise.all([go(), go()]));
		// 50 ms apart at full rate, so 100 at half; a tenth of a second later at 0.51: 98.04.
		expect(left).toStrictEqual([0, 100, 199]);
	});

	it('is at full rate again after five seconds, and no faster than that', async () => {
		const { clock, pacer, left, go } = laneOf({ perSecond: 10 });
		await go();
		pacer.slowDown();
		await clock.advance(4_900);
		await go();
		await clock.finish(go());
		// 0.5 + 4.9 / 10 = 0.99 of the rate: 101.01 ms.
		expect(left).toStrictEqual([0, 4_900, 5_002]);
		await clock.advance(60_000);
		await clock.finish(Promise.all([go(), go()]));
		expect(left.slice(3)).toStrictEqual([65_002, 65_102]);
	});

	it.each([
		['does not count', 999, 1_667],
		['counts', 1_000, 3_334],
	])('%s a second refusal after %d ms', async (_what, later, wait) => {
		// The rate is half, and a tenth more a second later; a second refusal halves that again.
		const { clock, pacer, go } = laneOf();
		pacer.slowDown();
		await clock.advance(later);
		pacer.slowDown();
		await go();
		await clock.finish(go());
		expect(clock.sleeps[0]).toBe(wait);
	});

	it('halves from where it had recovered to', async () => {
		const { clock, pacer, go } = laneOf();
		pacer.slowDown();
		await clock.advance(3_000);
		pacer.slowDown();
		await go();
		await clock.finish(go());
		// (0.5 + 0.3) / 2 = 0.4 of 1 per second.
		expect(clock.sleeps[0]).toBe(2_500);
	});

	it('never goes slower than a tenth, however often it is refused', async () => {
		const { clock, pacer, go } = laneOf({ perSecond: 1_000 });
		for (let times = 0; times < 40; times++) {
			pacer.slowDown();
			await clock.advance(1_000);
		}
		// What it gains between two refusals is what halving takes away.
		pacer.slowDown();
		await go();
		await clock.finish(go());
		expect(clock.sleeps[0]).toBe(10);
	});
});
