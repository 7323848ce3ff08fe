import { operationField } from '../../../../nodes/TencentLive/resources';
import type { Operation } from '../../../../nodes/TencentLive/resources/Operation';

const operation = (name: string): Operation => ({
	choice: { name, action: name, description: name },
	toolDescription: name,
	fields: [],
	execute: async () => [],
});

it('the first operation stays what it is when one is added before it in the alphabet', () => {
	const before = { create: operation('Create'), stop: operation('Stop') };
	const after = { archive: operation('Archive'), ...before };

	expect(operationField('task', { first: 'create', operations: before }).default).toBe('create');
	expect(operationField('task', { first: 'create', operations: after })).toMatchObject({
		default: 'create',
		options: [{ value: 'archive' }, { value: 'create' }, { value: 'stop' }],
	});
});
