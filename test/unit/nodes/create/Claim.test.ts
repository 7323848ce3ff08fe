import { Claim } from '../../../../nodes/TencentLive/create/Claim';
import { cancelled, notCreated, type Outcome } from '../../../../nodes/TencentLive/create/outcome';
import { Deferred, watch } from '../support/deferred';
import { settle } from '../support/fakeClock';
import { LOST } from '../support/fakeService';

const NONE: Outcome = notCreated(LOST);
const GAVE_UP: Outcome = cancelled([], null);
const isGivenUp = ({ kind }: Outcome) => kind === 'cancelled';

/** Flights that the test lands, in the order in which they were led. */
function sharing() {
	const claim = new Claim();
	const led: Array<Deferred<Outcome>> = [];
	const join = (key = 'a', signal?: AbortSignal) =>
		claim.share(
			key,
			async () => {
				const flight = new Deferred<Outcome>();
				led.push(flight);
				return await flight.promise;
			},
			isGivenUp,
			signal,
		);
	return { claim, led, join };
}

describe('a flight', () => {
	it('is shared by all who ask while it is in the air, and by nobody after', async () => {
		const { claim, led, join } = sharing();
		const all = [join(), join(), join('b'), join()];
		expect(led).toHaveLength(2);
		for (const flight of led) flight.resolve(NONE);
		const shared = await Promise.all(all);
		expect(shared.map((one) => one.led)).toStrictEqual([true, false, true, false]);
		expect(shared.every(({ outcome }) => outcome === NONE)).toBe(true);
		expect(Reflect.get(claim, 'flights').size).toBe(0);
		void join();
		expect(led).toHaveLength(3);
	});

	it('that was given up is taken over by one of those who share it', async () => {
		const { led, join } = sharing();
		const all = [join(), join(), join()];
		led[0]?.resolve(GAVE_UP);
		await settle();
		expect(led).toHaveLength(2);
		led[1]?.resolve(NONE);
		expect(await Promise.all(all)).toStrictEqual([
			{ outcome: GAVE_UP, led: true },
			{ outcome: NONE, led: true },
			{ outcome: NONE, led: false },
		]);
	});

	it('goes on where one who shares it is cancelled; whoever leads it waits for its own', async () => {
		const { led, join } = sharing();
		const [leader, follower] = [new AbortController(), new AbortController()];
		const all = [join('a', leader.signal), join('a', follower.signal), join()];
		for (const stop of [leader, follower]) stop.abort(GAVE_UP);
		led[0]?.resolve(NONE);
		expect(await Promise.allSettled(all)).toMatchObject([
			{ value: { outcome: NONE, led: true } },
			{ status: 'rejected', reason: GAVE_UP },
			{ value: { outcome: NONE, led: false } },
		]);
	});

	it('that breaks breaks for all, and is not kept', async () => {
		const { led, join } = sharing();
		const all = Promise.allSettled([join(), join()]);
		led[0]?.reject(LOST);
		expect(await all).toStrictEqual([0, 1].map(() => ({ status: 'rejected', reason: LOST })));
		void join();
		expect(led).toHaveLength(2);
	});
});

describe('turns', () => {
	/** Work that lasts until the test ends it, and the keys of what has begun. */
	function taking() {
		const claim = new Claim();
		const begun: string[] = [];
		const take = (name: string, signal?: AbortSignal) => {
			const work = new Deferred<string>();
			const result = claim.inTurn(
				name[0] ?? '',
				async () => {
					begun.push(name);
					return await work.promise;
				},
				signal,
			);
			return { work, result, seen: watch(result) };
		};
		return { claim, begun, take };
	}

	it('come one after the other under one key, whatever becomes of the one before', async () => {
		const { claim, begun, take } = taking();
		const [one, two, three, other] = [take('a1'), take('a2'), take('a3'), take('b1')];
		await settle();
		expect(begun).toStrictEqual(['a1', 'b1']);
		one.work.reject(LOST);
		await expect(one.result).rejects.toBe(LOST);
		await settle();
		expect(begun).toStrictEqual(['a1', 'b1', 'a2']);
		two.work.resolve('done');
		expect(await two.result).toBe('done');
		await settle();
		expect(begun).toStrictEqual(['a1', 'b1', 'a2', 'a3']);
		expect([three.seen.state, other.seen.state]).toStrictEqual(['open', 'open']);
		for (const { work } of [three, other]) work.resolve('done');
		await Promise.all([three.result, other.result]);
		expect(Reflect.get(claim, 'turns').size).toBe(0);
	});

	it('of one who is cancelled is not taken, and lets the next one in no sooner', async () => {
		const { claim, begun, take } = taking();
		const stop = new AbortController();
		const [one, two, three] = [take('a1'), take('a2', stop.signal), take('a3')];
		stop.abort(GAVE_UP);
		await expect(two.result).rejects.toBe(GAVE_UP);
		await settle();
		expect(begun).toStrictEqual(['a1']);
		one.work.resolve('done');
		await settle();
		expect(begun).toStrictEqual(['a1', 'a3']);
		three.work.resolve('done');
		await three.result;
		await settle();
		expect(Reflect.get(claim, 'turns').size).toBe(0);
	});

	it('of one who comes late wait for the last', async () => {
		const { begun, take } = taking();
		const [one, two] = [take('a1'), take('a2')];
		one.work.resolve('done');
		await one.result;
		const three = take('a3');
		await settle();
		expect(begun).toStrictEqual(['a1', 'a2']);
		two.work.resolve('done');
		await settle();
		expect(begun).toStrictEqual(['a1', 'a2', 'a3']);
		three.work.resolve('done');
		await three.result;
	});
});
