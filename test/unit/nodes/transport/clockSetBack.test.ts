import { laneOf } from '../support/lane';

it('a clock that is set back or forward changes nothing for a lane', async () => {
	const { clock, pacer, go } = laneOf({ perSecond: 10, inFlight: 1 });
	await go();
	clock.setBy = -3_600_000;
	await clock.finish(go());
	clock.setBy = 3_600_000;
	await clock.finish(go());
	expect(clock.sleeps).toStrictEqual([100, 100]);

	pacer.slowDown();
	clock.setBy = -7_200_000;
	await clock.advance(120_000);
	await go();
	await clock.finish(go());
	expect(clock.sleeps).toStrictEqual([100, 100, 100]);
});
