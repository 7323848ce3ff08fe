import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeParameters,
} from 'n8n-workflow';

import { fromSource } from '../../../support/harness/nodeTypes';
import {
	runWorkflow,
	type Finished,
	type WorkflowJson,
} from '../../../support/harness/runWorkflow';
import type { Job } from '../job';
import { StandIn, type Work } from './standIn';

export const NODE = 'Node';
const STAND_IN = 'bench.standIn';

const loaded = fromSource();

function credentialOf({ url, secretId, secretKey }: Job): ICredentialDataDecryptedObject {
	return { secretId, secretKey, endpoint: url };
}

function node(name: string, type: string, parameters: INodeParameters): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
}

function workflow(type: string, parameters: INodeParameters): WorkflowJson {
	return {
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', {}),
			{
				...node(NODE, type, parameters),
				credentials: { tencentCloudApi: { id: 'tencentCloudApi', name: 'Tencent Cloud account' } },
			},
		],
		connections: { Start: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

async function run(
	type: string,
	parameters: INodeParameters,
	job: Job,
	nodes: typeof loaded.nodes,
	items: IDataObject[],
): Promise<Finished> {
	const finished = await runWorkflow(workflow(type, parameters), {
		items,
		package: { ...loaded, nodes },
		credentials: { tencentCloudApi: credentialOf(job) },
	});
	if (finished.error !== undefined) throw finished.error;
	return finished;
}

const itemsOf = ({ streams }: Job) => streams.map((stream) => ({ stream }));

/**
 * Runs this package's node on n8n's own engine, with an item for each stream of the job unless others
 * are given.
 *
 * @throws what stopped the execution
 */
export async function runNode(
	parameters: INodeParameters,
	job: Job,
	items: IDataObject[] = itemsOf(job),
): Promise<Finished> {
	return await run('n8n-nodes-tencent-live.tencentLive', parameters, job, loaded.nodes, items);
}

/** The same with other work in place of the node. */
export async function runStandIn(work: Work, job: Job): Promise<Finished> {
	return await run(STAND_IN, {}, job, { [STAND_IN]: new StandIn(work) }, itemsOf(job));
}
