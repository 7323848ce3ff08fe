import type { Clock } from '../transport/clock';
import type { CreateResult } from './outcome';
import { Flights } from './Flights';
import { OpenAttempts } from './OpenAttempts';
import { Makers } from './makers';
import { KnownTasks } from './KnownTasks';
import { Turns } from './Turns';

/** What all executions of this process know of creates that run or ran a moment ago. */
export class ProcessState {
	readonly inFlight = new Flights<CreateResult>();
	/** Searches for earlier requests; one that lands with nothing found the request without effect. */
	readonly settling = new Flights<CreateResult | undefined>();
	readonly makers = new Makers();
	readonly turns = new Turns();
	readonly recent: KnownTasks;
	readonly lost = new OpenAttempts();

	constructor(clock: Clock) {
		this.recent = new KnownTasks(clock);
	}
}
