import type { INode } from 'n8n-workflow';

import {
	api3Of,
	apiOf,
	callerOf,
	hint,
	signalOf,
	siteFactsOf,
} from '../../../../nodes/TencentLive/n8n/caller';
import { contextOf } from '../support/context';

const NODE: INode = {
	id: 'n',
	name: 'Tencent Live',
	type: 'tencentLive',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const calling = async (node: INode, members: object = {}) =>
	await callerOf(
		contextOf({
			getCredentials: async (name) => await Promise.resolve({ name }),
			getNode: () => node,
			...members,
		}),
	);

it('takes the credential, its id and the signal that n8n has', async () => {
	const { signal } = new AbortController();
	const credentials = { tencentCloudApi: { id: 'credential-1', name: 'a' } };
	const caller = await calling(
		{ ...NODE, credentials },
		{ getExecutionCancelSignal: () => signal },
	);
	expect(caller).toMatchObject({
		credential: { name: 'tencentCloudApi' },
		credentialId: 'credential-1',
		signal,
	});
});

it.each<[INode['credentials']]>([
	[undefined],
	[{}],
	[{ tencentCloudApi: { id: null, name: 'a' } }],
])('does without: %p', async (credentials) => {
	const caller = await calling({ ...NODE, credentials });
	expect(caller).toMatchObject({ credentialId: null, signal: undefined });
});

describe('what ends a run', () => {
	const TOOL = { ...NODE, type: 'tencentLiveTool' };
	const { signal } = new AbortController();

	it('is the cancelling of the execution, for a plain node', () => {
		const context = contextOf({ getNode: () => NODE, getExecutionCancelSignal: () => signal });
		expect(signalOf(context)).toBe(signal);
	});

	it('is nothing where n8n has no such signal', () => {
		expect(signalOf(contextOf({ getNode: () => TOOL }))).toBeUndefined();
	});

	it('of a tool is its time as well, counted once', () => {
		const controller = new AbortController();
		const context = contextOf({
			getNode: () => TOOL,
			getExecutionCancelSignal: () => controller.signal,
		});
		const first = signalOf(context);
		expect(first).not.toBe(controller.signal);
		expect(signalOf(context)).toBe(first);
		controller.abort();
		expect(first?.aborted).toBe(true);
	});

	it('of a tool that nobody can cancel is its time', () => {
		const context = contextOf({
			getNode: () => TOOL,
			getExecutionCancelSignal: () => undefined,
		});
		expect(signalOf(context)?.aborted).toBe(false);
	});
});

it.each([
	['v3', undefined],
	['v2', 'v2'],
] as const)('the API is that of the generation which is set: %s', async (version, apiVersion) => {
	const api = await apiOf(
		contextOf({
			getCredentials: async () => await Promise.resolve({ secretId: 'a', secretKey: 'b' }),
			getNode: () => NODE,
			getNodeParameter: (name, _item, fallback) => (name === 'apiVersion' ? apiVersion : fallback),
			getInputData: () => [{ json: {} }],
		}),
	);
	expect(api.version).toBe(version);
});

it.each([
	['international', false],
	['china', true],
	[undefined, true],
])('of the site %p it is known whether it has the whole API: %p', async (site, hasWholeApi) => {
	const credential: Record<string, string> = site === undefined ? {} : { site };
	const context = contextOf({
		getCredentials: async () => await Promise.resolve(credential),
		getNode: () => NODE,
	});
	expect(await siteFactsOf(context)).toMatchObject({ hasWholeApi });
});

it('hints are told, and none where there is none', () => {
	const told: unknown[] = [];
	const context = Object.assign(contextOf({}), {
		addExecutionHints: (...hints: unknown[]) => void told.push(hints),
	});
	hint(context, ['a', 'b']);
	hint(context, []);
	expect(told).toEqual([[{ message: 'a' }, { message: 'b' }]]);
});

it('API 3.0 can be called without a generation', async () => {
	const context = contextOf({
		getCredentials: async () => await Promise.resolve({ secretId: 'a', secretKey: 'b' }),
		getNode: () => NODE,
	});
	expect(await api3Of(context)).toEqual(expect.any(Function));
});
