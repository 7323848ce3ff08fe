import { GENERATIONS, locator, useBench, v3 } from '../../support/engine';

// Without a quota: on a clock that jumps, calls that left one by one arrive together. Pace is tested
// on the simulated clock.
const bench = useBench({ limits: { v3PerSecond: Number.POSITIVE_INFINITY } });

/** What reached the service, by action. */
function calls(): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { action } of bench.emulator.truth.requests()) {
		counts[action] = (counts[action] ?? 0) + 1;
	}
	return counts;
}

const LISTS = { v3: 'DescribeRecordTask', v2: 'DescribeRecordList' };

describe.each(GENERATIONS)('one create in $version', ({ version, create, action }) => {
	test('is one look-up and one create', async () => {
		const finished = await bench.run({ parameters: create() });

		expect(finished.error).toBeUndefined();
		expect(calls()).toEqual({ [LISTS[version]]: 1, [action]: 1 });
	});
});

test('the look-up of a hundred streams is one call too', async () => {
	const parameters = v3({ channel: locator('id', '={{ $json.stream }}') });
	const items = Array.from({ length: 100 }, (_, index) => ({ stream: `stream-${index}` }));
	const finished = await bench.run({ parameters, items });

	expect(finished.error).toBeUndefined();
	expect(calls()).toEqual({ DescribeRecordTask: 1, CreateRecordTask: 100 });
	const channels = bench.emulator.truth.tasks().map(({ channel }) => channel);
	expect(new Set(channels).size).toBe(100);
});
