import type { INode } from 'n8n-workflow';

import { callerOf } from '../../../../nodes/TencentLive/n8n/caller';
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
