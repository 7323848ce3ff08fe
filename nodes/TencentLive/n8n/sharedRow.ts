import type { IExecuteFunctions } from 'n8n-workflow';

import type { SharedRow } from '../transport/SharedRow';

/** Marks that the row keeps: each is a hash of some forty characters, and it is read and written whole. */
const MOST_MARKS = 1_000;

/**
 * The row that n8n keeps for this node of this workflow, in its own database: shared by its main
 * process, its workers and its webhook processes. Undefined where there is none: a workflow that was
 * never saved, or an n8n without the helper.
 */
export function sharedRowOf(context: IExecuteFunctions): SharedRow | undefined {
	const { id } = context.getWorkflow();
	const { checkProcessedAndRecord } = context.helpers;
	if (id === undefined || id === '' || typeof checkProcessedAndRecord !== 'function') {
		return undefined;
	}
	return {
		name: `${id} ${context.getNode().name}`,
		async write(marks) {
			const { processed } = await checkProcessedAndRecord(marks, 'node', {
				mode: 'entries',
				maxEntries: MOST_MARKS,
			});
			return new Set(processed.map(String));
		},
	};
}
