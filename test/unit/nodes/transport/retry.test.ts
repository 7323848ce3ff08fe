import { AccountQuotas } from '../../../../nodes/TencentLive/transport/quotas';
import { ApiError, type ApiErrorKind } from '../../../../nodes/TencentLive/transport/ApiError';
import {
	CancelledError,
	TimeUpError,
} from '../../../../nodes/TencentLive/transport/CancelledError';
import { Retry, type PacedCall } from '../../../../nodes/TencentLive/transport/retry';
import { HastyClock } from '../support/hastyClock';
import { NOW } from '../support/recordingRequest';
import { failureOf } from '../support/thrown';

const failed = (kind: ApiErrorKind, serverTime: number | null = null) =>
	new ApiError(kind, `It was ${kind}.`, { serverTime });

interface World {
	random?: number;
	signal?: AbortSignal;
	clock?: HastyClock;
	patience?: number;
}

/** A call whose sends end as listed, the last one over and over. */
function carrying(
	ends: unknown[],
	{ random = 0.5, signal, clock = new HastyClock(), patience }: World = {},
) {
	const account = new AccountQuotas(clock);
	const timestamps: number[] = [];
	const call = (repeatable: boolean): PacedCall<unknown> => ({
		lane: 'a',
		// Fast enough to have no part in the waits.
		pace: { perSecond: 1e9, inFlight: 100 },
		repeatable,
		timeout: 4_000,
		async send(timestamp) {
			const end = ends[Math.min(timestamps.length, ends.length - 1)];
			timestamps.push(timestamp);
			return end instanceof Error ? await Promise.reject(end) : end;
		},
	});
	const retry = new Retry(account, { clock, random: () => random, signal, patience });
	/** Without the moments that calls keep from each other. */
	const waits = () => clock.sleeps.filter((wait) => wait !== 1);
	return { account, clock, retry, call, timestamps, waits };
}

describe('a call that succeeds', () => {
	it.each([true, false])('goes once, with the clock of this machine', async (repeatable) => {
		const { retry, call, timestamps, waits } = carrying(['answer']);
		expect(await retry.run(call(repeatable))).toBe('answer');
		expect(timestamps).toStrictEqual([NOW / 1000]);
		expect(waits()).toStrictEqual([]);
	});
});

describe('a create whose outcome is unknown', () => {
	it('is never sent again', async () => {
		const error = failed('unknown');
		const { retry, call, timestamps } = carrying([error, 'answer']);
		expect(await failureOf(() => retry.run(call(false)), ApiError)).toBe(error);
		expect(timestamps).toHaveLength(1);
	});

	it('is not sent again after it had been turned away, either', async () => {
		const error = failed('unknown');
		const { retry, call, timestamps } = carrying([failed('throttled'), error, 'answer']);
		expect(await failureOf(() => retry.run(call(false)), ApiError)).toBe(error);
		expect(timestamps).toHaveLength(2);
	});
});

describe('what is final', () => {
	it.each([true, false])('a rejection', async (repeatable) => {
		const error = failed('rejected');
		const { retry, call, timestamps } = carrying([error, 'answer']);
		expect(await failureOf(() => retry.run(call(repeatable)), ApiError)).toBe(error);
		expect(timestamps).toHaveLength(1);
	});

	it.each([true, false])('an error of another kind', async (repeatable) => {
		const error = new TypeError('a bug');
		const { retry, call, timestamps } = carrying([error, 'answer']);
		expect(await failureOf(() => retry.run(call(repeatable)), Error)).toBe(error);
		expect(timestamps).toHaveLength(1);
	});

	it('a cancellation', async () => {
		const error = new CancelledError();
		const { retry, call, timestamps } = carrying([error, 'answer']);
		expect(await failureOf(() => retry.run(call(true)), ApiError)).toBe(error);
		expect(timestamps).toHaveLength(1);
	});
});

