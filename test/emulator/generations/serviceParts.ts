import type { NonceMemory } from '../authentication/nonceMemory';
import type { CallbackRecord } from '../callbacks/sender';
import type { EmulatorClock } from '../clock';
import type { EmulatorState } from '../state';
import type { TaskStore } from '../tasks/taskStore';
import type { WindowLimit } from '../windowLimit';

/** How far a request's Timestamp may be from the service's clock, in seconds, either way. */
export const CLOCK_TOLERANCE = 300;

/** What both generations work on. */
export interface ServiceParts {
	state: EmulatorState;
	tasks: TaskStore;
	clock: EmulatorClock;
	/** What was called back so far. */
	sent: () => readonly CallbackRecord[];
	nonces: NonceMemory;
	perSecond: WindowLimit;
	perMinute: WindowLimit;
}
