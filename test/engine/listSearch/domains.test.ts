import { searchList } from '../../support/harness/searchList';
import { useBench } from '../../support/engine';

const bench = useBench({
	domains: [
		...Array.from({ length: 150 }, (_, index) => `push${index}.example.com`),
		{ name: 'off.example.com', type: 'push', enabled: false },
		{ name: 'play.example.com', type: 'play', enabled: true },
	],
});

const search = async (filter?: string, paginationToken?: string) =>
	await searchList('searchDomains', {
		parameters: { apiVersion: 'v3' },
		credential: bench.credential(),
		filter,
		paginationToken,
	});

test('gives the push domains page by page', async () => {
	const first = await search();
	expect(first.results).toHaveLength(100);
	expect(first.results[0]).toEqual({ name: 'push0.example.com', value: 'push0.example.com' });
	expect(first.paginationToken).toBe('2');

	const second = await search(undefined, '2');
	expect(second.results).toHaveLength(51);
	expect(second.paginationToken).toBeUndefined();

	const names = [...first.results, ...second.results].map(({ name }) => name);
	expect(new Set(names).size).toBe(151);
	expect(names).not.toContain('play.example.com');
	expect(bench.emulator.truth.requests('DescribeLiveDomains')).toHaveLength(2);
});

test('finds what was typed on every page, in any case and anywhere in the name', async () => {
	const { results, paginationToken } = await search(' PUSH14');

	expect(results.map(({ name }) => name)).toEqual([
		'push14.example.com',
		...Array.from({ length: 10 }, (_, index) => `push14${index}.example.com`),
	]);
	expect(paginationToken).toBeUndefined();
});

test('an address that was pasted finds its domain', async () => {
	const { results } = await search('rtmp://PUSH149.example.com/live/show?txSecret=00');
	expect(results.map(({ name }) => name)).toEqual(['push149.example.com']);
});

test('says why it is empty, and what to do', async () => {
	const advice = expect.stringMatching(/Domain Management.*switch to By Name\.$/);
	await expect(search('Elsewhere')).rejects.toMatchObject({
		message: 'Nothing in the list contains elsewhere.',
		description: advice,
	});
	await expect(search('show&txSecret=00')).rejects.toMatchObject({
		message: 'Nothing in the list contains this value.',
	});
	bench.emulator.state.domains = [];
	await expect(search()).rejects.toMatchObject({
		message: 'The account has no push domain on this site.',
		description: advice,
	});
	expect(await search(undefined, '2')).toEqual({ results: [] });
});

test('an account without domains may be told so by a code: that is an empty list too', async () => {
	const code = 'ResourceNotFound.EmptyData';
	bench.emulator.faults.next('apiError', { action: 'DescribeLiveDomains', code, message: 'none' });
	await expect(search()).rejects.toMatchObject({
		message: 'The account has no push domain on this site.',
	});
});

test('says so where there are more than a search reads, and how to find one all the same', async () => {
	bench.emulator.state.domains = Array.from({ length: 2_001 }, (_, index) => ({
		name: `push${index}.example.com`,
		type: 'push' as const,
		enabled: true,
	}));
	await expect(search('push2000')).rejects.toMatchObject({
		message: 'None of the first 2000 in the list contains push2000.',
		description: expect.stringMatching(/^There are more than a search reads.*in the other mode\.$/),
	});
	expect((await search('push1999')).results).toHaveLength(1);
});

test('shows the service’s refusal as a sentence', async () => {
	const [account] = bench.emulator.state.accounts;
	if (account !== undefined) account.secretKey = account.secretKey.toUpperCase();
	const credential = bench.credential({ secretKey: 'aKeyOfSomebodyElse' });

	await expect(searchList('searchDomains', { credential })).rejects.toMatchObject({
		name: 'NodeApiError',
		message: expect.stringMatching(/^The signature does not match: /),
		description: expect.stringMatching(/\(AuthFailure\.Signature\w+\)/),
	});
});

test('shows the reason where the service cannot be reached', async () => {
	await bench.emulator.close();

	await expect(search()).rejects.toMatchObject({
		message: 'The request could not be sent: the connection was refused.',
		description: 'Check the network of this machine, and the endpoints in the credential.',
	});
});

test('the trigger has the same picker', async () => {
	const parameters = { setup: 'automatic', events: ['recordingFile'] };
	const type = 'n8n-nodes-tencent-live.tencentLiveTrigger';
	const options = { parameters, type, credential: bench.credential(), filter: 'push14' };

	expect((await searchList('searchDomains', options)).results).toHaveLength(11);
});
