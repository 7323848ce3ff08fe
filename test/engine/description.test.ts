/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: reads the docs from disk */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import {
	NodeHelpers,
	type INode,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { TencentLive } from '../../nodes/TencentLive/TencentLive.node.ts';
import { TencentLiveTrigger } from '../../nodes/TencentLive/TencentLiveTrigger.node.ts';
import { choiceOf, OPERATIONS } from './everyOperation';
import { asTool } from '../support/harness/agents';
import { optionsIn } from '../support/harness/properties';

const { description } = new TencentLive();
const { properties } = description;

const CASES = Object.entries(OPERATIONS).flatMap(([resource, operations]) =>
	operations.map((operation) => ({ resource, operation })),
);

/** The formats of a template, each a collection of its own. */
const OF_FORMATS = { aac: true, flv: true, hls: true, mp3: true, mp4: true };

/** A node set to an operation, with everything else as it is by default. */
function nodeSetTo(parameters: INode['parameters']): INode {
	return {
		id: 'node',
		name: 'Tencent Live',
		type: 'n8n-nodes-tencent-live.tencentLive',
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
}

/** The fields an operation shows, whatever else is chosen; those that pick it, or are a tool's, left out. */
function fieldsOf(resource: string, operation: string): INodeProperties[] {
	return properties.filter(
		({ name, displayOptions }) =>
			!['operation', 'toolDescription'].includes(name) &&
			displayOptions?.show?.resource?.includes(resource) &&
			displayOptions.show.operation?.includes(operation),
	);
}

/** A field and everything inside it. */
function within(field: INodeProperties): INodeProperties[] {
	const inner = optionsIn(field).filter((option): option is INodeProperties => 'type' in option);
	return [field, ...inner.flatMap(within)];
}

const everyField = properties.flatMap(within);

test('Recording Task and Create are what a new node begins with', () => {
	const node = nodeSetTo({});

	expect(
		NodeHelpers.getNodeParameters(properties, {}, true, false, node, description),
	).toMatchObject({ resource: 'recordingTask', operation: 'create', apiVersion: 'v3' });
});

test('the page of operations has a line for each, with the action behind it', () => {
	const page = readFileSync(path.resolve(__dirname, '../../docs/operations.md'), 'utf8');
	const table = page.slice(page.indexOf('## Operations'), page.indexOf('**Status** of a task'));
	const written: string[] = [];
	let heading = '';
	for (const line of table
		.split('\n')
		.filter((one) => one.startsWith('| '))
		.slice(2)) {
		const [, resource = '', operation = '', action = ''] = line.split('|').map((one) => one.trim());
		if (resource !== '') heading = resource;
		written.push(`${heading}: ${operation}`);
		expect(action).toMatch(/^`[A-Z]\w+`/);
	}
	const wanted = optionsIn(choiceOf('resource')).flatMap((resource) =>
		optionsIn(choiceOf('operation', 'value' in resource ? String(resource.value) : '')).map(
			(operation) => `${resource.name}: ${operation.name}`,
		),
	);

	expect(written.sort()).toEqual(wanted.sort());
});

describe.each(CASES)('$resource, $operation', ({ resource, operation }) => {
	const fields = fieldsOf(resource, operation);

	test('tells what it does, in a sentence and as an action', () => {
		const option = optionsIn(choiceOf('operation', resource)).find(
			(one) => 'value' in one && one.value === operation,
		);

		expect(option).toMatchObject({
			action: expect.stringMatching(/^[A-Z][a-z]+( [a-z]+)+$/),
			description: expect.stringMatching(/^[A-Z].{14,}[^.]$/),
		});
	});

	test('has a description on every field, and on everything inside it', () => {
		const silent = fields
			.flatMap(within)
			// A collection says what it is for by what is in it.
			.filter(({ name, type }) => name !== 'options' && type !== 'notice' && !(name in OF_FORMATS))
			.filter((field) => (field.description ?? '').length < 15)
			.map(({ displayName }) => displayName);

		expect(silent).toEqual([]);
	});

	test('teaches a model as a tool, within what models take, and is not seen elsewhere', () => {
		const shownAs = (type: INodeTypeDescription) =>
			NodeHelpers.getNodeParameters(
				type.properties,
				{ resource, operation },
				true,
				false,
				nodeSetTo({ resource, operation }),
				type,
			)?.toolDescription;
		const text = String(shownAs(asTool(new TencentLive()).description));

		expect(shownAs(description)).toBeUndefined();
		expect(text).toMatch(
			/Tencent Cloud.*("error" in the answer says what happened|do what "error" says)/,
		);
		expect(text).toMatch(/same call again is (always )?safe|Called again/);
		expect(text.length).toBeLessThanOrEqual(1024);
		const hasTime = fields.some(({ type }) => type === 'dateTime');
		expect(/2026-\d\d-\d\dT18:00:00\+08:00/.test(text)).toBe(hasTime);
	});

	test('says of every time which form it takes', () => {
		for (const { name, description: text } of fields.filter(({ type }) => type === 'dateTime')) {
			expect(['startTime', 'endTime']).toContain(name);
			expect(text).toMatch(/ISO 8601/);
			expect(text).toMatch(/UNIX/);
			expect(text).toMatch(/time zone of the workflow/);
		}
	});

	test('tells workflow builders how times, streams and task IDs are written', () => {
		const hinted = fields.filter(
			({ name, type }) => type === 'dateTime' || ['channel', 'domain', 'taskId'].includes(name),
		);
		for (const { name, builderHint } of hinted) {
			expect(builderHint?.propertyHint).toMatch(
				name.endsWith('Time') ? /\+08:00.*\{\{ \$now/ : /\btext\b/,
			);
		}
	});

	test('shows each of its fields in one generation at least, and none twice', () => {
		const seen = new Set<string>();
		for (const apiVersion of ['v3', 'v2']) {
			for (const choices of [
				{ tapeType: 0, which: 'live' },
				{ tapeType: 1, which: 'published' },
			]) {
				const node = nodeSetTo({ resource, operation, apiVersion, ...choices, returnAll: false });
				const shown = fields.filter((field) =>
					NodeHelpers.displayParameter(node.parameters, field, node, description),
				);
				expect(new Set(shown.map(({ name }) => name)).size).toBe(shown.length);
				for (const { name } of shown) seen.add(name);
			}
		}

		expect([...seen].sort()).toEqual([...new Set(fields.map(({ name }) => name))].sort());
	});
});

test('each node tells workflow builders what it is for, and names the other', () => {
	const hints = [new TencentLive(), new TencentLiveTrigger()].map(
		(node) => node.description.builderHint,
	);

	expect(hints).toEqual(
		['tencentLiveTrigger', 'tencentLive'].map((other) => ({
			searchHint: expect.stringMatching(/Tencent Cloud Live \(CSS\)/),
			relatedNodes: [
				{
					nodeType: `n8n-nodes-tencent-live.${other}`,
					relationHint: expect.stringMatching(/^[A-Z].{20,}/),
				},
			],
		})),
	);
});

test('Get Many has Return All, off, and a Limit of 50', () => {
	for (const { resource } of CASES.filter(({ operation }) => operation === 'getAll')) {
		const defaults = fieldsOf(resource, 'getAll').map(({ name, default: value }) => [name, value]);
		expect(Object.fromEntries(defaults)).toMatchObject({ returnAll: false, limit: 50 });
	}
});

test('a domain, a stream and a template are always picked, a task is not', () => {
	const picked = ['channel', 'domain', 'templateId'];
	for (const { name, type } of everyField) {
		expect([name, type === 'resourceLocator']).toEqual([name, picked.includes(name)]);
	}
});

test('every resource locator begins with a list that a picker fills, and takes text too', () => {
	const pickers = Object.keys(new TencentLive().methods.listSearch);
	const locators = everyField.filter(({ type }) => type === 'resourceLocator');

	expect(locators.length).toBeGreaterThan(10);
	for (const { modes, default: value } of locators) {
		expect(modes?.map(({ type }) => type)).toEqual(['list', 'string']);
		expect(modes?.[0]).toMatchObject({ displayName: 'From List', name: 'list' });
		expect(pickers).toContain(modes?.[0]?.typeOptions?.searchListMethod);
		expect(value).toEqual({ mode: 'list', value: '' });
	}
});

test('options that users look through are sorted', () => {
	const lists = everyField.map(optionsIn).filter((options) => options.length >= 5);

	expect(lists.length).toBeGreaterThan(0);
	for (const options of lists) {
		const names = options.map((option) => ('type' in option ? option.displayName : option.name));
		expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other)));
	}
});

test('the names of what is saved with a workflow are camelCase, those shown in Title Case', () => {
	for (const { name, displayName, type } of everyField) {
		expect(name).toMatch(/^[a-z][a-zA-Z0-9]*$/);
		expect(displayName).toMatch(/^[A-Z0-9]/);
		if (type === 'boolean') {
			const texts = everyField
				.filter((field) => field.name === name)
				.map((field) => field.description);
			for (const text of texts) expect(text).toMatch(/^Whether /);
		}
	}
});
