import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { ownEntry } from '../api/entry';
import * as recordingFile from './recordingFile';
import * as recordingRule from './recordingRule';
import * as recordingTask from './recordingTask';
import * as recordingTemplate from './recordingTemplate';
import * as stream from './stream';
import type { Operation } from './Operation';

/** Every operation of the node, by its value in the Operation field and that in the Resource field. */
const resources: Record<string, Record<string, Operation>> = {
	recordingFile,
	recordingRule,
	recordingTask,
	recordingTemplate,
	stream,
};

/** The field that picks an operation of a resource: sorted by name, and set to the first. */
function operationField(resource: string, operations: Record<string, Operation>): INodeProperties {
	const options = Object.entries(operations)
		.map(([value, { choice }]) => ({ ...choice, value }))
		// Not by localeCompare, whose first call takes a sixth of the time to load both nodes.
		.sort((one, other) => (one.name < other.name ? -1 : 1));
	const first = options[0]?.value ?? '';
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

/** The fields of every operation, each shown for its own operation only. */
export const resourceFields: INodeProperties[] = Object.entries(resources).flatMap(
	([resource, operations]) => [
		operationField(resource, operations),
		...Object.entries(operations).flatMap(([operation, { fields }]) =>
			updateDisplayOptions({ show: { resource: [resource], operation: [operation] } }, fields),
		),
	],
);

/** The operation that runs for what the user picked; undefined when there is none. */
export function operationOf(resource: string, operation: string): Operation | undefined {
	return ownEntry(ownEntry(resources, resource) ?? {}, operation);
}
