import { simulatedBatch } from './scenarios/simulatedBatch';

/** Seconds that a quota of 20 calls per second leaves for so many creates, after one look-up. */
function limit(creates: number, roundTrip: number): number {
	return (creates - 1) / 20 + (2 * roundTrip) / 1000;
}

describe.each([50, 200])('with a round trip of %d ms', (roundTrip) => {
	it.each([1, 10, 100])('looks up %d streams with one call', async (creates) => {
		expect(await simulatedBatch(creates, roundTrip)).toMatchObject({
			tasks: creates,
			lookUps: 1,
			duplicates: 0,
			throttled: 0,
		});
	});

	it.each([100, 500, 2_000])(
		'makes %d tasks within 1.08 of the limit, on the simulated clock',
		async (creates) => {
			const { seconds, ...made } = await simulatedBatch(creates, roundTrip);
			expect(seconds).toBeLessThanOrEqual(1.08 * limit(creates, roundTrip));
			expect(made).toMatchObject({ tasks: creates, duplicates: 0, throttled: 0 });
		},
	);
});
