import { GENERATIONS, locator, NODE, only, useBench, workflow } from '../../support/engine';

const bench = useBench({
	channels: ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id, live: true })),
});

const END = '2026-11-23T12:04:00+08:00';
const ITEMS = [
	{ name: 'a', to: END },
	{ name: '', to: END },
	{ name: 'c', to: 'never' },
	{ name: 'd', to: END },
];

const REFUSED_CHANNEL = {
	error:
		'Channel: the expression came out empty. Mend it, or the data that it reads; to leave the field empty, remove the expression.',
	details: { outcome: 'not_created', code: null, request_id: null, field: 'Channel' },
};
const REFUSED_END = {
	error: expect.stringMatching(/^End Time: "never" cannot be read as a time\. /),
	details: { outcome: 'not_created', code: null, request_id: null, field: 'End Time' },
};

describe.each(GENERATIONS)('$version', ({ create, action }) => {
	const parameters = create({
		channel: locator('id', '={{ $json.name }}'),
		endTime: '={{ $json.to }}',
	});

	const taskOf = (channel: string) =>
		bench.emulator.truth.tasks().find((task) => task.channel === channel)?.id;

	test('without a setting, the execution stops and the error names the item', async () => {
		const finished = await bench.run({ parameters, items: ITEMS });

		expect(finished.error).toMatchObject({
			name: 'NodeOperationError',
			context: { itemIndex: 1 },
		});
		expect(finished.told).toBe(REFUSED_CHANNEL.error);
		expect(finished.json('After')).toEqual([]);
	});

	test('a refusal by the service stops the execution the same way', async () => {
		bench.emulator.faults.next('apiError', {
			action,
			code: create().apiVersion === 'v3' ? 'LimitExceeded.MaximumTask' : 5300,
			message: 'no more',
			match: (request) => Object.values(request.parameters).includes('d'),
		});
		const items = [
			{ name: 'a', to: END },
			{ name: 'd', to: END },
		];
		const finished = await bench.run({ parameters, items });

		expect(finished.error).toMatchObject({
			name: 'NodeApiError',
			context: { itemIndex: 1 },
			description: expect.stringMatching(/No task was created\. Tencent Cloud: no more$/),
		});
		expect(finished.told).toMatch(/ No task was created\.$/);
		expect(bench.emulator.truth.createdCount).toBe(1);
	});

	test('Continue On Fail gives a failed item in its place and goes on with the others', async () => {
		const finished = await bench.run({
			parameters,
			items: ITEMS,
			node: { onError: 'continueRegularOutput' },
		});

		expect(finished.error).toBeUndefined();
		expect(finished.json(NODE)).toEqual([
			expect.objectContaining({ channel: 'a', outcome: 'created', task_id: taskOf('a') }),
			REFUSED_CHANNEL,
			REFUSED_END,
			expect.objectContaining({ channel: 'd', outcome: 'created', task_id: taskOf('d') }),
		]);
		expect(finished.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
			{ item: 3 },
		]);
		expect(bench.creates()).toHaveLength(2);
	});

	test('Continue On Fail with a failing first item', async () => {
		const finished = await bench.run({
			parameters,
			items: [
				{ name: '', to: END },
				{ name: 'b', to: END },
			],
			node: { onError: 'continueRegularOutput' },
		});

		expect(finished.json(NODE)).toEqual([
			REFUSED_CHANNEL,
			expect.objectContaining({ channel: 'b', outcome: 'created' }),
		]);
		expect(bench.creates()).toHaveLength(1);
	});

	test('Continue On Fail gives the service’s code and words in details', async () => {
		bench.emulator.faults.next('apiError', {
			action,
			code: create().apiVersion === 'v3' ? 'ResourceInsufficient' : 4300,
			message: 'try another day',
		});
		const finished = await bench.run({
			parameters,
			items: [{ name: 'a', to: END }],
			node: { onError: 'continueRegularOutput' },
		});

		const item = only(finished.json(NODE));
		expect(Object.keys(item).sort()).toEqual(['details', 'error']);
		expect(item.details).toEqual({
			outcome: 'not_created',
			code: create().apiVersion === 'v3' ? 'ResourceInsufficient' : '4300',
			request_id: create().apiVersion === 'v3' ? expect.stringMatching(/^[0-9a-f-]{36}$/) : null,
			description: 'Tencent Cloud: try another day',
		});
	});

	test('the error output takes the failed items, with the input they came from', async () => {
		const finished = await bench.run({
			parameters,
			items: ITEMS,
			node: { onError: 'continueErrorOutput' },
			after: { task_id: '={{ $json.task_id }}', name: "={{ $('Start').item.json.name }}" },
		});

		expect(finished.error).toBeUndefined();
		expect(finished.json(NODE, 0).map(({ channel }) => channel)).toEqual(['a', 'd']);
		expect(finished.json(NODE, 1)).toEqual([
			{ ...ITEMS[1], ...REFUSED_CHANNEL },
			{ ...ITEMS[2], ...REFUSED_END },
		]);
		expect(finished.json('After')).toEqual([
			{ task_id: taskOf('a'), name: 'a' },
			{ task_id: taskOf('d'), name: 'd' },
		]);
	});

	test('the error output takes an item that nothing came before, with its details', async () => {
		const json = workflow({
			parameters: create({ endTime: 'never' }),
			node: { onError: 'continueErrorOutput' },
		});
		const finished = await bench.runJson(json, { start: NODE });

		expect(finished.json(NODE, 0)).toEqual([]);
		expect(finished.json(NODE, 1)).toEqual([REFUSED_END]);
	});

	test('the error output can be branched on by outcome', async () => {
		bench.emulator.faults.next('html502', { action });
		const finished = await bench.run({
			parameters: { ...parameters, options: { ifUnknown: 'neverTwice' } },
			items: [
				{ name: 'a', to: END },
				{ name: '', to: END },
			],
			node: { onError: 'continueErrorOutput' },
		});

		expect(finished.json(NODE, 0)).toEqual([]);
		expect(finished.json(NODE, 1)).toEqual([
			expect.objectContaining({ details: expect.objectContaining({ outcome: 'unknown' }) }),
			expect.objectContaining({ details: expect.objectContaining({ outcome: 'not_created' }) }),
		]);
	});
});
