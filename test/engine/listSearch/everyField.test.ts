import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import { TencentLive } from '../../../nodes/TencentLive/TencentLive.node.ts';
import { OPERATIONS } from '../everyOperation';
import { optionsIn } from '../../support/harness/properties';
import { searchList } from '../../support/harness/searchList';
import { CHANNEL, DOMAIN, locator, STREAM, useBench } from '../../support/engine';

const bench = useBench({
	streams: [
		{ domain: DOMAIN, app: 'live', stream: STREAM },
		{ domain: 'push2.example.com', app: 'live', stream: 'elsewhere' },
	],
	templates: [{ id: 7, name: 'evening' }],
});

const { description } = new TencentLive();
const { properties } = description;

/** The parameters as the editor holds them once an operation is picked, with a domain chosen. */
function inEditor(chosen: INodeParameters): INode {
	const node: INode = {
		id: 'node',
		name: 'Tencent Live',
		type: 'n8n-nodes-tencent-live.tencentLive',
		typeVersion: 1,
		position: [0, 0],
		parameters: chosen,
	};
	const parameters =
		NodeHelpers.getNodeParameters(properties, chosen, true, false, node, description) ?? {};
	return { ...node, parameters };
}

const isLocator = ({ type }: INodeProperties) => type === 'resourceLocator';

/** The resource locators that a node shows, those it can add as options included. */
function locatorsOf(node: INode): INodeProperties[] {
	const shown = properties.filter((field) =>
		NodeHelpers.displayParameter(node.parameters, field, node, description),
	);
	const inOptions = shown
		.filter(({ name }) => name === 'options')
		.flatMap(optionsIn)
		.filter((option): option is INodeProperties => 'type' in option)
		.filter((field) => NodeHelpers.displayParameter({}, field, node, description, node.parameters));
	return [...shown, ...inOptions].filter(isLocator);
}

const CASES = Object.entries(OPERATIONS).flatMap(([resource, operations]) =>
	operations.flatMap((operation) =>
		['v3', 'v2'].flatMap((apiVersion) => {
			const node = inEditor({ resource, operation, apiVersion, domain: locator('list', DOMAIN) });
			return locatorsOf(node).map((field) => ({
				node,
				operation: `${resource}/${operation}`,
				apiVersion: String(node.parameters.apiVersion ?? 'v3'),
				field: field.name,
				method: String(field.modes?.[0]?.typeOptions?.searchListMethod),
			}));
		}),
	),
);

/** What each picker has to offer. */
const OFFERED: Record<string, Record<string, string>> = {
	searchDomains: { v3: DOMAIN },
	searchChannels: { v2: CHANNEL },
	searchStreams: { v3: STREAM },
	searchTemplates: { v3: '7' },
};

test.each(CASES)(
	'$operation in $apiVersion: $field offers what there is',
	async ({ node, method, apiVersion }) => {
		const { results } = await searchList(method, {
			parameters: node.parameters,
			credential: bench.credential(),
		});

		expect(results.map(({ value }) => value)).toEqual([OFFERED[method]?.[apiVersion]]);
	},
);

test.each([...new Map(CASES.map((one) => [`${one.method} ${one.apiVersion}`, one])).values()])(
	'$method in $apiVersion shows an error in place of an empty list',
	async ({ node, method, apiVersion }) => {
		bench.emulator.faults.next('apiError', {
			code: apiVersion === 'v3' ? 'AuthFailure.UnauthorizedOperation' : 4101,
			message: '',
		});

		await expect(
			searchList(method, { parameters: node.parameters, credential: bench.credential() }),
		).rejects.toMatchObject({
			name: 'NodeApiError',
			message: expect.stringMatching(/^The key has no right to Describe\w+\.$/),
		});
	},
);
