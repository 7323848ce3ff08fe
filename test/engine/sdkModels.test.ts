import { checkParameters } from '../emulator/sdkModels';
import { runEveryOperation } from './everyOperation';
import { searchList } from './harness/searchList';
import { DOMAIN, locator, useBench } from './support';

const bench = useBench();

/** Every action of API 3.0 that the node calls. */
const ACTIONS = [
	'CreateLiveRecordRule',
	'CreateLiveRecordTemplate',
	'CreateRecordTask',
	'DeleteLiveRecordRule',
	'DeleteLiveRecordTemplate',
	'DeleteRecordTask',
	'DescribeLiveDomains',
	'DescribeLiveRecordRules',
	'DescribeLiveRecordTemplate',
	'DescribeLiveRecordTemplates',
	'DescribeLiveStreamOnlineList',
	'DescribeLiveStreamState',
	'DescribeRecordTask',
	'ModifyLiveRecordTemplate',
	'SearchMedia',
	'StopRecordTask',
];

test('every request that operations and pickers send is one the official client could send', async () => {
	await runEveryOperation(bench);
	for (const picker of ['searchDomains', 'searchStreams', 'searchTemplates']) {
		await searchList(picker, {
			parameters: { apiVersion: 'v3', domain: locator('list', DOMAIN) },
			credential: bench.credential(),
		});
	}

	const requests = bench.emulator.truth
		.requests()
		.filter(({ generation }) => generation === 'v3')
		.map(({ action, parameters }) => ({ action, parameters }));
	expect([...new Set(requests.map(({ action }) => action))].sort()).toEqual(ACTIONS);
	expect(requests.flatMap(({ action, parameters }) => checkParameters(action, parameters))).toEqual(
		[],
	);
});

test.each([
	['StopRecordTask', { TaskId: 1 }, 'StopRecordTask.TaskId: string expected, number found'],
	['StopRecordTask', { TaskID: 'a' }, 'StopRecordTask.TaskID: StopRecordTaskRequest has no such'],
	['DescribeLiveStreamState', { AppName: 'live' }, 'DomainName: required, and missing'],
	['SearchMedia', { StreamIds: 'a' }, 'SearchMedia.StreamIds: list expected, string found'],
	[
		'CreateLiveRecordTemplate',
		{ TemplateName: 'a', Mp4Param: { Enable: true } },
		'CreateLiveRecordTemplate.Mp4Param.Enable: number expected, boolean found',
	],
])('a misspelt or mistyped field of %s would be found', (action, parameters, problem) => {
	expect(checkParameters(action, parameters).join('\n')).toContain(problem);
});
