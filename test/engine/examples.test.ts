/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: reads the example workflows from disk */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { jsonParse, NodeHelpers, type INode } from 'n8n-workflow';

import { TencentLive } from '../../nodes/TencentLive/TencentLive.node.ts';
import { asTool } from '../support/harness/agents';
import { optionsIn } from '../support/harness/properties';
import type { WorkflowJson } from '../support/harness/runWorkflow';

const FOLDER = path.resolve(__dirname, '../../examples');
const EXAMPLES = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));

const TYPE = 'n8n-nodes-tencent-live.tencentLive';
const plain = new TencentLive();
const tool = asTool(plain);

/** The description that n8n has for a node: that of the tool for a tool. */
const descriptionOf = ({ type }: INode) => (type === TYPE ? plain : tool).description;

const textOf = (file: string) => readFileSync(path.join(FOLDER, file), 'utf8');
const read = (file: string) => jsonParse<WorkflowJson>(textOf(file));

const oursIn = ({ nodes }: WorkflowJson) =>
	nodes.filter(({ type }) => type === TYPE || type === `${TYPE}Tool`);

/** The nodes that a node leads to. */
const after = ({ connections }: WorkflowJson, name: string) =>
	Object.values(connections[name] ?? {})
		.flat()
		.flatMap((output) => (output ?? []).map(({ node }) => node));

/** Every node from which a way leads to this one. */
function before(workflow: WorkflowJson, name: string): Set<string> {
	const found = new Set<string>();
	const add = (target: string) => {
		for (const node of workflow.nodes) {
			if (found.has(node.name) || !after(workflow, node.name).includes(target)) continue;
			found.add(node.name);
			add(node.name);
		}
	};
	add(name);
	return found;
}

/** The fields of our node that a saved node shows, each with its defaults where nothing is saved. */
function shownBy(node: INode) {
	const description = descriptionOf(node);
	return NodeHelpers.getNodeParameters(
		description.properties,
		node.parameters,
		true,
		false,
		node,
		description,
	);
}

test('there is an example for each story, and the README names every one', () => {
	const readme = readFileSync(path.resolve(FOLDER, '../README.md'), 'utf8');

	expect(EXAMPLES.length).toBeGreaterThanOrEqual(6);
	for (const file of EXAMPLES) expect(readme).toContain(`examples/${file}`);
});

describe.each(EXAMPLES)('%s', (file) => {
	const workflow = read(file);
	const names = workflow.nodes.map(({ name }) => name);

	test('sets only fields that our node shows for the operation', () => {
		expect(oursIn(workflow)).not.toEqual([]);
		for (const node of oursIn(workflow)) {
			const shown = shownBy(node) ?? {};
			const description = descriptionOf(node);
			expect(Object.keys(node.parameters).filter((name) => !(name in shown))).toEqual([]);
			for (const field of description.properties.filter(({ name }) => name === 'options')) {
				if (!NodeHelpers.displayParameter(shown, field, node, description)) continue;
				const known = optionsIn(field).map(({ name }) => name);
				expect(known).toEqual(expect.arrayContaining(Object.keys(node.parameters.options ?? {})));
			}
		}
	});

	test('leaves no required field empty', () => {
		for (const node of oursIn(workflow)) {
			const issues = NodeHelpers.getNodeParametersIssues(
				descriptionOf(node).properties,
				{ ...node, parameters: shownBy(node) ?? {} },
				descriptionOf(node),
			);
			expect(issues).toBeNull();
		}
	});

	test('refers to nodes that are there, and run before', () => {
		expect(new Set(names).size).toBe(names.length);
		for (const name of Object.keys(workflow.connections)) {
			expect(names).toContain(name);
			for (const target of after(workflow, name)) expect(names).toContain(target);
		}
		for (const { name, parameters } of workflow.nodes) {
			const text = JSON.stringify(parameters);
			const referred = [...text.matchAll(/\$\('([^']+)'\)/g)].map(([, node = '']) => node);
			for (const node of referred) expect([...before(workflow, name)]).toContain(node);
			if (text.includes('$json')) expect([...before(workflow, name)]).not.toEqual([]);
		}
	});

	test('says in a note what it does and what to set', () => {
		const notes = workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');

		expect(notes).toHaveLength(1);
		expect(String(notes[0]?.parameters.content)).toMatch(/^## .+\n\*\*.+→.+\*\*\n\n/);
	});

	test('names no credential but by the name a user sees, and holds no key', () => {
		expect(textOf(file)).not.toMatch(/AKID|secretKey|sessionToken/);
		for (const { type, credentials } of workflow.nodes) {
			const ours = type.startsWith('n8n-nodes-tencent-live.');
			expect(Object.keys(credentials ?? {})).toEqual(ours ? ['tencentCloudApi'] : []);
		}
	});
});