describe('what goes again', () => {
	const AGAIN: Array<[kind: ApiErrorKind, repeatable: boolean, waits: number[]]> = [
		['notSent', false, [250, 500, 1000, 2000]],
		['notSent', true, [250, 500, 1000, 2000]],
		['unknown', true, [250, 500, 1000, 2000]],
	];

	it.each(AGAIN)('%s, repeatable %p: four times, after %p ms', async (kind, repeatable, waits) => {
		const error = failed(kind);
		const carried = carrying([error]);
		const act = () => carried.retry.run(carried.call(repeatable));
		expect(await failureOf(act, ApiError)).toBe(error);
		expect(carried.timestamps).toHaveLength(5);
		expect(carried.waits()).toStrictEqual(waits);
	});

	it.each(AGAIN)('%s, repeatable %p: until it succeeds', async (kind, repeatable, waits) => {
		const carried = carrying([failed(kind), failed(kind), 'answer']);
		expect(await carried.retry.run(carried.call(repeatable))).toBe('answer');
		expect(carried.timestamps).toHaveLength(3);
		expect(carried.waits()).toStrictEqual(waits.slice(0, 2));
	});

	it.each([
		[0, [0, 0, 0, 0]],
		[0.001, [0, 1, 2, 4].filter((wait) => wait !== 1)],
		[0.9999, [499, 999, 1999, 3999]],
	])('after a share of the limit that is random: %d', async (random, waits) => {
		const carried = carrying([failed('notSent')], { random });
		await failureOf(() => carried.retry.run(carried.call(false)), ApiError);
		expect(carried.waits()).toStrictEqual(waits);
	});

	it('gives the last failure', async () => {
		const last = failed('rejected');
		const carried = carrying([failed('notSent'), failed('throttled'), last]);
		const act = () => carried.retry.run(carried.call(false));
		expect(await failureOf(act, ApiError)).toBe(last);
	});

	it.each([
		['a minute', undefined, 49],
		['as long as it is told to', 5_000, 5],
	])('goes again for %s where it is turned away for speed', async (_what, patience, sends) => {
		const error = failed('throttled');
		const carried = carrying([error], { patience });
		const onTurnedAway = jest.fn();
		const act = () => carried.retry.run({ ...carried.call(false), onTurnedAway });
		expect(await failureOf(act, ApiError)).toBe(error);
		expect(carried.timestamps).toHaveLength(sends);
		expect(onTurnedAway).toHaveBeenCalledTimes(sends);
		expect(new Set(carried.waits())).toEqual(new Set([1_250]));
	});

	it.each([
		[0, 1_000],
		[0.9999, 1_499],
	])('parts from those who were turned away with it: %d', async (random, wait) => {
		const carried = carrying([failed('throttled'), 'answer'], { random });
		await carried.retry.run(carried.call(false));
		expect(carried.waits()).toStrictEqual([wait]);
	});

	it('counts its sends without those that were turned away', async () => {
		const ends = [failed('throttled'), failed('notSent'), failed('throttled'), failed('notSent')];
		const carried = carrying(ends);
		await failureOf(() => carried.retry.run(carried.call(false)), ApiError);
		expect(carried.timestamps).toHaveLength(7);
		expect(carried.waits()).toStrictEqual([1250, 250, 1250, 500, 1000, 2000]);
	});

	it.each([
		['an answer', ['answer'], 1],
		['a rejection', [failed('rejected')], 1],
		['a refusal for speed, then an answer', [failed('throttled'), 'answer'], 1],
		['one that never left', [failed('notSent')], 0],
		['one that was lost', [failed('unknown')], 0],
	])('tells the lane what the service let through: %s', async (_what, ends, times) => {
		const { account, retry, call } = carrying(ends);
		const letThrough = jest.spyOn(account.lane('a', call(false).pace), 'letThrough');
		await retry.run(call(false)).catch(() => {});
		expect(letThrough).toHaveBeenCalledTimes(times);
	});

	it('slows the lane down where it was turned away for speed, and only there', async () => {
		for (const [kind, times] of [
			['throttled', 1],
			['notSent', 0],
		] as const) {
			const { account, retry, call } = carrying([failed(kind), 'answer']);
			const slowDown = jest.spyOn(account.lane('a', call(false).pace), 'slowDown');
			await retry.run(call(false));
			expect(slowDown).toHaveBeenCalledTimes(times);
		}
	});
});

describe('a call refused for its time', () => {
	const SERVER = NOW / 1000 + 3600;

	it.each([true, false])('goes once more, at once, by the clock of the server', async (again) => {
		const carried = carrying([failed('clock', SERVER), 'answer']);
		carried.clock.time += 999;
		expect(await carried.retry.run(carried.call(again))).toBe('answer');
		expect(carried.timestamps).toStrictEqual([NOW / 1000, SERVER]);
		expect(carried.waits()).toStrictEqual([0]);
		expect(carried.account.clockOffset).toBe(3600);
	});

	it('and so do the calls of the account after it, as time passes', async () => {
		const carried = carrying([failed('clock', SERVER), 'answer']);
		await carried.retry.run(carried.call(false));
		carried.clock.time = NOW + 10_999;
		await carried.retry.run(carried.call(false));
		expect(carried.timestamps).toStrictEqual([NOW / 1000, SERVER, SERVER + 10]);
	});

	it('that lies behind as well', async () => {
		const carried = carrying([failed('clock', SERVER - 7200), 'answer']);
		await carried.retry.run(carried.call(false));
		expect(carried.timestamps).toStrictEqual([NOW / 1000, SERVER - 7200]);
		expect(carried.account.clockOffset).toBe(-3600);
	});

	it('does not go a third time', async () => {
		const last = failed('clock', SERVER + 10);
		const carried = carrying([failed('clock', SERVER), last, 'answer']);
		const act = () => carried.retry.run(carried.call(true));
		expect(await failureOf(act, ApiError)).toBe(last);
		expect(carried.timestamps).toHaveLength(2);
	});

	it('does not go again where the server did not tell its time', async () => {
		const error = failed('clock');
		const carried = carrying([error, 'answer']);
		const act = () => carried.retry.run(carried.call(true));
		expect(await failureOf(act, ApiError)).toBe(error);
		expect(carried.timestamps).toHaveLength(1);
		expect(carried.account.clockOffset).toBe(0);
	});

	it('counts as one of five sends', async () => {
		const carried = carrying([failed('clock', SERVER), failed('notSent')]);
		await failureOf(() => carried.retry.run(carried.call(false)), ApiError);
		expect(carried.timestamps).toHaveLength(5);
		expect(carried.waits()).toStrictEqual([0, 500, 1000, 2000]);
	});
});

