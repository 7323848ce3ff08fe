import { detailsOf, expectTrue } from '../../support/honesty';
import { actionOf, closedAddress, relay, type Loopback } from '../loopback';
import { CHANNEL, GENERATIONS, NODE, only, useBench, v2, v3 } from '../../support/engine';

const bench = useBench();

let between: Loopback | undefined;

afterEach(async () => {
	await between?.close();
	between = undefined;
});

/** Lets the answers to creates through with changes. */
async function rewriting(change: (answer: string) => string) {
	between = await relay(bench.emulator.url, (answer, received) =>
		actionOf(received).startsWith('Create') ? change(answer) : answer,
	);
	return { endpoint: between.url, legacyEndpoint: between.url };
}

const AFTER = { task_id: '={{ $json.task_id }}', type: '={{ typeof $json.task_id }}' };

describe('a legacy answer', () => {
	test.each<[string, (answer: string) => string]>([
		['with its code as text', (answer) => answer.replace('"code":0', '"code":"0"')],
		['with its id as text', (answer) => answer.replace(/"task_id":(\d+)/, '"task_id":"$1"')],
		[
			'with both as text',
			(answer) => answer.replace('"code":0', '"code":"0"').replace(/:(\d{20})/, ':"$1"'),
		],
		['that is spaced out', (answer) => answer.replaceAll(/([:,{}])/g, ' $1\n\t')],
		['with a codeDesc beside the code', (answer) => answer.replace('{', '{"codeDesc":"Success",')],
		[
			'with digits in its message',
			(answer) => answer.replace('"message":""', '"message":"18446744073709551610"'),
		],
	])('%s', async (_, change) => {
		const finished = await bench.run({
			parameters: v2(),
			credential: await rewriting(change),
			after: AFTER,
		});

		expect(finished.error).toBeUndefined();
		expect(only(finished.json(NODE))).toMatchObject({ code: 0, outcome: 'created' });
		expect(finished.json('After')).toEqual([{ task_id: '18446744073709551615', type: 'string' }]);
	});

	test('that is a failure with its code as text', async () => {
		bench.emulator.state.channels = [{ id: CHANNEL, name: 'First', live: false }];
		const finished = await bench.run({
			parameters: v2(),
			credential: await rewriting((answer) => answer.replace('5100', '"5100"')),
			node: { onError: 'continueRegularOutput' },
		});

		const item = only(finished.json(NODE));
		expect(detailsOf(item)).toMatchObject({ outcome: 'not_created', code: '20111' });
		expectTrue(item, CHANNEL, bench.emulator.truth);
	});
});

describe('an answer of API 3.0', () => {
	test.each([
		['a number beyond 2^53', '9007199254740993', '9007199254740993'],
		['a small number', '42', '42'],
		['digits in quotes', '"00042"', '00042'],
	])('with a TaskId that is %s', async (_, written, taskId) => {
		const credential = await rewriting((answer) =>
			answer.replace(/"TaskId":"\w+"/, `"TaskId":${written}`),
		);
		const finished = await bench.run({ parameters: v3(), credential, after: AFTER });

		expect(finished.json('After')).toEqual([{ task_id: taskId, type: 'string' }]);
	});

	test('without a TaskId leaves the outcome open', async () => {
		const finished = await bench.run({
			parameters: v3(),
			credential: await rewriting((answer) => answer.replace(/"TaskId":"\w+",/, '')),
			node: { onError: 'continueRegularOutput' },
		});

		const item = only(finished.json(NODE));
		expectTrue(item, 'my-stream', bench.emulator.truth);
		expect(item.outcome).not.toBe('created');
		expect(bench.creates()).toHaveLength(1);
	});
});

describe('a business code inside 5100', () => {
	test.each([
		['20111:no live source', '20111', 'not_created', /Nothing is being pushed.*Scheduled/],
		['20301：频道不存在', '20301', 'not_created', /channel does not exist/],
		['(20322)time conflict', '20322', 'not_created', /overlap/],
		['20323 time invalid', '20323', 'not_created', /start or end time.*China Standard Time/],
		['1000:input parameter error', '1000', 'not_created', /does not accept a parameter/],
		['1003:wrong user', '1003', 'not_created', /another account/],
		['20320:failed', '20320', 'unknown', /failed to create/],
		['3000:network', '3000', 'unknown', /network error/],
		['99999:something new', '99999', 'unknown', /could not carry out/],
		['no code at all', '5100', 'unknown', /could not carry out/],
	])('%s', async (message, code, outcome, words) => {
		bench.emulator.faults.next('apiError', { action: 'CreateRecord', code: 5100, message });
		const finished = await bench.run({
			parameters: v2(),
			node: { onError: 'continueRegularOutput' },
		});

		const item = only(finished.json(NODE));
		expect(item.error).toMatch(words);
		expect(detailsOf(item)).toMatchObject({ outcome, code });
		expectTrue(item, CHANNEL, bench.emulator.truth);
		expect(bench.creates()).toHaveLength(1);
	});
});

describe('an end of the legacy API', () => {
	const POINTS_TO_V3 = /set API Version to API 3\.0/;

	test.each([6100, 6200, 4104, 4300])('code %d points to API 3.0', async (code) => {
		bench.emulator.faults.next('apiError', { code, message: 'offline', times: Infinity });
		const finished = await bench.run({ parameters: v2() });

		expect(finished.error?.message).toMatch(POINTS_TO_V3);
		expect(bench.emulator.truth.createdCount).toBe(0);
	});

	test('an endpoint where nothing listens points to API 3.0', async () => {
		const finished = await bench.run({
			parameters: v2(),
			credential: { legacyEndpoint: await closedAddress() },
			node: { onError: 'continueRegularOutput' },
		});

		const item = only(finished.json(NODE));
		expect(item.error).toMatch(POINTS_TO_V3);
		expect(item.error).toMatch(/could not be sent: the connection was refused/);
		expect(detailsOf(item)).toMatchObject({ outcome: 'not_created', code: null });
	});
});

describe.each(GENERATIONS)('$version', ({ create }) => {
	test('an endpoint where nothing listens: certainly no task', async () => {
		const nowhere = await closedAddress();
		const finished = await bench.run({
			parameters: create(),
			credential: { endpoint: nowhere, legacyEndpoint: nowhere },
		});

		expect(finished.error?.message).toMatch(/the connection was refused/);
		expect(finished.error?.message).toMatch(/No task was created\.$/);
		expect(bench.creates()).toEqual([]);
	});
});
