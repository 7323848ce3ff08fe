/* eslint-disable @n8n/community-nodes/no-restricted-globals -- test code: a program of its own, on Node itself */
import { Expression } from 'n8n-workflow';

import { DEFAULT_ACCOUNT, startEmulator } from '../../emulator';
import { isolateFromHome } from '../../support/harness/isolateFromHome';
import {
	CHANNEL,
	locator,
	NODE,
	STREAM,
	v2,
	v3,
	workflow,
	type Recording,
} from '../../support/engine';
import type { VmReport } from './report';

/*
 * Runs create with n8n's `vm` expression engine, where expressions live in an isolate and every value
 * crosses its border, and prints a report. A process of its own: the engine loads itself with a
 * dynamic import, which jest does not offer to packages.
 */

isolateFromHome();

/** In an hour. The isolate has a clock of its own, so real time it is. */
const start = Math.ceil(Date.now() / 60_000) * 60_000 + 3_600_000;
const end = start + 3_600_000;

/** The same window in every form that crosses the border in another way. */
const FORMS: Array<[start: string, end: string]> = [
	['={{ $json.startSeconds }}', '={{ $json.endText }}'],
	[
		'={{ DateTime.fromMillis($json.start) }}',
		'={{ DateTime.fromMillis($json.start).plus({ hours: 1 }) }}',
	],
	['={{ new Date($json.start) }}', '={{ new Date($json.end) }}'],
	[
		// Half a second over: the clock moves on between the two readings.
		'={{ $now.plus({ milliseconds: $json.start - $now.toMillis() + 500 }) }}',
		'={{ $json.end }}',
	],
	[
		"={{ DateTime.fromMillis($json.start).toFormat('yyyy-MM-dd HH:mm:ss') }}",
		'={{ $json.endText.toDateTime() }}',
	],
];

const ITEM = {
	stream: STREAM,
	channel: CHANNEL,
	start,
	startSeconds: start / 1000,
	end,
	endText: new Date(end).toISOString(),
};

function recordings(): Recording[] {
	return FORMS.flatMap(([startTime, endTime]) => {
		const when = { tapeType: '={{ 0 }}', startTime, endTime };
		return [
			{ parameters: v3({ ...when, channel: locator('id', '={{ $json.stream }}') }) },
			{ parameters: v2({ ...when, channel: locator('id', '={{ $json.channel }}') }) },
		];
	});
}

async function main(): Promise<VmReport> {
	// Imported late: n8n-core reads its folders when it is loaded.
	const { runWorkflow } = await import('../../support/harness/runWorkflow');
	await Expression.initExpressionEngine({
		engine: 'vm',
		bridgeTimeout: 5_000,
		bridgeMemoryLimit: 128,
		poolSize: 1,
		maxCodeCacheSize: 1_024,
	});
	const report: VmReport = {
		engine: Expression.getActiveImplementation(),
		start: new Date(start).toISOString(),
		end: new Date(end).toISOString(),
		runs: [],
	};
	for (const recording of recordings()) {
		// One emulator a run, so that every first legacy id is the same.
		const emulator = await startEmulator({
			channels: [{ id: CHANNEL, name: 'First', live: true }],
		});
		const { secretId, secretKey } = DEFAULT_ACCOUNT;
		const { url } = emulator;
		const after = { task_id: '={{ $json.task_id }}', stream: "={{ $('Start').item.json.stream }}" };
		const finished = await runWorkflow(
			workflow({ ...recording, after, timezone: 'Asia/Kolkata' }),
			{
				items: [ITEM],
				credentials: {
					tencentCloudApi: { secretId, secretKey, endpoint: url, legacyEndpoint: url },
				},
			},
		);
		report.runs.push({
			startTime: String(recording.parameters.startTime),
			version: String(recording.parameters.apiVersion),
			error: finished.error === undefined ? null : finished.told,
			output: finished.json(NODE),
			after: finished.json('After'),
			tasks: emulator.truth.tasks().map((task) => ({
				id: task.id,
				start: new Date(task.start).toISOString(),
				end: new Date(task.end).toISOString(),
			})),
		});
		await emulator.close();
	}
	await Expression.disposeExpressionEngine();
	return report;
}

main().then(
	(report) => {
		process.stdout.write(JSON.stringify(report), () => process.exit(0));
	},
	(error: unknown) => {
		process.stderr.write(String(error instanceof Error ? error.stack : error));
		process.exit(1);
	},
);
