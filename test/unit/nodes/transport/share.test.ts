import { Share } from '../../../../nodes/TencentLive/transport/share';
import { laneOf } from '../support/lane';

const SECOND = 1_000;

/** A share that was refused at 0 ms, with so many calls accepted since. */
function refused(accepted = 0): Share {
	const share = new Share();
	share.refuse(0);
	accept(share, accepted);
	return share;
}

function accept(share: Share, times: number): void {
	for (let time = 0; time < times; time++) share.accept();
}

describe('the share of a lane', () => {
	it('is all, until a call is refused', () => {
		const share = new Share();
		accept(share, 100);
		expect(share.now(60 * SECOND)).toBe(1);
	});

	it('falls below half at the first refusal, whatever was accepted before', () => {
		const share = new Share();
		accept(share, 100);
		share.refuse(5 * SECOND);
		expect(share.now(5 * SECOND)).toBeCloseTo(0.7 * 0.5, 10);
	});

	it.each([
		[0, 0.35],
		[1, 0.5 * (1 - 0.3 * (2 / 3) ** 3)],
		[2, 0.5 * (1 - 0.3 * (1 / 3) ** 3)],
		[3, 0.5],
		[4, 0.5],
	])('comes back to that along a cubic curve: after %d accepted calls', (accepted, expected) => {
		expect(refused(accepted).now(0)).toBeCloseTo(expected, 10);
	});

	it.each([
		[1, 3, 0.5 + Math.SQRT1_2 * 0.014 * 1.75],
		[2, 3, 0.5 + Math.SQRT1_2 * 0.028 * 1.75],
		[2, 7, 0.5 + Math.SQRT1_2 * 0.028 * 2.75],
	])('then feels its way up: %d s, %d accepted', (seconds, accepted, expected) => {
		expect(refused(accepted).now(seconds * SECOND)).toBeCloseTo(expected, 10);
	});

	it('is never more than all', () => {
		expect(refused(3).now(60 * SECOND)).toBe(1);
	});

	it('counts refusals that follow at once as one', () => {
		const share = refused();
		share.refuse(1_499);
		expect(share.now(0)).toBeCloseTo(0.35, 10);
	});

	it.each([
		['half of what was accepted is left', 3, 0, 0.5 * 0.8],
		['those that were refused meanwhile count', 3, 4, 0.5 * (4 / 9)],
		['nothing was accepted', 0, 3, 0.35 * (1 / 5)],
	])('afterwards goes by what was accepted: %s', (_what, accepted, others, good) => {
		const share = refused(accepted);
		for (let time = 0; time < others; time++) share.refuse(100);
		share.refuse(1_500);
		const felt = Math.SQRT1_2 * 0.021 * (1 + accepted / 4);
		const ratio = good / (accepted === 0 ? 0.35 : 0.5);
		expect(share.now(1_500)).toBeCloseTo(0.7 * (good + felt * ratio), 10);
	});

	it('counts anew from each slow-down', () => {
		const share = refused(3);
		share.refuse(1_500);
		const first = share.now(1_500);
		accept(share, 3);
		share.refuse(3_000);
		const felt = 0.021 * 1.75 * Math.sqrt(first / 0.7);
		expect(share.now(3_000)).toBeCloseTo(0.7 * 0.8 * (first / 0.7 + felt), 10);
	});

	it('never falls to nothing', () => {
		const share = new Share();
		for (let time = 0; time < 100; time++) share.refuse(time * 1_500);
		expect(share.now(99 * 1_500)).toBe(0.005);
	});
});

describe('a lane', () => {
	it('goes by its share', async () => {
		const { clock, pacer, left, go } = laneOf({ perSecond: 10 });
		await go();
		pacer.slowDown();
		await clock.finish(go());
		// 100 ms apart at full rate; 0.35 of that, and what is felt meanwhile.
		expect(left[1]).toBeGreaterThan(270);
		expect(left[1]).toBeLessThanOrEqual(286);
		for (let time = 0; time < 3; time++) pacer.letThrough();
		await clock.finish(go());
		expect((left[2] ?? 0) - (left[1] ?? 0)).toBeLessThanOrEqual(200);
	});
});
