import { LoadOptionsContext } from 'n8n-core';
import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type INode,
	type INodeListSearchResult,
	type INodeParameters,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { additionalData } from './additionalData';
import { fromSource, NodeTypes } from './nodeTypes';

/** What the editor sends when a picker opens, scrolls or is typed into. */
export interface SearchOptions {
	/** The parameters as they stand in the editor. */
	parameters?: INodeParameters;
	credential: ICredentialDataDecryptedObject;
	filter?: string;
	paginationToken?: string;
	/** The node that has the picker: the regular one, unless given. */
	type?: string;
}

/** Runs a picker's search the way n8n does: on the node as it stands in the editor, without a run. */
export async function searchList(
	method: string,
	{ filter, paginationToken, ...options }: SearchOptions,
): Promise<INodeListSearchResult> {
	const { node, context } = inEditor(options);
	const search = node.methods?.listSearch?.[method];
	if (search === undefined) throw new Error(`The node has no picker ${method}.`);
	return await search.call(context, filter, paginationToken);
}

/** The same for the choices of a field that is no locator. */
export async function loadOptions(
	method: string,
	options: Omit<SearchOptions, 'filter' | 'paginationToken'>,
): Promise<INodePropertyOptions[]> {
	const { node, context } = inEditor(options);
	const load = node.methods?.loadOptions?.[method];
	if (load === undefined) throw new Error(`The node has no choices ${method}.`);
	return await load.call(context);
}

function inEditor({
	parameters = {},
	credential,
	type = 'n8n-nodes-tencent-live.tencentLive',
}: SearchOptions) {
	const loaded = fromSource();
	const node: INode = {
		id: 'picker',
		name: 'Tencent Live',
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { tencentCloudApi: { id: 'tencentCloudApi', name: 'Tencent Cloud account' } },
	};
	const nodeTypes = new NodeTypes(loaded);
	const workflow = new Workflow({
		id: 'test',
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes,
	});
	const context = new LoadOptionsContext(
		workflow,
		node,
		{
			...additionalData(loaded, { tencentCloudApi: credential }),
			currentNodeParameters: parameters,
		},
		'parameters',
	);
	return { node: nodeTypes.getByNameAndVersion(node.type, 1), context };
}
