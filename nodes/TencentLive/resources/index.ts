import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { lookUp } from '../api/lookUp';
import * as callback from './callback';
import * as recordingFile from './recordingFile';
import * as recordingRule from './recordingRule';
import * as recordingTask from './recordingTask';
import * as recordingTemplate from './recordingTemplate';
import * as stream from './stream';
import type { Operation } from './Operation';

/** What can be done with a resource, by the value in the Operation field. */
interface Resource {
	/** Saved workflows that never chose an operation run this one: it can never change. */
	first: string;
	operations: Record<string, Operation>;
}

/** Every resource of the node, by its value in the Resource field. */
const resources: Record<string, Resource> = {
	callback: { first: 'getAll', operations: callback },
	recordingFile: { first: 'getAll', operations: recordingFile },
	recordingRule: { first: 'create', operations: recordingRule },
	recordingTask: { first: 'create', operations: recordingTask },
	recordingTemplate: { first: 'create', operations: recordingTemplate },
	stream: { first: 'get', operations: stream },
};

/** The field that picks an operation of a resource; they are sorted by name, as n8n asks for. */
export function operationField(resource: string, { first, operations }: Resource): INodeProperties {
	const options = Object.entries(operations)
		.map(([value, { choice }]) => ({ ...choice, value }))
		// Not by localeCompare, whose first call takes a sixth of the time to load both nodes.
		.sort((one, other) => (one.name < other.name ? -1 : 1));
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options,
		default: first,
	};
}

/** Takes the place of the field of this name that n8n gives to tools; the plain node does not show it. */
function toolDescriptionField(text: string): INodeProperties {
	return {
		displayName: 'Tool Description',
		name: 'toolDescription',
		type: 'string',
		typeOptions: { rows: 6 },
		displayOptions: { show: { '@tool': [true] } },
		default: text,
		description: 'What the model is told of this tool: what each value is, and what comes back',
	};
}

/** The fields of every operation, each shown for its own operation only. */
export const resourceFields: INodeProperties[] = Object.entries(resources).flatMap(
	([resource, actions]) => [
		operationField(resource, actions),
		...Object.entries(actions.operations).flatMap(([operation, { fields, toolDescription }]) =>
			updateDisplayOptions({ show: { resource: [resource], operation: [operation] } }, [
				toolDescriptionField(toolDescription),
				...fields,
			]),
		),
	],
);

/** The operation that runs for what the user picked; undefined when there is none. */
export function operationOf(resource: string, operation: string): Operation | undefined {
	return lookUp(lookUp(resources, resource)?.operations ?? {}, operation);
}
