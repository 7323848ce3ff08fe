import { detailsOf, expectTrue } from '../../support/honesty';
import { actionOf, closedAddress, relay, type Loopback } from '../loopback';
import { CHANNEL, GENERATIONS, NODE, only, STREAM, useBench, v2, v3 } from '../../support/engine';

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

const FAILED = {
	options: { ifUnknown: 'neverTwice' },
	onError: 'continueRegularOutput' as const,
};

/** The item of a create that a service answers with an error, and that is not asked for again. */
async function itemOf(parameters: ReturnType<typeof v3>) {
	const { options, onError } = FAILED;
	const finished = await bench.run({
		parameters: { ...parameters, options },
		node: { onError },
	});
	return only(finished.json(NODE));
}

test.each<[string, typeof v3, (answer: string) => string, string]>([
	[
		'code and id of the legacy API as text',
		v2,
		(answer) => answer.replace('"code":0', '"code":"0"').replace(/:(\d{20})/, ':"$1"'),
		'18446744073709551615',
	],
	[
		'a spaced out answer with digits in its message',
		v2,
		(answer) =>
			answer
				.replace('"message":""', '"message":"18446744073709551610"')
				.replaceAll(/([:,{}])/g, ' $1\n\t'),
		'18446744073709551615',
	],
	[
		'a TaskId that is a number beyond 2^53',
		v3,
		(answer) => answer.replace(/"TaskId":"\w+"/, '"TaskId":9007199254740993'),
		'9007199254740993',
	],
])('the following node reads every digit of %s', async (_, create, change, taskId) => {
	const credential = await rewriting(change);
	const finished = await bench.run({ parameters: create(), credential, after: AFTER });

	expect(only(finished.json(NODE))).toMatchObject({ code: 0, outcome: 'created' });
	expect(finished.json('After')).toEqual([{ task_id: taskId, type: 'string' }]);
});

test.each([
	['case 18: with an error beside its TaskId', '"Error":{"Code":"InvalidParameter"},"TaskId":'],
	['without a TaskId', '"NoTaskId":'],
])('an answer of API 3.0 %s says nothing: the task is looked for', async (_, instead) => {
	const credential = await rewriting((answer) => answer.replace('"TaskId":', instead));
	const finished = await bench.run({ parameters: v3(), credential });

	expect(finished.error).toBeUndefined();
	const item = only(finished.json(NODE));
	expect(item.outcome).toBe('recovered');
	expectTrue(item, STREAM, bench.emulator.truth);
	expect(bench.creates()).toHaveLength(1);
});

test('case 18: the same in the legacy API', async () => {
	const credential = await rewriting((answer) => answer.replace('"code":0', '"code":4000'));
	const finished = await bench.run({ parameters: v2(), credential });

	expect(only(finished.json(NODE)).outcome).toBe('recovered');
	expect(bench.creates()).toHaveLength(1);
});

// What each code means is proven at the api: here, that it gets through to the item.
test.each([
	['LimitExceeded.MaximumTask', 'not_created', /in a day are used up/],
	['UnauthorizedOperation.CamNoAuth', 'not_created', /no right to CreateRecordTask/],
	['InternalError', 'unknown', /internal error/],
	['SomethingNew.AndOdd', 'unknown', /answered with an error/],
])('%s: %s, with the words of the service', async (code, outcome, words) => {
	const message = 'The words of the service.';
	bench.emulator.faults.next('apiError', { action: 'CreateRecordTask', code, message });
	const item = await itemOf(v3());

	expect(item.error).toMatch(words);
	expect(item.error).toContain(`(${code})`);
	expect(detailsOf(item)).toEqual({
		outcome,
		code,
		request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
		description: `Tencent Cloud: ${message}`,
	});
	expectTrue(item, STREAM, bench.emulator.truth);
	expect(bench.creates()).toHaveLength(1);
});

test.each([
	['20111:no live source', '20111', 'not_created', /Nothing is being pushed.*Scheduled/],
	['20301：频道不存在', '20301', 'not_created', /channel does not exist/],
	['20320:failed', '20320', 'unknown', /failed to create/],
	['no code at all', '5100', 'unknown', /could not carry out/],
])('a business code inside 5100, %s, is %s: %s', async (message, code, outcome, words) => {
	bench.emulator.faults.next('apiError', { action: 'CreateRecord', code: 5100, message });
	const item = await itemOf(v2());

	expect(item.error).toMatch(words);
	expect(detailsOf(item)).toMatchObject({ outcome, code });
	expectTrue(item, CHANNEL, bench.emulator.truth);
	expect(bench.creates()).toHaveLength(1);
});

test('a domain the service does not know is named, and refused in its own words', async () => {
	const finished = await bench.run({
		parameters: v3({ domain: { __rl: true, mode: 'name', value: 'play.example.com' } }),
	});

	expect(finished.told).toMatch(/\(InvalidParameter\) No task was created\.$/);
	expect(finished.error).toMatchObject({
		message: 'Domain: "play.example.com" is no push domain of this account.',
		description: expect.stringMatching(
			/Tencent Cloud: DomainName is not an enabled push domain of this account\.$/,
		),
	});
});

test('a legacy API that is offline points to API 3.0', async () => {
	bench.emulator.faults.next('apiError', { code: 6100, message: 'offline', times: Infinity });
	const finished = await bench.run({ parameters: v2() });

	expect(finished.told).toMatch(/set API Version to API 3\.0/);
	expect(bench.emulator.truth.createdCount).toBe(0);
});

test.each(GENERATIONS)(
	'$version: an endpoint where nothing listens is certainly no task',
	async ({ version, create }) => {
		const nowhere = await closedAddress();
		const finished = await bench.run({
			parameters: create(),
			credential: { endpoint: nowhere, legacyEndpoint: nowhere },
			node: { onError: 'continueRegularOutput' },
		});

		const item = only(finished.json(NODE));
		expect(item.error).toMatch(/could not be sent: the connection was refused/);
		expect(item.error).toMatch(/No task was created\.$/);
		expect(/set API Version to API 3\.0/.test(String(item.error))).toBe(version === 'v2');
		expect(detailsOf(item)).toMatchObject({ outcome: 'not_created', code: null });
		expect(bench.creates()).toEqual([]);
	},
);
