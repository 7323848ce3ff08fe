import type { Scenario } from '../scenario';
import { install } from './install';

/** In the order in which they run. */
export const SCENARIOS: readonly Scenario[] = [install];
