/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: finds the built package on disk */
import path from 'node:path';

import { PackageDirectoryLoader } from 'n8n-core';

import { fromPackage } from '../support/harness/nodeTypes';
import { CHANNEL, NODE, only, STREAM, useBench, v2, v3 } from '../support/engine';

const ROOT = path.resolve(__dirname, '../..');

const bench = useBench();

test('n8n’s own loader finds both nodes and the credential in the built package', async () => {
	const loader = new PackageDirectoryLoader(ROOT);
	await loader.loadAll();

	expect(loader.packageName).toBe('n8n-nodes-tencent-live');
	expect(Object.keys(loader.nodeTypes)).toEqual(['tencentLive', 'tencentLiveTrigger']);
	expect(Object.keys(loader.credentialTypes)).toEqual(['tencentCloudApi']);
	expect(loader.known.nodes.tencentLive?.className).toBe('TencentLive');
	expect(loader.known.nodes.tencentLiveTrigger?.className).toBe('TencentLiveTrigger');
	expect(loader.known.credentials.tencentCloudApi?.supportedNodes).toEqual([
		'tencentLive',
		'tencentLiveTrigger',
	]);
});

test('the editor gets a description with icons and the codex file', async () => {
	const loader = new PackageDirectoryLoader(ROOT);
	await loader.loadAll();

	const { description } = loader.getNode('tencentLive').type;
	expect(description).toMatchObject({
		displayName: 'Tencent Live',
		name: 'tencentLive',
		usableAsTool: true,
		iconUrl: {
			light: expect.stringMatching(/tencentLive\.svg$/),
			dark: expect.stringMatching(/tencentLive\.dark\.svg$/),
		},
	});
	expect(description.codex).toMatchObject({
		categories: expect.arrayContaining([expect.any(String)]),
		resources: { primaryDocumentation: [{ url: expect.stringMatching(/^https:/) }] },
	});
});

const IN_A_WHILE = { endTime: '={{ $now.plus({ minutes: 4 }) }}' };

test.each([
	{ parameters: v3(IN_A_WHILE), channel: STREAM },
	{ parameters: v2(IN_A_WHILE), channel: CHANNEL },
])('creates a task with what was built, in $parameters.apiVersion', async (recording) => {
	bench.useRealTime();
	const finished = await bench.run({
		parameters: recording.parameters,
		package: await fromPackage(ROOT),
	});

	expect(finished.error).toBeUndefined();
	const [task] = bench.emulator.truth.tasks();
	expect(only(finished.json(NODE))).toMatchObject({
		task_id: task?.id,
		outcome: 'created',
		channel: recording.channel,
	});
	expect(finished.json('After')).toEqual([{ task_id: task?.id }]);
});
