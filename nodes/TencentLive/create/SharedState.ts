import type { Clock } from '../transport/clock';
import type { CreateResult } from './CreateResult';
import { InFlight } from './inFlight';
import { LostRequests } from './lostRequests';
import { Makers } from './makers';
import { RecentTasks } from './recentTasks';
import { Turns } from './turns';

/** What all executions of this process know of creates that run or ran a moment ago. */
export class SharedState {
	readonly inFlight = new InFlight<CreateResult>();
	/** Searches for earlier requests; one that lands with nothing found the request without effect. */
	readonly settling = new InFlight<CreateResult | undefined>();
	readonly makers = new Makers();
	readonly turns = new Turns();
	readonly recent: RecentTasks;
	readonly lost = new LostRequests();

	constructor(clock: Clock) {
		this.recent = new RecentTasks(clock);
	}
}
