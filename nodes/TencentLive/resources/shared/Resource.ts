import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from './Operation';

/** A resource: the list its operations are picked from, and each of them by its value there. */
export interface Resource {
	operationField: INodeProperties;
	operations: Record<string, Operation>;
}