describe('a cancelled execution', () => {
	it('sends nothing, and says so', async () => {
		const carried = carrying(['answer'], { signal: AbortSignal.abort(new Error('reason')) });
		const error = await failureOf(() => carried.retry.run(carried.call(true)), CancelledError);
		expect(error).toMatchObject({
			name: 'CancelledError',
			kind: 'notSent',
			message: 'The execution was cancelled before anything was sent.',
		});
		expect(carried.timestamps).toStrictEqual([]);
	});

	it('does not wait to send again', async () => {
		const controller = new AbortController();
		const clock = new HastyClock();
		const account = new AccountQuotas(clock);
		const retry = new Retry(account, { clock, random: () => 0.5, signal: controller.signal });
		let sends = 0;
		const act = () =>
			retry.run({
				lane: 'a',
				pace: { perSecond: 10, inFlight: 1 },
				repeatable: true,
				timeout: 4_000,
				async send() {
					sends += 1;
					controller.abort(new Error('reason'));
					return await Promise.reject(failed('notSent'));
				},
			});
		await failureOf(act, CancelledError);
		expect(sends).toBe(1);
		expect(clock.sleeps).toStrictEqual([]);
	});

	it.each(['notSent', 'throttled', 'clock'] as const)(
		'was lost before it was %s: that nothing ran is not said',
		async (kind) => {
			const lost = failed('unknown');
			const { retry, call } = carrying([lost, failed(kind)], { patience: 0 });
			expect(await failureOf(() => retry.run(call(true)), ApiError)).toBe(lost);
		},
	);

	it('was lost before its time was up in the queue: that nothing was sent is not said', async () => {
		const lost = failed('unknown');
		const { retry, call } = carrying([lost]);
		const beforeSend = async (isRepeat: boolean) => {
			if (isRepeat) await Promise.reject(new TimeUpError());
		};
		expect(await failureOf(() => retry.run({ ...call(true), beforeSend }), ApiError)).toBe(lost);
	});

	it('is told whether it was sent before, each time before it goes out', async () => {
		const told: boolean[] = [];
		const { retry, call } = carrying([failed('notSent'), failed('unknown'), 'answer']);
		const beforeSend = (isRepeat: boolean) => void told.push(isRepeat);
		await retry.run({ ...call(true), beforeSend });
		expect(told).toStrictEqual([false, true, true]);
	});

	it('waits for what has to come first, and is not sent where that fails', async () => {
		const { retry, call, timestamps } = carrying(['answer']);
		const stop = new ApiError('rejected', 'It is there already.');
		const beforeSend = async () => await Promise.reject(stop);
		const act = () => retry.run({ ...call(true), beforeSend });
		expect(await failureOf(act, ApiError)).toBe(stop);
		expect(timestamps).toStrictEqual([]);
	});

	it('hears the clock of the service from a refusal for its time', async () => {
		const serverTime = NOW / 1000 + 300;
		const { retry, call, account } = carrying([failed('clock', serverTime), 'answer']);
		await retry.run(call(true));
		expect(Math.floor((account.serviceNow() ?? 0) / 1000)).toBe(serverTime);
	});

	it('was lost before it was refused: the refusal is the answer', async () => {
		const refused = failed('rejected');
		const { retry, call } = carrying([failed('unknown'), refused]);
		expect(await failureOf(() => retry.run(call(true)), ApiError)).toBe(refused);
	});

	it('keeps what is known of a call that was under way', async () => {
		const controller = new AbortController();
		const error = failed('unknown');
		const { retry, call } = carrying([error], { signal: controller.signal });
		const given = call(false);
		const act = () =>
			retry.run({
				...given,
				async send(timestamp, signal) {
					controller.abort();
					return await given.send(timestamp, signal);
				},
			});
		expect(await failureOf(act, ApiError)).toBe(error);
	});
});
