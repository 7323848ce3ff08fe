import { PackageDirectoryLoader } from 'n8n-core';
import {
	NodeHelpers,
	type ICredentialType,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
} from 'n8n-workflow';

import { TencentCloudApi } from '../../../credentials/TencentCloudApi.credentials';
import { TencentLive } from '../../../nodes/TencentLive/TencentLive.node.ts';
import {
	Filter,
	If,
	Merge,
	RespondToWebhook,
	ScheduleTrigger,
	Wait,
	Webhook,
} from './flowNeighbours';
import { TencentLiveTrigger } from '../../../nodes/TencentLive/TencentLiveTrigger.node.ts';
import { EditFields, ManualTrigger, StickyNote } from './neighbours';

const PACKAGE = 'n8n-nodes-tencent-live';

/** The node classes and credential class a workflow runs on. */
export interface LoadedPackage {
	nodes: Record<string, INodeType | IVersionedNodeType>;
	credential: ICredentialType;
}

/** The classes as they stand in the source, so that a test needs no build. */
export function fromSource(): LoadedPackage {
	return {
		nodes: {
			[`${PACKAGE}.tencentLive`]: new TencentLive(),
			[`${PACKAGE}.tencentLiveTrigger`]: new TencentLiveTrigger(),
		},
		credential: new TencentCloudApi(),
	};
}

/** The classes as n8n's own loader reads them from the built package in `directory`. */
export async function fromPackage(directory: string): Promise<LoadedPackage> {
	const loader = new PackageDirectoryLoader(directory);
	await loader.loadAll();
	const nodes = Object.fromEntries(
		Object.entries(loader.nodeTypes).map(([name, { type }]) => [`${PACKAGE}.${name}`, type]),
	);
	const credential = loader.credentialTypes.tencentCloudApi?.type;
	if (credential === undefined) throw new Error('The package has no credential tencentCloudApi.');
	return { nodes, credential };
}

/** n8n's table of node types: ours and the neighbours. */
export class NodeTypes implements INodeTypes {
	private readonly types: Record<string, INodeType | IVersionedNodeType>;

	constructor({ nodes }: LoadedPackage) {
		this.types = {
			...nodes,
			'n8n-nodes-base.filter': new Filter(),
			'n8n-nodes-base.if': new If(),
			'n8n-nodes-base.manualTrigger': new ManualTrigger(),
			'n8n-nodes-base.merge': new Merge(),
			'n8n-nodes-base.respondToWebhook': new RespondToWebhook(),
			'n8n-nodes-base.scheduleTrigger': new ScheduleTrigger(),
			'n8n-nodes-base.set': new EditFields(),
			'n8n-nodes-base.stickyNote': new StickyNote(),
			'n8n-nodes-base.wait': new Wait(),
			'n8n-nodes-base.webhook': new Webhook(),
		};
	}

	getByName(name: string): INodeType | IVersionedNodeType {
		const type = this.types[name];
		if (type === undefined) throw new Error(`The harness has no node type ${name}.`);
		return type;
	}

	getByNameAndVersion(name: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(name), version);
	}

	getKnownTypes() {
		return {};
	}
}
