import type { IExecuteFunctions } from 'n8n-workflow';

import { sharedRowOf } from '../../../../nodes/TencentLive/n8n/sharedRow';
import { contextOf } from '../support/context';
import { NODE } from '../support/thrownByNode';

type Check = (...given: unknown[]) => Promise<{ new: unknown[]; processed: unknown[] }>;

/** What n8n gives a node of a workflow; nothing to check, as for `contextOf`. */
function contextWith(id: string | undefined, check?: Check): IExecuteFunctions {
	const context: object = contextOf({ getNode: () => NODE });
	const members = {
		getWorkflow: () => ({ id, name: 'w', active: true }),
		helpers: { checkProcessedAndRecord: check },
	};
	return Object.assign(contextOf({}), context, members);
}

const NONE = { new: [], processed: [] };

it.each([
	['a workflow that was never saved', undefined, async () => NONE],
	['one without an id', '', async () => NONE],
	['an n8n without the helper', 'w-1', undefined],
])('there is none in %s', (_what, id, check) => {
	expect(sharedRowOf(contextWith(id, check))).toBeUndefined();
});

it('is named by workflow and node', () => {
	expect(sharedRowOf(contextWith('w-1', async () => NONE))?.name).toBe(`w-1 ${NODE.name}`);
});

it('a write notes marks for the node, a thousand at most, and tells which were there', async () => {
	const asked: unknown[][] = [];
	const row = sharedRowOf(
		contextWith('w-1', async (...given) => {
			asked.push(given);
			return await Promise.resolve({ new: ['b'], processed: ['a', 7] });
		}),
	);
	expect(await row?.write(['a', 'b'])).toEqual(new Set(['a', '7']));
	expect(asked).toEqual([[['a', 'b'], 'node', { mode: 'entries', maxEntries: 1_000 }]]);
});
