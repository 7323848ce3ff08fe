import type { Machine } from '../machine';
import type { Scale } from '../scale';
import type { BatchRow } from '../scenarios/batch';
import type { CostRow } from '../scenarios/cost';
import type { FleetRow } from '../scenarios/fleet';
import type { Growth } from '../scenarios/growth';
import type { LoadTime } from '../scenarios/load';
import type { MemoryRow } from '../scenarios/memory';
import type { MicroReport } from '../scenarios/microReport';
import type { OperationRow } from '../scenarios/operations';
import type { SingleRow } from '../scenarios/single';

/** The parts that can be measured by themselves, in the order they are. */
export const SECTIONS = [
	'batch',
	'single',
	'operations',
	'cost',
	'micro',
	'load',
	'growth',
	'memory',
	'fleet',
] as const;

export type Section = (typeof SECTIONS)[number];

/** All figures of a run. */
export interface Results {
	machine: Machine;
	scale: Scale['name'];
	batch: BatchRow[];
	single: SingleRow[];
	operations: OperationRow[];
	cost: CostRow[];
	micro: MicroReport;
	load: LoadTime;
	growth: Growth;
	memory: MemoryRow[];
	fleet: FleetRow[];
}
