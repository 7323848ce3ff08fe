import { searchList } from '../../support/harness/searchList';
import { useBench } from '../../support/engine';

const bench = useBench({
	templates: [
		{ id: 101, name: 'HLS for a week', formats: ['hls'] },
		{ id: 102, name: 'MP4 for ever', formats: ['mp4'] },
		{ id: 103, name: 'Slow', slowLive: true },
	],
});

const search = async (filter?: string) =>
	await searchList('searchTemplates', { credential: bench.credential(), filter });

test('gives the templates with their IDs', async () => {
	expect(await search()).toEqual({
		results: [
			{ name: 'HLS for a week (101)', value: '101' },
			{ name: 'MP4 for ever (102)', value: '102' },
		],
	});
});

test.each(['mp4', '102', '  FOR EVER '])('finds one by %p', async (filter) => {
	expect((await search(filter)).results).toEqual([{ name: 'MP4 for ever (102)', value: '102' }]);
});

test('says that the account has none, and what to do', async () => {
	bench.emulator.state.templates = [];

	await expect(search()).rejects.toMatchObject({
		message: 'The account has no recording template.',
		description: expect.stringMatching(/^Make one with Recording Template > Create, /),
	});
});

test('shows a gateway’s page as an error', async () => {
	bench.emulator.faults.next('html502', { times: Infinity });

	await expect(search()).rejects.toMatchObject({
		message: expect.stringMatching(/not an answer of API 3\.0 \(HTTP 502\)/),
	});
});
