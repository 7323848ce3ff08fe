import type { Scenario } from '../scenario';
import { credential } from './credential';
import { examples } from './examples';
import { httpRequestNode } from './httpRequest';
import { install } from './install';
import { retry } from './retry';
import { schedule } from './schedule';
import { trigger } from './trigger';
import { webhookAnswers } from './webhook';

/** In the order in which they run. */
export const SCENARIOS: readonly Scenario[] = [
	install,
	credential,
	webhookAnswers,
	schedule,
	httpRequestNode,
	trigger,
	retry,
	examples,
];
