import * as fc from 'fast-check';

import { Turns } from '../../nodes/TencentLive/create/Turns';

const SEED = 20_300_506;

const work = fc.record({ key: fc.constantFrom('x', 'x', 'y'), fails: fc.boolean() });

test('work of one key runs one after the other, in the order it came', async () => {
	await fc.assert(
		fc.asyncProperty(fc.scheduler(), fc.array(work, { maxLength: 8 }), async (scheduler, list) => {
			const turns = new Turns();
			const running = new Map<string, number>();
			const came: string[] = [];
			const ran: string[] = [];
			const ends = list.map(async ({ key, fails }, index) => {
				await scheduler.schedule(Promise.resolve(), `work ${index} comes`);
				came.push(`${key}${index}`);
				return await turns.run(key, async () => {
					expect(running.has(key)).toBe(false);
					running.set(key, index);
					ran.push(`${key}${index}`);
					await scheduler.schedule(Promise.resolve(), `work ${index}`);
					running.delete(key);
					if (fails) throw new Error(`${index} failed`);
					return index;
				});
			});
			const results = await scheduler.waitFor(Promise.allSettled(ends));
			for (const [index, result] of results.entries()) {
				const told = result.status === 'fulfilled' ? result.value : String(result.reason);
				expect(told).toBe(list[index]?.fails === true ? `Error: ${index} failed` : index);
			}
			for (const key of ['x', 'y']) {
				const ofKey = (names: string[]) => names.filter((name) => name.startsWith(key));
				expect(ofKey(ran)).toEqual(ofKey(came));
			}
		}),
		{ seed: SEED, numRuns: 1_000 },
	);
});

test('one key does not wait for another', async () => {
	const turns = new Turns();
	void turns.run('x', async () => await new Promise(() => {}));
	expect(await turns.run('y', async () => 'done')).toBe('done');
});
