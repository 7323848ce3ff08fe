import { Flights } from '../../../../nodes/TencentLive/create/Flights';
import { Deferred } from '../support/deferred';
import { settle } from '../support/fakeClock';

const GAVE_UP = new Error('cancelled');
const isGivingUp = (error: unknown) => error === GAVE_UP;

/** Flights that last until the test lands them. */
function flights() {
	const inFlight = new Flights<string>();
	const started: string[] = [];
	const join = (key: string, name: string) => {
		const end = new Deferred<string>();
		const landed = inFlight.join(
			key,
			async () => {
				started.push(name);
				return await end.promise;
			},
			isGivingUp,
		);
		return { end, landed };
	};
	return { inFlight, started, join };
}

it('flies once for all who join, and says who flew', async () => {
	const { started, join } = flights();
	const leader = join('k', 'leader');
	const follower = join('k', 'follower');
	const another = join('k', 'another');
	leader.end.resolve('a');
	expect(await leader.landed).toStrictEqual({ result: 'a', shared: false });
	expect(await follower.landed).toStrictEqual({ result: 'a', shared: true });
	expect(await another.landed).toStrictEqual({ result: 'a', shared: true });
	expect(started).toStrictEqual(['leader']);
});

it('flies by itself under another key', async () => {
	const { started, join } = flights();
	const one = join('k', 'one');
	const other = join('l', 'other');
	other.end.resolve('b');
	expect(await other.landed).toStrictEqual({ result: 'b', shared: false });
	one.end.resolve('a');
	expect(await one.landed).toStrictEqual({ result: 'a', shared: false });
	expect(started).toStrictEqual(['one', 'other']);
});

it('passes a failure on to all who joined', async () => {
	const { started, join } = flights();
	const leader = join('k', 'leader');
	const follower = join('k', 'follower');
	leader.end.reject(new Error('no'));
	await expect(leader.landed).rejects.toThrow('no');
	await expect(follower.landed).rejects.toThrow('no');
	expect(started).toStrictEqual(['leader']);
});

it('lets one of those who joined take over from a leader who gave up, and the others join it', async () => {
	const { started, join } = flights();
	const leader = join('k', 'leader');
	const first = join('k', 'first');
	const second = join('k', 'second');
	leader.end.reject(GAVE_UP);
	await expect(leader.landed).rejects.toBe(GAVE_UP);
	await settle();
	expect(started).toStrictEqual(['leader', 'first']);
	first.end.resolve('a');
	expect(await first.landed).toStrictEqual({ result: 'a', shared: false });
	expect(await second.landed).toStrictEqual({ result: 'a', shared: true });
	expect(started).toStrictEqual(['leader', 'first']);
});

it('goes on until somebody does not give up', async () => {
	const { started, join } = flights();
	const flown = ['a', 'b', 'c'].map((name) => join('k', name));
	const [a, b, c] = flown;
	a?.end.reject(GAVE_UP);
	b?.end.reject(GAVE_UP);
	c?.end.resolve('landed');
	const landed = await Promise.allSettled(flown.map(async (flight) => await flight.landed));
	expect(landed.map(({ status }) => status)).toStrictEqual(['rejected', 'rejected', 'fulfilled']);
	expect(started).toStrictEqual(['a', 'b', 'c']);
});

it.each([
	['landed', (end: Deferred<string>) => end.resolve('a')],
	['failed', (end: Deferred<string>) => end.reject(new Error('no'))],
])('keeps nothing of a flight that %s', async (_what, settleIt) => {
	const { inFlight, started, join } = flights();
	const first = join('k', 'first');
	expect(Reflect.get(inFlight, 'flights').size).toBe(1);
	settleIt(first.end);
	await first.landed.catch(() => {});
	expect(Reflect.get(inFlight, 'flights').size).toBe(0);
	const second = join('k', 'second');
	second.end.resolve('b');
	expect(await second.landed).toStrictEqual({ result: 'b', shared: false });
	expect(started).toStrictEqual(['first', 'second']);
});
