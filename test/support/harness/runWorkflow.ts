import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type ExecutionError,
	type ICredentialDataDecryptedObject,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type IRun,
	type IRunExecutionData,
	type IWorkflowSettings,
	type NodeExecutionHint,
} from 'n8n-workflow';

import { additionalData } from './additionalData';
import { fromSource, NodeTypes, type LoadedPackage } from './nodeTypes';
import { told } from './told';

/** A workflow as n8n exports it. */
export interface WorkflowJson {
	/** Of the saved workflow; empty where it was never saved. */
	id?: string;
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

export interface RunOptions {
	/** What the first node starts with. */
	items?: IDataObject[];
	/** The node to start at, by name, as Execute Step does where nothing leads to it. */
	start?: string;
	/** The data of each credential, by the id or name the nodes refer to it with. */
	credentials: Record<string, ICredentialDataDecryptedObject>;
	/** From the source by default. */
	package?: LoadedPackage;
	/** Saved execution data to go on from, as a Retry does. */
	resume?: IRunExecutionData;
	/** Gets what the Stop button of the editor does. */
	onStart?: (cancel: () => void) => void;
}

/** A finished execution, with shortcuts to what a test asks for. */
export class Finished {
	constructor(readonly run: IRun) {}

	/** The items a node put out on its last run, by output. */
	items(node: string, output = 0): INodeExecutionData[] {
		return this.run.data.resultData.runData[node]?.at(-1)?.data?.main?.[output] ?? [];
	}

	json(node: string, output = 0): IDataObject[] {
		return this.items(node, output).map(({ json }) => json);
	}

	/** The error that stopped the execution. */
	get error(): ExecutionError | undefined {
		return this.run.data.resultData.error;
	}

	/** What that error tells, in one text. */
	get told(): string {
		return told(this.error);
	}

	hints(node: string): NodeExecutionHint[] {
		return this.run.data.resultData.runData[node]?.at(-1)?.hints ?? [];
	}
}

let executions = 0;

/** Runs a workflow to its end on n8n's own engine. */
export async function runWorkflow(json: WorkflowJson, options: RunOptions): Promise<Finished> {
	const loaded = options.package ?? fromSource();
	const id = json.id ?? 'test';
	const workflow = new Workflow({
		id,
		name: json.name ?? 'Test',
		nodes: structuredClone(json.nodes),
		connections: json.connections,
		active: false,
		nodeTypes: new NodeTypes(loaded),
		settings: json.settings ?? {},
	});
	const executionId = String(++executions);
	const hooks = new ExecutionLifecycleHooks('manual', executionId, {
		id,
		name: workflow.name ?? '',
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: json.nodes,
		connections: json.connections,
	});
	const finished = new Promise<IRun>((resolve) => {
		hooks.addHandler('workflowExecuteAfter', (run) => resolve(run));
	});
	const execute = new WorkflowExecute(
		{ ...additionalData(loaded, options.credentials), executionId, hooks },
		'manual',
		options.resume === undefined ? startAt(workflow, options) : goingOn(workflow, options.resume),
	);
	await workflow.expression.acquireIsolate();
	try {
		const running = execute.processRunExecutionData(workflow);
		options.onStart?.(() => running.cancel());
		await running;
		return new Finished(await finished);
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

/** The stand-in of a trigger: nothing leads to it, and it leads on. */
function triggerOf(workflow: Workflow): INode | undefined {
	return Object.values(workflow.nodes).find(({ type, typeVersion }) => {
		const { inputs, outputs } = workflow.nodeTypes.getByNameAndVersion(
			type,
			typeVersion,
		).description;
		return inputs.length === 0 && outputs.length > 0;
	});
}

/** Saved data with the nodes as they are now, as n8n's Retry with the currently saved workflow. */
function goingOn(workflow: Workflow, saved: IRunExecutionData): IRunExecutionData {
	for (const entry of saved.executionData?.nodeExecutionStack ?? []) {
		entry.node = workflow.getNode(entry.node.name) ?? entry.node;
	}
	return saved;
}

function startAt(
	workflow: Workflow,
	{ start, items = [{}] }: Pick<RunOptions, 'start' | 'items'>,
): IRunExecutionData {
	const node =
		start === undefined
			? (workflow.getStartNode() ?? triggerOf(workflow))
			: workflow.getNode(start);
	if (node === undefined || node === null) throw new Error('The workflow has no node to start at.');
	return createRunExecutionData({
		executionData: {
			nodeExecutionStack: [
				{ node, data: { main: [items.map((json) => ({ json }))] }, source: null },
			],
		},
	});
}
