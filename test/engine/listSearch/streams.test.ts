/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- a made-up ID that nobody has */
import { searchList } from '../../support/harness/searchList';
import { DOMAIN, locator, useBench } from '../../support/engine';

const OTHER = 'push2.example.com';
const numbered = (index: number) => String(index).padStart(3, '0');

const bench = useBench({
	domains: [DOMAIN, OTHER],
	streams: [
		...Array.from({ length: 120 }, (_, index) => ({
			domain: DOMAIN,
			app: 'live',
			stream: `camera-${numbered(index)}`,
		})),
		{ domain: OTHER, app: 'studio', stream: 'stage' },
	],
	channels: Array.from({ length: 120 }, (_, index) => ({
		id: `9896587163684165${numbered(index)}`,
		name: `Channel ${numbered(index)}`,
		live: index % 2 === 0,
	})),
});

describe('in API 3.0', () => {
	const on = (domain: string) => ({ apiVersion: 'v3', domain: locator('list', domain) });

	test('gives the live streams of the chosen domain page by page', async () => {
		const parameters = on(DOMAIN);
		const credential = bench.credential();
		const first = await searchList('searchStreams', { parameters, credential });
		const second = await searchList('searchStreams', {
			parameters,
			credential,
			paginationToken: '2',
		});

		expect(first.results).toHaveLength(100);
		expect(first.paginationToken).toBe('2');
		expect(first.results[0]).toEqual({
			name: 'camera-000 (push.example.com/live)',
			value: 'camera-000',
		});
		expect(second.results).toHaveLength(20);
		expect(second.paginationToken).toBeUndefined();
		expect(new Set([...first.results, ...second.results].map(({ value }) => value)).size).toBe(120);
	});

	test('gives those of the chosen domain only', async () => {
		const { results } = await searchList('searchStreams', {
			parameters: on(OTHER),
			credential: bench.credential(),
		});

		expect(results).toEqual([{ name: 'stage (push2.example.com/studio)', value: 'stage' }]);
	});

	test('gives those of every domain while none is chosen', async () => {
		const { results } = await searchList('searchStreams', {
			parameters: on(''),
			credential: bench.credential(),
			filter: 'STAGE',
		});

		expect(results).toEqual([{ name: 'stage (push2.example.com/studio)', value: 'stage' }]);
	});

	test('finds what was typed beyond the first page', async () => {
		const { results, paginationToken } = await searchList('searchStreams', {
			parameters: on(DOMAIN),
			credential: bench.credential(),
			filter: 'camera-11',
		});

		expect(results).toHaveLength(10);
		expect(paginationToken).toBeUndefined();
	});

	test('an address that was pasted finds its stream', async () => {
		const { results } = await searchList('searchStreams', {
			parameters: on(`https://${DOMAIN.toUpperCase()}/`),
			credential: bench.credential(),
			filter: `rtmp://${DOMAIN}/live/camera-007?txSecret=00`,
		});

		expect(results.map(({ value }) => value)).toEqual(['camera-007']);
	});

	test.each([
		[
			DOMAIN,
			`No stream is live on ${DOMAIN}, and none was published there in the last 30 days.`,
			/^Start the push .*switch to By Name/,
		],
		['', 'No stream is live.', /Choose a Domain to see those published .*switch to By Name/],
	])('says why there are none on "%s", and what to do', async (domain, message, advice) => {
		bench.emulator.state.streams = [];

		await expect(
			searchList('searchStreams', { parameters: on(domain), credential: bench.credential() }),
		).rejects.toMatchObject({
			message,
			description: expect.stringMatching(advice),
		});
	});

	test('gives what was published in the last 30 days after what is live, of the chosen app only', async () => {
		const day = 24 * 3600 * 1000;
		const push = (stream: string, app: string, days: number) => {
			const from = Date.now() - days * day;
			return { domain: OTHER, app, stream, from, to: from + 1000 };
		};
		bench.emulator.state.pushes = [
			push('stage', 'studio', 1),
			push('yesterday', 'studio', 1),
			push('long-ago', 'studio', 31),
			push('elsewhere', 'live', 1),
		];
		const { results } = await searchList('searchStreams', {
			parameters: { ...on(OTHER), appName: 'studio' },
			credential: bench.credential(),
		});

		expect(results).toEqual([
			{ name: 'stage (push2.example.com/studio)', value: 'stage' },
			{ name: 'yesterday (published before, push2.example.com/studio)', value: 'yesterday' },
		]);
	});

	test('says where a right is missing', async () => {
		const [account] = bench.emulator.state.accounts;
		if (account !== undefined) {
			bench.emulator.state.accounts = [{ ...account, denied: ['DescribeLiveStreamOnlineList'] }];
		}

		await expect(
			searchList('searchStreams', { parameters: on(DOMAIN), credential: bench.credential() }),
		).rejects.toMatchObject({
			message: expect.stringMatching(/has no right to DescribeLiveStreamOnlineList/),
		});
	});
});

describe('in the legacy API', () => {
	const parameters = { apiVersion: 'v2' };

	test('gives the channels page by page, by name', async () => {
		const credential = bench.credential();
		const first = await searchList('searchChannels', { parameters, credential });
		const second = await searchList('searchChannels', {
			parameters,
			credential,
			paginationToken: '2',
		});

		expect(first.results).toHaveLength(100);
		expect(first.paginationToken).toBe('2');
		expect(first.results[0]).toEqual({
			name: 'Channel 000 (9896587163684165000)',
			value: '9896587163684165000',
		});
		expect(second.results).toHaveLength(20);
		expect(second.paginationToken).toBeUndefined();
	});

	test('finds a channel by its name, with every digit of its ID', async () => {
		const { results } = await searchList('searchChannels', {
			parameters,
			credential: bench.credential(),
			filter: 'channel 119',
		});

		expect(results).toEqual([
			{ name: 'Channel 119 (9896587163684165119)', value: '9896587163684165119' },
		]);
	});

	test('says that there are none, and what to do', async () => {
		bench.emulator.state.channels = [];

		await expect(
			searchList('searchChannels', { parameters, credential: bench.credential() }),
		).rejects.toMatchObject({
			message: 'The account has no channels in the legacy API.',
			description: expect.stringMatching(/API Version.*By ID/),
		});
	});

	test('shows the service’s refusal', async () => {
		await expect(
			searchList('searchChannels', {
				parameters,
				credential: bench.credential({ secretId: 'AKIDnobodyKnowsThisOne000000000000' }),
			}),
		).rejects.toMatchObject({
			message: expect.stringMatching(/does not know this Secret ID/),
			description: expect.stringMatching(/API 3\.0.*\(4104\)/),
		});
	});
});
