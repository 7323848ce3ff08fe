import type { Clock } from '../../../../nodes/TencentLive/transport/clock';
import { Pacer } from '../../../../nodes/TencentLive/transport/pacer';

it('a clock that is set back holds up a lane for one distance only', async () => {
	let now = 10_000_000;
	const slept: number[] = [];
	const clock: Clock = {
		now: () => now,
		async sleep(milliseconds) {
			slept.push(milliseconds);
			now += milliseconds;
		},
	};
	const pacer = new Pacer({ perSecond: 10, inFlight: 1 }, clock);
	await pacer.run(async () => {});
	now -= 3_600_000;
	await pacer.run(async () => {});

	expect(slept.reduce((sum, one) => sum + one, 0)).toBe(100);
});
