import { ProcessState } from '../../create/ProcessState';
import { systemClock } from '../../transport/clock';

/** What every execution of this process knows of recording tasks. */
export const process = new ProcessState(systemClock);
