/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- a made-up token that opens nothing but the emulator */
import { DEFAULT_ACCOUNT, type FaultKind, type FaultOptions } from '../../emulator';
import { expectNothingSecret, expectTrue, outcomeOf } from '../../support/honesty';
import { GENERATIONS, locator, NODE, useBench } from '../../support/engine';

const TOKEN = 'stsTokenOfTheEmulator1234567890';

const CHANNELS = ['a', 'b', 'c'];

const bench = useBench({
	accounts: [{ ...DEFAULT_ACCOUNT, token: TOKEN }],
	channels: CHANNELS.map((id) => ({ id, name: id, live: true })),
});

interface Case {
	kind: FaultKind;
	options?: FaultOptions;
	/** Whether the service made the task although nobody could read so. */
	exists: boolean;
	/** What the failed item gives as code; null where no answer came. */
	code: string | null;
}

const FAULTS: Case[] = [
	{ kind: 'html502', exists: false, code: 'HTTP 502' },
	{ kind: 'html502', options: { executed: true }, exists: true, code: 'HTTP 502' },
	{ kind: 'html502', options: { status: 504, executed: true }, exists: true, code: 'HTTP 504' },
	{ kind: 'httpStatus', options: { status: 401 }, exists: false, code: 'HTTP 401' },
	{ kind: 'httpStatus', options: { status: 403 }, exists: false, code: 'HTTP 403' },
	{ kind: 'httpStatus', options: { status: 500, executed: true }, exists: true, code: 'HTTP 500' },
	{ kind: 'notJson', exists: true, code: 'HTTP 200' },
	{ kind: 'notJson', options: { executed: false }, exists: false, code: 'HTTP 200' },
	{ kind: 'truncated', exists: true, code: 'HTTP 200' },
	{ kind: 'cutOff', exists: true, code: null },
	{ kind: 'emptyBody', exists: true, code: 'HTTP 200' },
	{ kind: 'emptyBody', options: { executed: false }, exists: false, code: 'HTTP 200' },
	{ kind: 'loseAnswer', exists: true, code: null },
	{ kind: 'refuseThenClose', exists: false, code: null },
];

const END = '2026-11-23T12:04:00+08:00';

describe.each(GENERATIONS)('$version', ({ create, action }) => {
	const parameters = create({ channel: locator('id', '={{ $json.name }}'), endTime: END });

	function strike(kind: FaultKind, options: FaultOptions = {}): void {
		bench.emulator.faults.next(kind, {
			action,
			match: (request) => Object.values(request.parameters).includes('b'),
			...options,
		});
	}

	/** Three items, the second of which meets the fault that was armed. */
	async function strikeTheSecond() {
		const finished = await bench.run({
			parameters,
			items: CHANNELS.map((name) => ({ name })),
			node: { onError: 'continueRegularOutput' },
		});
		const [first, struck = {}, third] = finished.json(NODE);

		expect(finished.error).toBeUndefined();
		expect(first).toMatchObject({ channel: 'a', outcome: 'created' });
		expect(third).toMatchObject({ channel: 'c', outcome: 'created' });
		for (const [index, item] of finished.json(NODE).entries()) {
			expectTrue(item, CHANNELS[index] ?? '', bench.emulator.truth);
		}
		expectNothingSecret(finished, [DEFAULT_ACCOUNT.secretKey, TOKEN]);
		return { finished, struck };
	}

	/** One request to create for each item, never a second one. */
	function expectOneCreateEach(): void {
		const asked = bench.creates().map(({ parameters: { StreamName, channelId } }) => {
			return StreamName ?? channelId;
		});
		expect(asked.sort()).toEqual(CHANNELS);
	}

	test.each(FAULTS)('$kind $options', async ({ kind, options, exists, code }) => {
		strike(kind, options);
		const { struck } = await strikeTheSecond();

		expect(bench.emulator.faults.pending).toBe(0);
		expect(bench.emulator.truth.tasks().some(({ channel }) => channel === 'b')).toBe(exists);
		expect(exists ? ['unknown', 'recovered'] : ['unknown']).toContain(outcomeOf(struck));
		if (outcomeOf(struck) === 'unknown') {
			expect(struck).toMatchObject({ details: { code, request_id: null } });
			expect(struck.error).toContain('2026-11-23T12:04:00+08:00');
		}
		expectOneCreateEach();
	});

	test.each([{ executed: false }, { executed: true }])(
		'an internal error, carried out: $executed',
		async ({ executed }) => {
			strike('internalError', { executed });
			const { struck } = await strikeTheSecond();

			expect(executed ? ['unknown', 'recovered'] : ['unknown']).toContain(outcomeOf(struck));
			expectOneCreateEach();
		},
	);

	test('a request that arrives when its sender has long given up', async () => {
		strike('executeLater', { ms: 60_000 });
		const { struck } = await strikeTheSecond();
		bench.setTime('2026-11-23T12:03:00+08:00');

		expect(bench.emulator.truth.tasks().map(({ channel }) => channel)).toContain('b');
		expectTrue(struck, 'b', bench.emulator.truth);
		expectOneCreateEach();
	});

	test('a late answer is an answer', async () => {
		strike('delayAnswer', { ms: 100 });
		const { struck } = await strikeTheSecond();

		expect(struck).toMatchObject({ channel: 'b', outcome: 'created' });
		expectOneCreateEach();
	});

	test('no answer at all, within the shortest timeout there is', async () => {
		strike('neverAnswer');
		const finished = await bench.run({
			parameters: create({
				channel: locator('id', 'b'),
				endTime: END,
				options: { timeout: 3001 },
			}),
			node: { onError: 'continueRegularOutput' },
		});
		const [item = {}] = finished.json(NODE);

		expectTrue(item, 'b', bench.emulator.truth);
		expect(['unknown', 'recovered']).toContain(outcomeOf(item));
		expect(bench.creates()).toHaveLength(1);
	});

	test('where it stops the execution, the error is as true and as clean', async () => {
		strike('html502');
		const finished = await bench.run({ parameters, items: [{ name: 'b' }] });

		expect(finished.error?.message).toMatch(/may exist/);
		expect(finished.error?.message).not.toMatch(/\b(retry|try again)\b/i);
		expect(finished.error).toMatchObject({ context: { itemIndex: 0 } });
		expectNothingSecret(finished, [DEFAULT_ACCOUNT.secretKey, TOKEN]);
		expect(bench.creates()).toHaveLength(1);
	});
});
