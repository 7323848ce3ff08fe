import {
	CHANNEL,
	DOMAIN,
	GENERATIONS,
	locator,
	NODE,
	useBench,
	v2,
	v3,
} from '../../support/engine';

const bench = useBench({
	domains: [DOMAIN, 'push2.example.com'],
	channels: [
		{ id: CHANNEL, name: 'First channel', live: true },
		{ id: '9896587163684165401', name: 'Second channel', live: true },
	],
});

/** Carries the order through: what came in, what the node made of it, what the server has. */
const AFTER = {
	task_id: '={{ $json.task_id }}',
	order: "={{ $('Start').item.json.order }}",
	channel: '={{ $json.channel }}',
};

describe('API 3.0', () => {
	/** Every parameter that takes one is an expression, inside resource locators too. */
	const EXPRESSIONS = v3({
		domain: locator('name', '={{ $json.domain }}'),
		appName: '={{ $json.app }}',
		channel: locator('id', '={{ $json.stream }}'),
		tapeType: '={{ $json.mode }}',
		startTime: '={{ $json.from }}',
		endTime: '={{ $json.to }}',
		options: {
			templateId: locator('id', '={{ $json.template }}'),
			streamType: '={{ $json.mixed }}',
			timeout: '={{ $json.patience }}',
		},
	});

	const ITEMS = [
		{
			order: 'first',
			domain: DOMAIN,
			app: 'live',
			stream: 'a',
			mode: 0,
			from: '2026-11-23T20:00:00+08:00',
			to: '2026-11-23T21:00:00+08:00',
			template: 7,
			mixed: 1,
			patience: 10_000,
		},
		{
			order: 'second',
			domain: 'push2.example.com',
			app: 'studio',
			stream: 'b',
			mode: '1',
			from: '',
			to: '2026-11-23T14:00:00+08:00',
			template: '8',
			mixed: '0',
			patience: '20000',
		},
		{
			order: 'third',
			domain: DOMAIN,
			app: 'live',
			stream: 'c',
			mode: '0',
			from: 1795435200,
			to: 1795438800,
			template: 9,
			mixed: 'Live Push',
			patience: 15_000,
		},
	];

	test('reads every parameter anew for each item', async () => {
		const finished = await bench.run({ parameters: EXPRESSIONS, items: ITEMS });

		expect(finished.error).toBeUndefined();
		const requests = bench.creates().map(({ parameters }) => parameters);
		expect(requests).toHaveLength(3);
		expect(requests).toEqual(
			expect.arrayContaining([
				{
					DomainName: DOMAIN,
					AppName: 'live',
					StreamName: 'a',
					StartTime: Date.parse('2026-11-23T20:00:00+08:00') / 1000,
					EndTime: Date.parse('2026-11-23T21:00:00+08:00') / 1000,
					TemplateId: 7,
					StreamType: 1,
				},
				{
					DomainName: 'push2.example.com',
					AppName: 'studio',
					StreamName: 'b',
					EndTime: Date.parse('2026-11-23T14:00:00+08:00') / 1000,
					TemplateId: 8,
					StreamType: 0,
				},
				{
					DomainName: DOMAIN,
					AppName: 'live',
					StreamName: 'c',
					StartTime: 1795435200,
					EndTime: 1795438800,
					TemplateId: 9,
					StreamType: 0,
				},
			]),
		);
	});

	test('puts the items out in the order they came in, each paired with its own', async () => {
		const finished = await bench.run({ parameters: EXPRESSIONS, items: ITEMS, after: AFTER });

		const ids = new Map(bench.emulator.truth.tasks().map(({ channel, id }) => [channel, id]));
		expect(finished.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(finished.json('After')).toEqual([
			{ task_id: ids.get('a'), order: 'first', channel: 'a' },
			{ task_id: ids.get('b'), order: 'second', channel: 'b' },
			{ task_id: ids.get('c'), order: 'third', channel: 'c' },
		]);
	});
});

describe('the legacy API', () => {
	const EXPRESSIONS = v2({
		channel: locator('id', '={{ $json.channel }}'),
		tapeType: '={{ $json.mode }}',
		startTime: '={{ $json.from }}',
		endTime: '={{ $json.to }}',
		options: { timeout: '={{ $json.patience }}' },
	});

	const ITEMS = [
		{
			order: 'first',
			channel: CHANNEL,
			mode: 1,
			from: null,
			to: '2026-11-23T12:05:00+08:00',
			patience: 4000,
		},
		{
			order: 'second',
			channel: '9896587163684165401',
			mode: 0,
			from: '2026-11-23T13:00:00Z',
			to: '2026-11-23T14:00:00Z',
			patience: '20000',
		},
	];

	test('reads every parameter anew for each item and keeps them paired', async () => {
		const finished = await bench.run({ parameters: EXPRESSIONS, items: ITEMS, after: AFTER });

		expect(finished.error).toBeUndefined();
		expect(bench.creates().map(({ parameters }) => parameters)).toEqual([
			{ channelId: CHANNEL, tapeType: '1', endTime: '2026-11-23 12:05:00' },
			{
				channelId: '9896587163684165401',
				tapeType: '0',
				startTime: '2026-11-23 21:00:00',
				endTime: '2026-11-23 22:00:00',
			},
		]);
		expect(finished.json('After')).toEqual([
			{ task_id: '18446744073709551615', order: 'first', channel: CHANNEL },
			{ task_id: '18446744073709551614', order: 'second', channel: '9896587163684165401' },
		]);
	});

	test('refuses a channel ID that is a number too large to have kept its digits', async () => {
		const rounded = Number(CHANNEL);
		const finished = await bench.run({
			parameters: EXPRESSIONS,
			items: [{ ...ITEMS[0], channel: rounded }],
		});

		expect(finished.told).toBe(
			'Channel: is a number too large to keep every digit. Hand it over as text, in quotes.',
		);
		expect(bench.creates()).toEqual([]);
	});
});

describe.each([{ idsAsText: false }, { idsAsText: true }])(
	'a legacy service with idsAsText: $idsAsText',
	({ idsAsText }) => {
		test('the following node reads every digit', async () => {
			bench.emulator.state.idsAsText = idsAsText;
			const finished = await bench.run({
				parameters: v2(),
				after: {
					task_id: '={{ $json.task_id }}',
					type: '={{ typeof $json.task_id }}',
					inText: 'Task {{ $json.task_id }}',
					expression: '=Task {{ $json.task_id }}',
				},
			});

			expect(finished.json('After')).toEqual([
				{
					task_id: '18446744073709551615',
					type: 'string',
					inText: 'Task {{ $json.task_id }}',
					expression: 'Task 18446744073709551615',
				},
			]);
		});
	},
);

describe.each(GENERATIONS)('$version', ({ create }) => {
	test('no success item has a key that n8n would take for an error', async () => {
		const finished = await bench.run({ parameters: create() });

		expect(finished.json(NODE)[0]).not.toHaveProperty('error');
		expect(finished.items(NODE)[0]).not.toHaveProperty('error');
	});

	test('puts out nothing and sends nothing for no items', async () => {
		const finished = await bench.run({ parameters: create(), items: [] });

		expect(finished.error).toBeUndefined();
		expect(finished.json(NODE)).toEqual([]);
		expect(bench.creates()).toEqual([]);
	});
});
