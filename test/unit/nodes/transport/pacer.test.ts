import { Pacer } from '../../../../nodes/TencentLive/transport/pacer';
import { FakeClock, settle } from '../support/fakeClock';
import { laneOf } from '../support/lane';
import { NOW } from '../support/recordingRequest';

describe('spacing', () => {
	it('lets the first call leave at once', async () => {
		const { clock, left, go } = laneOf();
		await go();
		expect(left).toStrictEqual([0]);
		expect(clock.sleeps).toStrictEqual([]);
	});

	it('gives what the call gives, and fails as it fails', async () => {
		const { clock, pacer } = laneOf();
		expect(await pacer.run(async () => 'a')).toBe('a');
		const failing = pacer.run(async () => await Promise.reject(new Error('no')));
		await expect(clock.finish(failing)).rejects.toThrow('no');
	});

	it('keeps 51.28 ms between calls at 19.5 per second, in whole milliseconds', async () => {
		const { clock, left, go } = laneOf({ perSecond: 19.5 });
		await clock.finish(Promise.all([go(), go(), go(), go()]));
		expect(left).toStrictEqual([0, 52, 104, 156]);
		expect(clock.sleeps).toStrictEqual([52, 52, 52]);
	});

	it('keeps 600 ms between calls at 100 per minute', async () => {
		const { clock, left, go } = laneOf({ perSecond: 100 / 60 });
		await clock.finish(Promise.all([go(), go(), go()]));
		expect(left).toStrictEqual([0, 600, 1_200]);
	});

	it('lets no more than 20 leave in any second, and 20 of them', async () => {
		const { clock, left, go } = laneOf({ perSecond: 19.5 });
		await clock.finish(Promise.all(Array.from({ length: 100 }, async () => await go())));
		for (const start of left) {
			const within = left.filter((time) => time >= start && time < start + 1_000);
			expect(within.length).toBeLessThanOrEqual(20);
		}
		expect(left[19]).toBeLessThan(1_000);
		expect(left[20]).toBeGreaterThanOrEqual(1_000);
	});

	it('measures from the last call that left, not from its answer', async () => {
		const { clock, left, go, fly } = laneOf();
		fly();
		await clock.advance(700);
		void go();
		await clock.advance(299);
		expect(left).toStrictEqual([0]);
		await clock.advance(1);
		expect(left).toStrictEqual([0, 1_000]);
	});

	it.each([
		[999, 1_000],
		[1_000, 1_000],
		[1_001, 1_001],
	])('after %d ms of silence lets the next leave at %d ms', async (silence, leaves) => {
		const { clock, left, go } = laneOf();
		await go();
		await clock.advance(silence);
		await clock.finish(go());
		expect(left).toStrictEqual([0, leaves]);
	});

	it('never catches up on lost time', async () => {
		const { clock, left, go } = laneOf();
		await go();
		await clock.advance(10_000);
		await clock.finish(Promise.all([go(), go(), go()]));
		expect(left).toStrictEqual([0, 10_000, 11_000, 12_000]);
	});

	it('measures from when a call really left, should a timer be late', async () => {
		const { clock, left, go } = laneOf();
		await go();
		const [second, third] = [go(), go()];
		await settle();
		clock.time += 1_400;
		await clock.finish(Promise.all([second, third]));
		expect(left).toStrictEqual([0, 1_400, 2_400]);
	});

	it('waits for the rest, should a timer be early', async () => {
		const clock = new FakeClock();
		const onTime = clock.sleep.bind(clock);
		clock.sleep = async (milliseconds) => await onTime(Math.ceil(milliseconds / 2));
		const pacer = new Pacer({ perSecond: 1, inFlight: 1 }, clock);
		await pacer.run(async () => {});
		const left = pacer.run(async () => clock.now() - NOW);
		expect(await clock.finish(left)).toBe(1_000);
		expect(clock.sleeps.slice(0, 3)).toStrictEqual([500, 250, 125]);
	});

	it('serves first who came first', async () => {
		const { clock, pacer } = laneOf();
		const order: string[] = [];
		const calls = ['a', 'b', 'c'].map(
			async (name) =>
				await pacer.run(async () => {
					order.push(name);
				}),
		);
		await clock.finish(Promise.all(calls));
		expect(order).toStrictEqual(['a', 'b', 'c']);
	});

	it('is not held up by a call that fails', async () => {
		const { clock, pacer, left, go } = laneOf({ inFlight: 1 });
		const failed = pacer.run(async () => await Promise.reject(new Error('no')));
		await expect(failed).rejects.toThrow('no');
		await clock.finish(go());
		expect(left).toStrictEqual([1_000]);
	});
});

describe('calls in flight', () => {
	it('are at most as many as the rule says', async () => {
		const { clock, left, fly } = laneOf({ perSecond: 10, inFlight: 2 });
		const first = fly();
		const second = fly();
		const third = fly();
		const fourth = fly();
		await clock.advance(1_000);
		expect(left).toStrictEqual([0, 100]);
		second.answer.resolve();
		await settle();
		expect(left).toStrictEqual([0, 100, 1_000]);
		await clock.advance(1_000);
		expect(left).toHaveLength(3);
		first.answer.reject(new Error('no'));
		await expect(first.done).rejects.toThrow('no');
		await settle();
		expect(left).toStrictEqual([0, 100, 1_000, 2_000]);
		third.answer.resolve();
		fourth.answer.resolve();
		await settle();
		expect(third.seen.state).toBe('fulfilled');
		expect(fourth.seen.state).toBe('fulfilled');
	});

	it('case 10: do not count any more after ten seconds, and give their place back once', async () => {
		const { clock, left, fly, go } = laneOf({ perSecond: 10, inFlight: 2 });
		const trickling = [fly(), fly()];
		const [third, fourth] = [fly(), fly()];
		await clock.advance(9_999);
		expect(left).toStrictEqual([0, 100]);
		await clock.advance(101);
		expect(left).toStrictEqual([0, 100, 10_000, 10_100]);
		for (const { answer, done } of trickling) {
			answer.resolve();
			await done;
		}
		void go();
		await clock.advance(1_000);
		expect(left).toHaveLength(4);
		third.answer.resolve();
		fourth.answer.resolve();
		await settle();
		expect(left).toStrictEqual([0, 100, 10_000, 10_100, 11_100]);
	});

	it('still keep their distance once a place is free', async () => {
		const { clock, left, go, fly } = laneOf({ inFlight: 1 });
		const first = fly();
		void go();
		await clock.advance(400);
		first.answer.resolve();
		await clock.advance(599);
		expect(left).toStrictEqual([0]);
		await clock.advance(1);
		expect(left).toStrictEqual([0, 1_000]);
	});
});

it('a single call waits for one of somebody else’s thousand, not for all', async () => {
	const { clock, pacer } = laneOf({ perSecond: 20 });
	const [batch, single] = [{}, {}];
	const left: number[] = [];
	for (let call = 0; call < 1_000; call++) void pacer.run(async () => {}, undefined, batch);
	await clock.advance(1_010);
	const call = pacer.run(async () => left.push(clock.now() - NOW), undefined, single);
	await clock.finish(call);
	expect(left[0]).toBeLessThanOrEqual(1_010 + 100);
});
