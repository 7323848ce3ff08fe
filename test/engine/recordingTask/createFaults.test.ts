/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- a made-up token that opens nothing but the emulator */
import { DEFAULT_ACCOUNT, type FaultKind, type FaultOptions } from '../../emulator';
import { expectNothingSecret, expectTrue, outcomeOf } from '../../support/honesty';
import { GENERATIONS, locator, NODE, only, useBench } from '../../support/engine';

const TOKEN = 'stsTokenOfTheEmulator1234567890';

const bench = useBench({
	accounts: [{ ...DEFAULT_ACCOUNT, token: TOKEN }],
	channels: ['a', 'b', 'c'].map((id) => ({ id, name: id, live: true })),
});

interface Case {
	kind: FaultKind;
	options?: FaultOptions;
	/** Whether the service made the task although nobody could read so. */
	made: boolean;
	/** What a failed item gives as code; null where no answer came. */
	code: string | null;
}

const FAULTS: Case[] = [
	{ kind: 'html502', made: false, code: 'HTTP 502' },
	{ kind: 'html502', options: { status: 504, executed: true }, made: true, code: 'HTTP 504' },
	{ kind: 'httpStatus', options: { status: 401 }, made: false, code: 'HTTP 401' },
	{ kind: 'httpStatus', options: { status: 500, executed: true }, made: true, code: 'HTTP 500' },
	{ kind: 'internalError', made: false, code: expect.stringMatching(/^(InternalError|6000)$/) },
	{ kind: 'internalError', options: { executed: true }, made: true, code: null },
	{ kind: 'notJson', made: true, code: 'HTTP 200' },
	{ kind: 'truncated', made: true, code: 'HTTP 200' },
	{ kind: 'cutOff', made: true, code: null },
	{ kind: 'emptyBody', made: true, code: 'HTTP 200' },
	{ kind: 'emptyBody', options: { executed: false }, made: false, code: 'HTTP 200' },
	{ kind: 'loseAnswer', made: true, code: null },
	{ kind: 'refuseThenClose', made: false, code: null },
];

const END = '2026-11-23T12:04:00+08:00';
const TWO_TASKS = /asked for once more.* two tasks/;

describe.each(GENERATIONS)('$version', ({ create, action }) => {
	const parameters = create({ channel: locator('id', '={{ $json.name }}'), endTime: END });

	function strike(kind: FaultKind, options: FaultOptions = {}): void {
		bench.emulator.faults.next(kind, {
			action,
			match: (request) => Object.values(request.parameters).includes('b'),
			...options,
		});
	}

	const tasksOf = (channel: string) =>
		bench.emulator.truth.tasks().filter((task) => task.channel === channel);

	/** Runs one channel, and holds what is said of it against the service's books. */
	async function run(name: string, options = {}) {
		const finished = await bench.run({
			parameters: { ...parameters, options },
			items: [{ name }],
			node: { onError: 'continueRegularOutput' },
		});
		const item = only(finished.json(NODE));
		expectTrue(item, name, bench.emulator.truth);
		expectNothingSecret(finished, [DEFAULT_ACCOUNT.secretKey, TOKEN]);
		return item;
	}

	test.each(FAULTS)('$kind $options: the task is made once', async ({ kind, options, made }) => {
		strike(kind, options);
		const item = await run('b');

		expect(bench.emulator.faults.pending).toBe(0);
		expect(item).toMatchObject({ outcome: made ? 'recovered' : 'created' });
		expect(TWO_TASKS.test(String(item.message))).toBe(!made);
		expect(tasksOf('b').map(({ id }) => id)).toEqual([item.task_id]);
		expect(bench.creates()).toHaveLength(made ? 1 : 2);
	});

	test.each(FAULTS)('$kind $options, Never Twice', async ({ kind, options, made, code }) => {
		strike(kind, options);
		const item = await run('b', { ifUnknown: 'neverTwice' });

		expect(outcomeOf(item)).toBe(made ? 'recovered' : 'unknown');
		if (!made) {
			expect(item).toMatchObject({ details: { code } });
			expect(item.error).toContain(END);
		}
		expect(tasksOf('b')).toHaveLength(made ? 1 : 0);
		expect(bench.creates()).toHaveLength(1);
	});

	test('Never Twice, and the task is listed too late: it may exist, and does', async () => {
		bench.emulator.state.listingDelayMs = 60_000;
		strike('loseAnswer');

		expect(outcomeOf(await run('b', { ifUnknown: 'neverTwice' }))).toBe('unknown');
		expect(tasksOf('b')).toHaveLength(1);
	});

	test('a request carried out when it has long been sent again: two tasks, as the item says', async () => {
		strike('executeLater', { ms: 60_000 });
		const item = await run('b');
		bench.setTime('2026-11-23T12:03:00+08:00');

		expect(item).toMatchObject({ outcome: 'created', message: expect.stringMatching(TWO_TASKS) });
		expect(tasksOf('b')).toHaveLength(2);
	});

	test('lost twice, it is unknown, and is not sent a third time', async () => {
		strike('refuseThenClose', { times: 2 });

		expect((await run('b')).error).toMatch(/2 requests for it were lost/);
		expect(bench.creates()).toHaveLength(2);
	});

	test('a late answer is an answer', async () => {
		strike('delayAnswer', { ms: 100 });

		expect(await run('b')).toMatchObject({ channel: 'b', outcome: 'created' });
		expect(bench.creates()).toHaveLength(1);
	});

	test('no answer at all, within the shortest timeout there is', async () => {
		strike('neverAnswer');

		expect((await run('b', { timeout: 3001 })).outcome).toBe('recovered');
		expect(bench.creates()).toHaveLength(1);
	});

	test('strikes no other item', async () => {
		strike('refuseThenClose');
		const items = ['a', 'b', 'c'].map((name) => ({ name }));
		const options = { ifUnknown: 'neverTwice' };
		const node = { onError: 'continueRegularOutput' as const };
		const finished = await bench.run({ parameters: { ...parameters, options }, items, node });

		expect(finished.json(NODE).map(outcomeOf)).toEqual(['created', 'unknown', 'created']);
		expect(bench.creates()).toHaveLength(3);
	});

	test('where it stops the execution, the error is as true and as clean', async () => {
		strike('html502');
		const options = { ifUnknown: 'neverTwice' };
		const finished = await bench.run({
			parameters: { ...parameters, options },
			items: [{ name: 'b' }],
		});

		expect(finished.told).toMatch(/may exist/);
		expect(finished.told).not.toMatch(/\b(retry|try again)\b/i);
		expect(finished.error).toMatchObject({ context: { itemIndex: 0 } });
		expectNothingSecret(finished, [DEFAULT_ACCOUNT.secretKey, TOKEN]);
		expect(bench.creates()).toHaveLength(1);
	});
});
