import { CHANNEL, GENERATIONS, locator, NODE, useBench, v2, v3 } from '../../support/engine';

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

describe('a time without an offset', () => {
	const timezone = 'America/New_York';

	test('is told as what it became, in both zones, and how long will be recorded', async () => {
		const parameters = v3({ endTime: '2026-11-23 04:30' });
		expect(await hintsOf({ parameters, timezone })).toEqual([
			'End Time "2026-11-23 04:30" has no offset: read in America/New_York it is 2026-11-23T04:30:00-05:00, in China 2026-11-23T17:30:00+08:00. The recording lasts 5 h 30 min from now.',
		]);
	});

	test('of a scheduled recording counts from its start', async () => {
		const parameters = v3({
			tapeType: 0,
			startTime: '2026-11-23T02:00',
			endTime: '2026-11-23T03:00',
		});
		expect(await hintsOf({ parameters, timezone })).toEqual([
			expect.stringMatching(
				/^Start Time "2026-11-23T02:00" .* End Time "2026-11-23T03:00" .*T16:00:00\+08:00\. The recording lasts 1 h\.$/,
			),
		]);
	});

	test('is told once, of whichever item has one first', async () => {
		const items = ['2026-11-23T05:00:00Z', '2026-11-23 01:00', '2026-11-23 02:00'].map((to) => ({
			to,
		}));
		const parameters = v3({ endTime: '={{ $json.to }}' });
		expect(await hintsOf({ parameters, timezone, items })).toEqual([
			expect.stringMatching(/^End Time "2026-11-23 01:00"/),
		]);
	});

	test('is quoted as it was typed where it is refused', async () => {
		const parameters = v3({ endTime: '2026-11-22 22:00' });
		const finished = await bench.run({ parameters, timezone });
		expect(finished.told).toMatch(
			/^End Time: "2026-11-22 22:00" \(2026-11-23T11:00:00\+08:00\) is in the past\. /,
		);
	});
});

test('a scheduled start in the past is allowed, and a hint says what is missed', async () => {
	const startTime = '2026-11-23T11:15:00+08:00';
	expect(await hintsOf({ parameters: v3({ tapeType: 0, startTime }) })).toEqual([
		'Start Time lies 45 min in the past: what was streamed until now is not recorded.',
	]);
	expect(bench.emulator.truth.createdCount).toBe(1);
});

describe('a channel of the other generation', () => {
	test('that was picked from a list is refused', async () => {
		const cachedResultName = `First channel (${CHANNEL})`;
		const channel = { ...locator('list', CHANNEL), cachedResultName };
		const finished = await bench.run({ parameters: v3({ channel }) });
		expect(finished.told).toMatch(/^Channel: ".+" was picked from the channels of the legacy/);
		expect(bench.emulator.truth.requests()).toEqual([]);
		expect(await hintsOf({ parameters: v2({ channel }) })).toEqual([]);
	});

	test('that was typed is told', async () => {
		expect(await hintsOf({ parameters: v3({ channel: locator('id', CHANNEL) }) })).toEqual([
			expect.stringMatching(/^Channel looks like a channel ID of the legacy API\./),
		]);
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
