import { useBench } from '../../support/engine';
import { loadOptions } from '../../support/harness/searchList';

const MAIN = { name: 'Main Application', value: 0 };

const bench = useBench({ vodSubAppId: 1500000123 });

const load = async (type?: string) =>
	await loadOptions('getSubApps', { credential: bench.credential(), ...(type && { type }) });

test.each(['tencentLive', 'tencentLiveTrigger'])(
	'the node %s offers the applications of Video on Demand',
	async (name) => {
		expect(await load(`n8n-nodes-tencent-live.${name}`)).toEqual([
			expect.objectContaining(MAIN),
			{ name: 'Application 1500000123 (1500000123)', value: 1500000123 },
		]);
	},
);

test('an account without Video on Demand has the main one to choose, as fields begin', async () => {
	bench.emulator.state.hasVod = false;
	expect(await load()).toEqual([expect.objectContaining(MAIN)]);
});

test('shows a gateway’s page as an error', async () => {
	bench.emulator.faults.next('html502', { times: Infinity });
	await expect(load()).rejects.toMatchObject({
		message: expect.stringMatching(/not an answer of API 3\.0 \(HTTP 502\)/),
	});
});
