import type { Clock } from '../transport/clock';
import { Claim } from './Claim';
import { KnownTasks } from './KnownTasks';
import { OpenAttempts } from './OpenAttempts';

/** What all executions of this process know of creates that run or ran a moment ago. */
export class ProcessState {
	readonly claim = new Claim();
	readonly known: KnownTasks;
	readonly open = new OpenAttempts();

	constructor(clock: Clock) {
		this.known = new KnownTasks(clock);
	}
}
