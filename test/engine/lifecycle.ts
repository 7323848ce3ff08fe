import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { CHANNEL, DOMAIN, locator, NODE, STREAM, v2, v3, type Bench } from '../support/engine';

/** A time in China on one of the days around noon of 2026-11-23, such as `china('11-24 20:00')`. */
export const china = (time: string) =>
	`2026-${time.replace(' ', 'T')}${time.length === 11 ? ':00' : ''}+08:00`;

/** The same in UNIX seconds. */
export const unix = (time: string) => Date.parse(china(time)) / 1000;

/** The parameters of an operation other than Create. */
export function operate(
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
): INodeParameters {
	return { resource, operation, ...parameters };
}

/** A task to make. Times as for `china`. */
export interface Window {
	from: string;
	to: string;
	channel?: string;
	template?: number;
}

/** So many windows in the afternoon of a day, a minute each, one after the other. */
export function minutes(count: number, day: string): Window[] {
	const time = (minute: number) =>
		`${day} ${12 + Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
	return Array.from({ length: count }, (_, minute) => ({
		from: time(minute),
		to: time(minute + 1),
	}));
}

/** Makes scheduled tasks through the node, whatever exists, and gives their IDs. */
export async function createTasks(
	bench: Bench,
	version: 'v3' | 'v2',
	windows: Window[],
	changes: INodeParameters = {},
): Promise<string[]> {
	const create = version === 'v3' ? v3 : v2;
	const withTemplate = windows.filter(({ template }) => template !== undefined).length;
	if (withTemplate > 0 && withTemplate < windows.length) {
		const ids: string[] = [];
		for (const one of windows) ids.push(...(await createTasks(bench, version, [one], changes)));
		return ids;
	}
	const template = withTemplate === 0 ? {} : { templateId: locator('id', '={{ $json.template }}') };
	const finished = await bench.run({
		parameters: create({
			tapeType: 0,
			channel: locator('id', '={{ $json.channel }}'),
			startTime: '={{ $json.from }}',
			endTime: '={{ $json.to }}',
			options: { ifTaskExists: 'create', ...template },
			...changes,
		}),
		items: windows.map(({ from, to, channel, template: id }) => ({
			channel: channel ?? (version === 'v3' ? STREAM : CHANNEL),
			from: china(from),
			to: china(to),
			template: id,
		})),
	});
	if (finished.error !== undefined) throw finished.error;
	return finished.json(NODE).map(({ task_id }) => String(task_id));
}

/** The IDs of all tasks in the order the service made them: that of its lists. */
export function idsInOrder(bench: Bench): string[] {
	return bench.emulator.truth.tasks().map(({ id }) => id);
}

/** The parameters with which an action was called, in order. */
export function callsOf(bench: Bench, action: string): Array<Readonly<Record<string, unknown>>> {
	return bench.emulator.truth.requests(action).map(({ parameters }) => parameters);
}

/** The actions that were called, each once. */
export function actionsCalled(bench: Bench): string[] {
	return [...new Set(bench.emulator.truth.requests().map(({ action }) => action))].sort();
}

/** Runs the node and gives what it put out; an error that stopped it is thrown. */
export async function outputOf(
	bench: Bench,
	parameters: INodeParameters,
	items?: IDataObject[],
): Promise<IDataObject[]> {
	const finished = await bench.run({ parameters, items });
	if (finished.error !== undefined) throw finished.error;
	return finished.json(NODE);
}

/** A task of the stream as the node puts it out, with what differs. */
export function taskItem(changes: IDataObject): IDataObject {
	return {
		channel: STREAM,
		domain: DOMAIN,
		app_name: 'live',
		stopped_at: null,
		template_id: null,
		fragments: null,
		...changes,
	};
}

/** The same of the legacy API's channel. */
export function legacyTaskItem(changes: IDataObject): IDataObject {
	return taskItem({ channel: CHANNEL, domain: null, app_name: null, fragments: 0, ...changes });
}
