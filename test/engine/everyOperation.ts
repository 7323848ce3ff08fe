/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: answers callbacks on loopback */
import { createServer } from 'node:http';

import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';

import { TencentLive } from '../../nodes/TencentLive/TencentLive.node.ts';

import { china, createTasks, operate, outputOf } from './lifecycle';
import { DOMAIN, locator, STREAM, v2, v3, type Bench } from '../support/engine';
import { optionsIn } from '../support/harness/properties';

const { properties } = new TencentLive().description;

/** The field that picks a resource, or an operation of one. */
export function choiceOf(name: 'resource' | 'operation', resource?: string): INodeProperties {
	const field = properties.find(
		(one) =>
			one.name === name &&
			(resource === undefined || one.displayOptions?.show?.resource?.includes(resource)),
	);
	if (field === undefined) throw new Error(`There is no ${name} to pick.`);
	return field;
}

const valuesOf = (field: INodeProperties) =>
	optionsIn(field).flatMap((option) => ('value' in option ? [String(option.value)] : []));

/** Every operation that the node offers, by resource. */
export const OPERATIONS: Record<string, string[]> = Object.fromEntries(
	valuesOf(choiceOf('resource')).map((resource) => [
		resource,
		valuesOf(choiceOf('operation', resource)),
	]),
);

/** The same as `resource/operation`. */
export const OPERATION_NAMES = Object.entries(OPERATIONS).flatMap(([resource, operations]) =>
	operations.map((operation) => `${resource}/${operation}`),
);

/** What operations put out, by `resource/operation`. */
export type Outputs = Map<string, IDataObject[]>;

const FORMATS = ['aac', 'flv', 'hls', 'mp3', 'mp4'];

/** Everything that can be set. */
const SETTINGS = {
	formats: Object.fromEntries(
		FORMATS.map((format) => [
			format,
			{
				enabled: true,
				...(format === 'hls' ? {} : { interval: 600 }),
				storageTime: 86400,
				vodSubAppId: 0,
				vodFileName: '{StreamID}_{StartYear}',
			},
		]),
	),
	options: { description: 'For the show', hlsContinue: 90, removeWatermark: true },
};

const NIGHT = { from: '11-24 20:00', to: '11-24 22:00' };

/** Runs every operation at least once, in each generation that has it, with every field it takes. */
export async function runEveryOperation(bench: Bench): Promise<Outputs> {
	const outputs: Outputs = new Map();
	const run = async (resource: string, operation: string, parameters: INodeParameters) => {
		const name = `${resource}/${operation}`;
		const output = await outputOf(bench, operate(resource, operation, parameters));
		outputs.set(name, [...(outputs.get(name) ?? []), ...output]);
		return output;
	};
	const [template] = await run('recordingTemplate', 'create', {
		templateName: 'evening',
		...SETTINGS,
	});
	const templateId = locator('id', String(template?.template_id));
	await run('recordingTemplate', 'update', { templateId, templateName: 'late', ...SETTINGS });
	await run('recordingTemplate', 'get', { templateId });
	await run('recordingTemplate', 'getAll', { returnAll: true });

	const target = {
		domain: locator('name', DOMAIN),
		appName: 'live',
		channel: locator('id', STREAM),
	};
	await run('recordingRule', 'create', { ...target, templateId });
	await run('recordingRule', 'getAll', {});
	await run('recordingRule', 'delete', target);

	const scheduled = { tapeType: 0, startTime: china(NIGHT.from), endTime: china(NIGHT.to) };
	await run('recordingTask', 'create', v3());
	await run(
		'recordingTask',
		'create',
		v3({ ...scheduled, options: { templateId, streamType: 0, ifTaskExists: 'create' } }),
	);
	await run('recordingTask', 'create', v2());
	await run('recordingTask', 'create', v2(scheduled));
	const places = { v3: { apiVersion: 'v3', ...target }, v2: { ...v2(), endTime: '' } };
	for (const version of ['v3', 'v2'] as const) {
		const place = places[version];
		await run('stream', 'get', place);
		await run('stream', 'getAll', { ...place, returnAll: true });
		const ids = await createTasks(bench, version, [
			{ from: '11-24 10:00', to: '11-24 11:00', template: Number(template?.template_id) },
			{ from: '11-24 12:00', to: '11-24 13:00' },
		]);
		await run('recordingTask', 'stop', { ...place, taskId: ids[0] });
		for (const taskId of ids) await run('recordingTask', 'get', { ...place, taskId });
		await run('recordingTask', 'getResult', { ...place, taskId: ids[1] });
		await run('recordingTask', 'getAll', { ...place, returnAll: true });
		await run('recordingTask', 'delete', { ...place, taskId: ids[1] });
	}

	const { from, to } = { from: china('11-24 20:30'), to: china('11-24 20:35') };
	bench.emulator.state.breaks.push({ stream: STREAM, from: Date.parse(from), to: Date.parse(to) });
	bench.setTime(china('11-25 10:00'));
	for (const place of Object.values(places)) {
		const options = { options: { subAppId: '' } };
		await run('recordingFile', 'getAll', { ...place, returnAll: true, ...options });
		const [task] = await outputOf(
			bench,
			operate('recordingTask', 'getAll', { ...place, startTime: china('11-24 19:00') }),
		);
		await run('recordingFile', 'getAll', { ...place, taskId: String(task?.task_id) });
		await run('recordingTask', 'getResult', { ...place, taskId: String(task?.task_id) });
		const window = { startTime: china('11-24 19:00'), endTime: china('11-24 22:00') };
		await run('recordingTask', 'getResult', { ...place, ...window });
	}
	const week = { startTime: china('11-20 00:00') };
	await run('stream', 'getEvents', { ...target, ...week });
	await run('stream', 'getAll', { ...places.v3, which: 'published', ...week });
	await calledBack(bench, async () => {
		await run('callback', 'getAll', { ...target, event: 'any', result: 'delivered', ...week });
		await run('callback', 'getAll', { ...target, event: 'recordingFile', ...week });
	});
	await run('recordingTemplate', 'delete', { templateId });
	return outputs;
}

/** Has the service tell of a push to somebody who listens. */
async function calledBack(bench: Bench, then: () => Promise<void>): Promise<void> {
	const server = createServer((request, response) => {
		request.resume();
		response.end('{"code":0}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
	const { state, truth } = bench.emulator;
	const urls = { RecordNotifyUrl: url, StreamBeginNotifyUrl: url, StreamEndNotifyUrl: url };
	state.callbackTemplates = [{ id: 5, name: 'events', urls }];
	state.callbackRules = [{ domain: DOMAIN, app: 'live', templateId: 5 }];
	truth.callbacks();
	bench.emulator.stopStream({ domain: DOMAIN, app: 'live', stream: STREAM });
	await bench.emulator.callbacksSettled();
	await then();
	state.callbackRules = [];
	state.callbackTemplates = [];
	server.close();
}
