/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: starts a program of its own */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { jsonParse } from 'n8n-workflow';

import { CHANNEL, STREAM } from '../../support/engine';
import type { VmReport } from './report';

let report: VmReport;

beforeAll(async () => {
	const program = path.join(__dirname, 'main.ts');
	const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program], {
		cwd: path.join(__dirname, '../../..'),
	});
	report = jsonParse<VmReport>(stdout);
});

test('every expression was evaluated in the isolate', () => {
	expect(report.engine).toBe('vm');
	expect(report.runs).toHaveLength(10);
});

test('no form of a time loses its instant on the way out of the isolate', () => {
	const { start, end } = report;

	expect(report.runs.map(({ error, startTime, tasks }) => ({ startTime, error, tasks }))).toEqual(
		report.runs.map(({ startTime }) => ({
			startTime,
			error: null,
			tasks: [{ id: expect.any(String), start, end }],
		})),
	);
});

test('the following node reads every digit, and the item it belongs to', () => {
	for (const { version, output, after, tasks } of report.runs) {
		const id = version === 'v2' ? '18446744073709551615' : tasks[0]?.id;
		expect(output).toEqual([
			expect.objectContaining({
				task_id: id,
				outcome: 'created',
				channel: version === 'v2' ? CHANNEL : STREAM,
			}),
		]);
		expect(after).toEqual([{ task_id: id, stream: STREAM }]);
	}
});
