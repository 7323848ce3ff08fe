/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import type { Execution, Session } from '../host/session';
import { at, listAt, textAt } from '../host/values';
import { chain, DOMAIN, locator, manual, tencentLive, type NodeJson } from '../host/workflows';
import type { Lab } from '../lab';
import type { Scenario } from '../scenario';

const TYPE = 'n8n-nodes-tencent-live.tencentLive';
const CHANNEL = '9896587163684165400';
const TEMPLATE = "={{ $('recordingTemplate/create').first().json.template_id }}";
const TASK_NOW = "={{ $('recordingTask/create').first().json.task_id }}";
const TASK_LATER = "={{ $('later').first().json.task_id }}";

const STREAM = {
	domain: locator('name', DOMAIN),
	appName: 'live',
	channel: locator('id', 'my-stream'),
};
const V2 = { apiVersion: 'v2', channel: locator('id', CHANNEL) };

const END = '={{ $now.plus({ hours: 1 }).toISO() }}';
const LATER = {
	tapeType: 0,
	startTime: '={{ $now.plus({ hours: 2 }).toISO() }}',
	endTime: '={{ $now.plus({ hours: 3 }).toISO() }}',
};

type Step = [operation: string, parameters: Record<string, unknown>, name?: string];

/** What both generations can do with tasks, streams and files. */
const withTasks = (place: Record<string, unknown>): Step[] => [
	['recordingTask/create', { ...place, endTime: END }],
	['recordingTask/create', { ...place, ...LATER }, 'later'],
	['recordingTask/get', { ...place, taskId: TASK_LATER }],
	['recordingTask/getAll', { ...place, returnAll: true }],
	['stream/get', place],
	['stream/getAll', { ...place, returnAll: true }],
	['recordingTask/stop', { ...place, taskId: TASK_NOW }],
	['recordingTask/delete', { ...place, taskId: TASK_LATER }],
	['recordingFile/getAll', { ...place, returnAll: true }],
	['recordingTask/getResult', { ...place, taskId: TASK_NOW }],
];

/** Each operation once, in an order in which it has something to work on. */
const STEPS: Record<'v3' | 'v2', Step[]> = {
	v3: [
		['recordingTemplate/create', { templateName: 'show', formats: { hls: { enabled: true } } }],
		['recordingTemplate/update', { templateId: locator('id', TEMPLATE), templateName: 'late' }],
		['recordingTemplate/get', { templateId: locator('id', TEMPLATE) }],
		['recordingTemplate/getAll', { returnAll: true }],
		['recordingRule/create', { ...STREAM, templateId: locator('id', TEMPLATE) }],
		['recordingRule/getAll', { returnAll: true }],
		['recordingRule/delete', STREAM],
		...withTasks(STREAM),
		['stream/getEvents', { ...STREAM, returnAll: true }],
		['callback/getAll', { ...STREAM, returnAll: true }],
		['recordingTemplate/delete', { templateId: locator('id', TEMPLATE) }],
	],
	v2: withTasks(V2),
};

/** A node for a step, once however many items come; what comes out empty does not end the workflow. */
function nodeOf(credential: string, [operation, parameters, name = operation]: Step): NodeJson {
	const [resource, value] = operation.split('/');
	const settings = { name, executeOnce: true, alwaysOutputData: true };
	return tencentLive(credential, { ...parameters, resource, operation: value }, settings);
}

/** The operations that this n8n offers of the node. */
async function offered(session: Session): Promise<string[]> {
	const body = { nodeInfos: [{ name: TYPE, version: 1 }] };
	const properties = listAt(
		await session.call('POST', '/rest/node-types', body),
		'data',
		0,
		'properties',
	);
	return (
		properties
			.filter((field) => at(field, 'name') === 'operation')
			.flatMap((field) => {
				const resources = listAt(field, 'displayOptions', 'show', 'resource');
				return listAt(field, 'options').map(
					(option) => `${resources.join('/')}/${textAt(option, 'value')}`,
				);
			})
			// n8n's own, of every node with a credential.
			.filter((operation) => !operation.endsWith('/__CUSTOM_API_CALL__'))
	);
}

async function runNodes(session: Session, name: string, nodes: NodeJson[]): Promise<Execution> {
	const workflow = await session.createWorkflow(chain(name, manual, ...nodes));
	const execution = await session.execute(workflow, manual.name);
	assert.equal(execution.status, 'success', execution.failure);
	return execution;
}

