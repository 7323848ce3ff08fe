import { GENERATIONS, NODE, useBench, v2, v3 } from '../../support/engine';

const bench = useBench();

const CUT = /at most 30 minutes: the rest is not recorded/;
const ADVISED = /advises at most 5 minutes/;
const IGNORED = /Start Time is ignored in Real-Time mode/;

async function hintsOf(recording: Parameters<typeof bench.run>[0]): Promise<string[]> {
	const finished = await bench.run(recording);
	expect(finished.error).toBeUndefined();
	return finished.hints(NODE).map(({ message }) => message);
}

describe('a Real-Time recording of the legacy API', () => {
	test.each([
		{ ends: 'after 5 minutes', endTime: '2026-11-23T12:05:00+08:00', hints: [] },
		{
			ends: 'after 5 minutes and a second',
			endTime: '2026-11-23T12:05:01+08:00',
			hints: [expect.stringMatching(ADVISED)],
		},
		{
			ends: 'after 30 minutes',
			endTime: '2026-11-23T12:30:00+08:00',
			hints: [expect.stringMatching(ADVISED)],
		},
		{
			ends: 'after 30 minutes and a second',
			endTime: '2026-11-23T12:30:01+08:00',
			hints: [expect.stringMatching(CUT)],
		},
		{
			ends: 'after two days',
			endTime: '2026-11-25T12:00:00+08:00',
			hints: [expect.stringMatching(CUT)],
		},
	])('that ends $ends', async ({ endTime, hints }) => {
		expect(await hintsOf({ parameters: v2({ endTime }) })).toEqual(hints);
		expect(bench.emulator.truth.createdCount).toBe(1);
	});

	test('says that the rest is not recorded, and it is not', async () => {
		await hintsOf({ parameters: v2({ endTime: '2026-11-23T14:00:00+08:00' }) });

		const [task] = bench.emulator.truth.tasks();
		expect(task?.end).toBe(Date.parse('2026-11-23T12:30:00+08:00'));
	});
});

test('a Scheduled recording of the legacy API may be long without a hint', async () => {
	const parameters = v2({
		tapeType: 0,
		startTime: '2026-11-23T13:00:00+08:00',
		endTime: '2026-11-23T23:00:00+08:00',
	});

	expect(await hintsOf({ parameters })).toEqual([]);
});

test('a Real-Time recording of API 3.0 may be long without a hint', async () => {
	expect(await hintsOf({ parameters: v3({ endTime: '2026-11-24T12:00:00+08:00' }) })).toEqual([]);
});

describe.each(GENERATIONS)('$version', ({ create }) => {
	const parameters = create({
		tapeType: '={{ $json.mode }}',
		startTime: '={{ $json.from }}',
		endTime: '2026-11-23T12:04:00+08:00',
	});
	const from = '2026-11-23T12:01:00+08:00';

	test('a start given in Real-Time mode is ignored, and a hint says so', async () => {
		expect(await hintsOf({ parameters, items: [{ mode: 1, from }] })).toEqual([
			expect.stringMatching(IGNORED),
		]);
		expect(bench.creates()[0]?.parameters).not.toHaveProperty('StartTime');
		expect(bench.creates()[0]?.parameters).not.toHaveProperty('startTime');
	});

	test('the same start in Scheduled mode gives no hint', async () => {
		expect(await hintsOf({ parameters, items: [{ mode: 0, from }] })).toEqual([]);
	});
});

test('one hint an execution, however many items it is about', async () => {
	const items = Array.from({ length: 5 }, (_, index) => ({
		from: '2026-11-23T12:01:00+08:00',
		to: `2026-11-23T13:0${index}:00+08:00`,
	}));
	const parameters = v2({
		tapeType: '={{ 1 }}',
		startTime: '={{ $json.from }}',
		endTime: '={{ $json.to }}',
	});

	const hints = await hintsOf({ parameters, items });

	expect(hints).toHaveLength(2);
	expect(hints).toEqual(
		expect.arrayContaining([expect.stringMatching(IGNORED), expect.stringMatching(CUT)]),
	);
	expect(bench.emulator.truth.createdCount).toBe(5);
});

test('an item that is refused leaves no hint', async () => {
	const finished = await bench.run({
		parameters: v2({ tapeType: '={{ 1 }}', startTime: '={{ $now.toISO() }}', endTime: '={{ 1 }}' }),
		node: { onError: 'continueRegularOutput' },
	});

	expect(finished.hints(NODE)).toEqual([]);
	expect(bench.creates()).toEqual([]);
});
