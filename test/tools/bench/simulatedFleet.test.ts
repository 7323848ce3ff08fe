import { simulatedFleet } from './scenarios/fleet';

it('one process alone is not slowed down', async () => {
	expect(await simulatedFleet(1, 100)).toMatchObject({ lost: 0, duplicates: 0, turnedAway: 0 });
});

it.each([8, 32])(
	'%d processes that begin at once lose nothing, and share the quota',
	async (processes) => {
		const fleet = await simulatedFleet(processes, 60);
		expect(fleet).toMatchObject({ lost: 0, duplicates: 0 });
		expect(fleet.turnedAway).toBeLessThanOrEqual(0.4);
		expect(fleet.slowest).toBeGreaterThanOrEqual(0.5);
	},
);
