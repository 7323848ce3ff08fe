import type { Scenario } from '../scenario';
import { agents } from './agents';
import { beside } from './beside';
import { credential } from './credential';
import { editor } from './editor';
import { events } from './events';
import { examples } from './examples';
import { httpRequestNode } from './httpRequest';
import { install } from './install';
import { mcp, mcpQueue } from './mcp';
import { operations } from './operations';
import { panels } from './panels';
import { playground } from './playground';
import { queue } from './queue';
import { retry } from './retry';
import { sameIntent } from './sameIntent';
import { schedule } from './schedule';
import { throughput } from './throughput';
import { trigger } from './trigger';
import { webhookAnswers } from './webhook';

/** In the order in which they run. */
export const SCENARIOS: readonly Scenario[] = [
	install,
	credential,
	editor,
	playground,
	webhookAnswers,
	schedule,
	httpRequestNode,
	operations,
	trigger,
	retry,
	examples,
	agents,
	mcp,
	queue,
	mcpQueue,
	sameIntent,
	throughput,
	beside,
	panels,
	events,
];
