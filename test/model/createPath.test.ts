import * as fc from 'fast-check';

import { steps, worlds } from './arbitraries';
import { heal, perform } from './steps';
import { World } from './world';

const SEED = 20_300_506;
const RUNS = 4_000;

describe('the create path, whatever happens to it', () => {
	it('makes one task for one intent, loses none, and says nothing untrue', async () => {
		await fc.assert(
			fc.asyncProperty(worlds, steps, async (settings, list) => {
				const world = new World(settings);
				for (const step of list) {
					await perform(world, step);
					expect(world.truth.findings).toEqual([]);
				}
				const stillUnknown = await heal(world);
				expect(world.breakdowns).toEqual([]);
				expect(world.truth.findings).toEqual([]);
				expect(stillUnknown).toEqual([]);
				expect(world.network.mostSent.v3).toBeLessThanOrEqual(20);
				expect(world.network.mostSent.v2).toBeLessThanOrEqual(100);
				expect(world.service.mostAccepted.v3).toBeLessThanOrEqual(20);
				expect(world.service.mostAccepted.v2).toBeLessThanOrEqual(100);
			}),
			{ seed: SEED, numRuns: RUNS },
		);
	}, 120_000);
});
