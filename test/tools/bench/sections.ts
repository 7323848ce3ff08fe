import { inFreshProcess } from './child';
import type { EmulatorHost } from './emulatorHost';
import type { Results, Section } from './report/results';
import type { Scale } from './scale';
import { batch } from './scenarios/batch';
import { cost } from './scenarios/cost';
import { fleet } from './scenarios/fleet';
import { growth } from './scenarios/growth';
import { load } from './scenarios/load';
import { memory } from './scenarios/memory';
import { isMicroReport } from './scenarios/microReport';
import { operations } from './scenarios/operations';
import { single } from './scenarios/single';

/** What a section is measured with. */
export interface Tools {
	host: EmulatorHost;
	scale: Scale;
	say: (words: string) => void;
}

/** Measures one section: every candidate of it in the same run. */
export async function measureSection(
	section: Section,
	{ host, scale, say }: Tools,
): Promise<Partial<Results>> {
	switch (section) {
		case 'batch':
			return { batch: await batch(host, scale, say) };
		case 'single':
			return { single: await single(host, scale) };
		case 'operations':
			return { operations: await operations(host, scale, say) };
		case 'cost':
			return { cost: await cost(host, scale, say) };
		case 'micro':
			return {
				micro: await inFreshProcess('scenarios/microProgram.ts', isMicroReport, [
					String(scale.microRounds),
				]),
			};
		case 'load':
			return { load: load(scale.loadRounds) };
		case 'growth':
			return { growth: await growth(scale, say) };
		case 'memory':
			return { memory: memory(scale.microRounds) };
		case 'fleet':
			return { fleet: await fleet(say) };
	}
}