/** Runs all of one generation. @returns how many operations */
async function everyOperation(lab: Lab, version: 'v3' | 'v2'): Promise<number> {
	const { session } = await lab.n8n();
	const emulator = await lab.emulator();
	const credential = await session.createCredential(`all-${version}`, lab.credential(emulator));
	const nodes = STEPS[version].map((step) => nodeOf(credential, step));
	const { items } = await runNodes(session, `Every operation, ${version}`, nodes);
	const [now, later, ...more] = emulator.truth.tasks();
	assert.deepEqual(more, []);
	assert.equal(items('recordingTask/create')[0]?.task_id, now?.id);
	assert.equal(items('recordingTask/get')[0]?.task_id, later?.id);
	assert.deepEqual(
		items('recordingTask/getAll')
			.map(({ task_id }) => task_id)
			.sort(),
		[now?.id, later?.id].sort(),
	);
	assert.equal(items('stream/get').length, 1);
	assert.ok(items('stream/getAll').length > 1);
	assert.equal(items('recordingTask/getResult')[0]?.task_id, now?.id);
	assert.deepEqual([now?.status, later?.deleted], ['stopped', true]);
	if (version === 'v3') {
		assert.equal(items('recordingTemplate/get')[0]?.name, 'late');
		assert.equal(items('recordingRule/getAll').length, 1);
		assert.deepEqual(emulator.state.rules, []);
		assert.deepEqual(
			emulator.state.templates.map(({ id }) => id),
			[1001],
		);
	}
	return new Set(STEPS[version].map(([operation]) => operation)).size;
}

/** Of two items one fails, and leaves by the error output with what is known of it. */
async function errorOutput(lab: Lab): Promise<void> {
	const { session } = await lab.n8n();
	const emulator = await lab.emulator();
	const credential = await session.createCredential('error-output', lab.credential(emulator));
	const get = { ...STREAM, resource: 'recordingTask', operation: 'get' };
	const taskId = "={{ $itemIndex === 0 ? $json.task_id : '404' }}";
	const { items } = await runNodes(session, 'Error output', [
		nodeOf(credential, ['recordingTask/create', { ...STREAM, endTime: END }]),
		nodeOf(credential, ['recordingTask/create', { ...STREAM, ...LATER }, 'later']),
		nodeOf(credential, ['recordingTask/getAll', { ...STREAM, returnAll: true }]),
		tencentLive(credential, { ...get, taskId }, { name: 'Get', onError: 'continueErrorOutput' }),
	]);
	const [one, other] = items('recordingTask/getAll').map(({ task_id }) => task_id);
	assert.deepEqual(
		items('Get').map(({ task_id }) => task_id),
		[one],
	);
	const [failed, ...more] = items('Get', 1);
	assert.deepEqual(more, []);
	assert.equal(failed?.task_id, other, 'the item that it came from');
	assert.match(String(failed?.error), /404/);
	assert.equal(at(failed, 'details', 'code'), null);
}

/** What the editor asks for when a list is opened. */
async function pickers(lab: Lab): Promise<string> {
	const { session } = await lab.n8n();
	const emulator = await lab.emulator();
	const credential = await session.createCredential('pickers', lab.credential(emulator));
	const lists: Array<[method: string, parameters: Record<string, unknown>, values: string[]]> = [
		['searchDomains', {}, [DOMAIN]],
		['searchStreams', STREAM, ['my-stream', 'other-stream']],
		['searchChannels', V2, [CHANNEL, '9896587163684165401']],
		['searchTemplates', {}, ['1001']],
	];
	for (const [method, parameters, values] of lists) {
		assert.deepEqual(await session.list(TYPE, method, credential, parameters), values, method);
	}
	return lists.map(([method]) => method).join(', ');
}

async function run(lab: Lab): Promise<string> {
	const { session } = await lab.n8n();
	const played = new Set(Object.values(STEPS).flatMap((steps) => steps.map(([name]) => name)));
	assert.deepEqual([...played].sort(), (await offered(session)).sort());
	const [v3, v2] = [await everyOperation(lab, 'v3'), await everyOperation(lab, 'v2')];
	await errorOutput(lab);
	return `${v3} operations of API 3.0 and ${v2} of the legacy API; the error output has the failed item with its details; ${await pickers(lab)}`;
}

/** Every operation of the node, its error output and its lists. */
export const operations: Scenario = { name: 'operations', run };
