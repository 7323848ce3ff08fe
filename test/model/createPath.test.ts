import * as fc from 'fast-check';

import { steps, worlds } from './arbitraries';
import { heal, perform } from './steps';
import { World } from './world';

const SEED = 20_300_506;
const RUNS = 6_000;

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
			}),
			{ seed: SEED, numRuns: RUNS },
		);
	}, 120_000);
});
