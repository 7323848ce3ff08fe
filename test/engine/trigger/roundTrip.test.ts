/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: reads the example workflows from disk */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { createRunExecutionData, jsonParse, NodeHelpers } from 'n8n-workflow';

import { TencentLiveTrigger } from '../../../nodes/TencentLive/TencentLiveTrigger.node.ts';
import type { WorkflowJson } from '../../support/harness/runWorkflow';
import { only, useBench } from '../../support/engine';
import { useHosts } from './host';

const bench = useBench();
const host = useHosts(bench);

const { description } = new TencentLiveTrigger();

const FOLDER = path.resolve(__dirname, '../../../examples');

const read = (name: string) =>
	jsonParse<WorkflowJson>(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8'));

/** The trigger of the second workflow, as it is saved. */
function triggerOf({ nodes }: WorkflowJson) {
	const node = nodes.find(({ type }) => type === 'n8n-nodes-tencent-live.tencentLiveTrigger');
	if (node === undefined) throw new Error('The workflow has no trigger.');
	return node;
}

test('the trigger is saved with nothing but fields it has, and no required one is empty', () => {
	const node = triggerOf(read('round-trip-file-ready'));
	const shown = NodeHelpers.getNodeParameters(
		description.properties,
		node.parameters,
		true,
		false,
		node,
		description,
	);
	expect(Object.keys(shown ?? {})).toEqual(expect.arrayContaining(Object.keys(node.parameters)));
	expect(
		NodeHelpers.getNodeParametersIssues(
			description.properties,
			{ ...node, parameters: shown ?? {} },
			description,
		),
	).toBeNull();
});

test('what the first workflow creates comes back to the second one, joined by task_id', async () => {
	const second = read('round-trip-file-ready');
	const node = triggerOf(second);
	const n8n = await host({ parameters: node.parameters });
	await n8n.activate();

	const created = only((await bench.runJson(read('round-trip-create'))).json('Keep'));
	bench.setTime('2026-11-23T12:32:00+08:00');
	bench.emulator.clock.runDue();
	await bench.emulator.callbacksSettled();
	const started = only(n8n.started);
	const finished = await bench.runJson(second, {
		resume: createRunExecutionData({
			executionData: {
				nodeExecutionStack: [{ node, data: { main: [[{ json: started }]] }, source: null }],
			},
		}),
	});

	expect(finished.error).toBeUndefined();
	const [task] = bench.emulator.truth.tasks();
	const [file] = bench.emulator.state.files;
	expect(created).toEqual({ task_id: task?.id, title: 'Evening show' });
	expect(only(finished.json('Hand on'))).toEqual({
		task_id: created.task_id,
		stream: 'my-stream',
		planned_start: '2026-11-23T12:01:00+08:00',
		file_id: file?.id,
		address: expect.stringContaining(file?.id ?? 'a file'),
		seconds: 1800,
	});
});
