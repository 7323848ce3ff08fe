import type { Clock } from '../transport/clock';
import type { CreateResult } from './CreateResult';
import { InFlight } from './inFlight';
import { LostRequests } from './lostRequests';
import { RecentTasks } from './recentTasks';
import { Turns } from './turns';

/** What all executions of this process know of creates that run or ran a moment ago. */
export class SharedState {
	/** A flight that lands with nothing found an earlier request to be without effect. */
	readonly inFlight = new InFlight<CreateResult | undefined>();
	readonly turns = new Turns();
	readonly recent: RecentTasks;
	readonly lost = new LostRequests();

	constructor(clock: Clock) {
		this.recent = new RecentTasks(clock);
	}
}
