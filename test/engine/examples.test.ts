/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: reads the example workflows from disk */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { jsonParse } from 'n8n-workflow';

import type { WorkflowJson } from './harness/runWorkflow';
import { useBench } from './support';

const FOLDER = path.resolve(__dirname, '../../examples');
const EXAMPLES = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));

const bench = useBench();

const read = (file: string) =>
	jsonParse<WorkflowJson>(readFileSync(path.join(FOLDER, file), 'utf8'));

test('there are two examples at least', () => {
	expect(EXAMPLES.length).toBeGreaterThanOrEqual(2);
});

describe.each(EXAMPLES)('%s', (file) => {
	test('runs as it is imported, and every task it hands on exists', async () => {
		const finished = await bench.runJson(read(file));

		expect(finished.error).toBeUndefined();
		const handedOn = ['Task now', 'Task later'].flatMap((node) => finished.json(node));
		const ids = bench.emulator.truth.tasks().map(({ id }) => id);
		expect(ids).toHaveLength(2);
		expect(handedOn.map(({ task_id }) => task_id).sort()).toEqual(ids.sort());
	});

	test('names no credential but by the name a user sees, and holds no key', () => {
		const text = readFileSync(path.join(FOLDER, file), 'utf8');

		expect(text).not.toMatch(/AKID|secretKey|sessionToken/);
		for (const { credentials } of read(file).nodes) {
			expect(Object.keys(credentials ?? {})).toEqual(
				credentials === undefined ? [] : ['tencentCloudApi'],
			);
		}
	});
});
