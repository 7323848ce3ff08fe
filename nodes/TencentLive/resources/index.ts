import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { recordingFile } from './recordingFile';
import { recordingRule } from './recordingRule';
import { recordingTask } from './recordingTask';
import { recordingTemplate } from './recordingTemplate';
import { stream } from './stream';
import type { Operation } from './shared/Operation';
import type { Resource } from './shared/Resource';

/** Every resource of the node, by its value in the Resource field. */
const resources: Record<string, Resource> = {
	recordingFile,
	recordingRule,
	recordingTask,
	recordingTemplate,
	stream,
};

/** The fields of every operation, each shown for its own operation only. */
export const resourceFields: INodeProperties[] = Object.entries(resources).flatMap(
	([resource, { operationField, operations }]) => [
		operationField,
		...Object.entries(operations).flatMap(([operation, { fields }]) =>
			updateDisplayOptions({ show: { resource: [resource], operation: [operation] } }, fields),
		),
	],
);

/** The operation that runs for what the user picked; undefined when there is none. */
export function operationOf(resource: string, operation: string): Operation | undefined {
	return resources[resource]?.operations[operation];
}
