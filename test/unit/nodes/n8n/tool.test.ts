import type { INode } from 'n8n-workflow';

import { goesOnAfterFailure, isTool, orFailedItem } from '../../../../nodes/TencentLive/n8n/tool';
import { contextOf } from '../support/context';
import { NODE } from '../support/thrownByNode';

const PLAIN = 'n8n-nodes-tencent-live.tencentLive';
const TOOL = `${PLAIN}Tool`;
const contextWith = (type: string, onError?: INode['onError'], continues = false) =>
	contextOf({
		getNode: () => ({ ...NODE, type, onError }),
		continueOnFail: () => continues,
	});

it('a tool is what ends so', () => {
	expect([TOOL, PLAIN, `${TOOL}s`].map((type) => isTool(contextWith(type)))).toEqual([
		true,
		false,
		false,
	]);
});

it.each<[string, INode['onError'], boolean, boolean]>([
	[PLAIN, undefined, false, false],
	[PLAIN, 'continueRegularOutput', true, true],
	[PLAIN, 'stopWorkflow', false, false],
	[TOOL, undefined, false, true],
	[TOOL, 'stopWorkflow', false, false],
	[TOOL, 'stopWorkflow', true, true],
])('%s with On Error %p goes on: continueOnFail %p, %p', (type, onError, continues, expected) => {
	expect(goesOnAfterFailure(contextWith(type, onError, continues))).toBe(expected);
});

describe('what failed before any item', () => {
	const error = new Error('No credential.');

	it('is an item of a tool', async () => {
		expect(await orFailedItem(contextWith(TOOL))(error)).toEqual([
			{
				json: {
					error: 'No credential. Tell the user what happened.',
					details: { code: null, request_id: null },
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it.each([
		contextWith(TOOL, 'stopWorkflow'),
		contextWith(PLAIN),
		contextWith(PLAIN, 'continueRegularOutput', true),
	])('else stops the node', async (context) => {
		await expect(orFailedItem(context)(error)).rejects.toBe(error);
	});
});
