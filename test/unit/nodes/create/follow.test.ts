import type { Attempt } from '../../../../nodes/TencentLive/create/attempt';
import { claimOrFollow } from '../../../../nodes/TencentLive/create/follow';
import type { Intent } from '../../../../nodes/TencentLive/create/intent';
import {
	cancelled,
	claimedElsewhere,
	foundBefore,
} from '../../../../nodes/TencentLive/create/outcome';
import { ProcessState } from '../../../../nodes/TencentLive/create/ProcessState';
import { Creating } from '../support/creating';
import { FakeRow } from '../support/fakeRow';
import { listedTask, LOST } from '../support/fakeService';
import { attemptFor, intentOf } from '../support/intents';
import { scheduled } from '../support/recordingRequest';

const HOUR = 3_600_000;
const TIMEOUT = 15_000;
const INTENT = intentOf();
const LATER = intentOf({ request: scheduled(3 * HOUR, 4 * HOUR) });
/** Until the other has sent, had its answer, and the listing its time; for a claim, 10 ms a write. */
const LAST = 54_000;
const CLAIMED = 10;
/** Names and token, the wait, the token, the word that it is won. */
const WINNING = CLAIMED + 100 + CLAIMED + CLAIMED;

/** A process, and another one that claimed an intent before it. */
async function after(claimed?: Intent) {
	const creating = new Creating();
	const { clock } = creating;
	const row = new FakeRow(clock);
	const claim = async (intent: Intent, signal?: AbortSignal, lost: Attempt[] = []) =>
		await claimOrFollow(intent, { ...creating.tools({ row, signal }), timeout: TIMEOUT, lost });
	const [own, other] = [creating.process, new ProcessState(clock)];
	if (claimed !== undefined) {
		creating.process = other;
		await clock.finish(claim(claimed));
		creating.process = own;
	}
	const began = clock.time;
	return { creating, clock, row, claim, began, service: creating.service };
}

describe('whoever finds nothing claimed', () => {
	it.each<[string, Intent | undefined, Intent]>([
		['nothing was', undefined, INTENT],
		['something else was', intentOf({ ifTaskExists: 'fail' }), INTENT],
		[
			'it wants one more in any case',
			intentOf({ ifTaskExists: 'create' }),
			intentOf({ ifTaskExists: 'create' }),
		],
	])('may send: %s', async (_what, claimed, intent) => {
		const { clock, claim, service } = await after(claimed);
		expect(await clock.finish(claim(intent))).toBeUndefined();
		expect(service.lists).toHaveLength(0);
	});

	it('does not follow itself where an earlier try of it was lost, in whatever process', async () => {
		const { clock, claim, began } = await after(INTENT);
		const lost = [attemptFor(INTENT)];
		expect(await clock.finish(claim(INTENT, undefined, lost))).toBeUndefined();
		expect(clock.time - began).toBe(WINNING);
	});

	it('may send where there is no row', async () => {
		const { creating } = await after(INTENT);
		const tools = { ...creating.tools(), timeout: TIMEOUT, lost: [] };
		expect(await claimOrFollow(INTENT, tools)).toBeUndefined();
	});

	it('does not find what it claimed itself', async () => {
		const { clock, claim, row } = await after();
		await clock.finish(claim(INTENT));
		const began = clock.time;
		expect(await clock.finish(claim(INTENT))).toBeUndefined();
		expect(clock.time - began).toBe(WINNING);
		const names = row.writes.flat().filter((mark) => mark.includes(':'));
		expect(new Set(names.map((name) => name.split(':')[2]))).toStrictEqual(new Set(['0', '1']));
	});
});

describe('whoever finds it claimed', () => {
	it.each(['reuse', 'fail'] as const)('looks until the task is listed, with `%s`', async (mode) => {
		const intent = intentOf({ ifTaskExists: mode });
		const { clock, claim, service, began } = await after(intent);
		const following = claim(intent);
		await clock.advance(5_000);
		service.tasks = [listedTask('x', { state: 'over' }), listedTask('t')];
		expect(await clock.finish(following)).toStrictEqual(foundBefore(listedTask('t'), intent));
		expect(clock.time - began).toBe(CLAIMED + 8_000);
		expect(service.lists).toHaveLength(5);
	});

	it('takes over where waiting would cost part of the recording', async () => {
		const { clock, claim, service, began } = await after(INTENT);
		expect(await clock.finish(claim(INTENT))).toBeUndefined();
		expect(clock.time - began).toBe(CLAIMED + LAST + WINNING);
		expect(service.lists).toHaveLength(8);
	});

	it('does not wait again for whom it has waited for in vain', async () => {
		const { clock, claim } = await after(INTENT);
		await clock.finish(claim(INTENT));
		const began = clock.time;
		expect(await clock.finish(claim(INTENT))).toBeUndefined();
		expect(clock.time - began).toBe(WINNING);
	});

	it.each([
		['it starts in three hours', LATER],
		['nothing may be paid twice', intentOf({ ifUnknown: 'neverTwice' })],
	])('sends nothing where waiting is free: %s', async (_what, intent) => {
		const { clock, claim, began } = await after(intent);
		expect(await clock.finish(claim(intent))).toStrictEqual(claimedElsewhere(intent.request));
		expect(clock.time - began).toBe(CLAIMED + LAST);
	});

	it.each([
		[0, undefined],
		[1, 'elsewhere'],
	])('a start is free from when the other cannot be accepted any more: %#', async (more, kind) => {
		const followed = WINNING + CLAIMED + LAST;
		const intent = intentOf({ request: scheduled(followed + 324_000 + more, 9 * HOUR) });
		const { clock, claim } = await after(intent);
		expect((await clock.finish(claim(intent)))?.kind).toBe(kind);
	});

	it('of those who take over, one sends', async () => {
		const { creating, clock, claim } = await after(INTENT);
		const one = claim(INTENT);
		creating.process = new ProcessState(clock);
		const two = claim(INTENT);
		const third = await clock.finish(Promise.race([one, two]));
		expect(third).toBeUndefined();
		creating.service.tasks = [listedTask('t')];
		const told = await clock.finish(Promise.all([one, two]));
		expect(told.map((outcome) => outcome?.kind).toSorted()).toStrictEqual(['task', undefined]);
	});

	it('stops when the execution is cancelled', async () => {
		const { clock, claim } = await after(INTENT);
		const stop = new AbortController();
		const following = claim(INTENT, stop.signal);
		await clock.advance(1_500);
		stop.abort();
		expect(await following).toStrictEqual(cancelled([], null, true));
	});

	it('fails as the listing fails', async () => {
		const { clock, claim, service } = await after(INTENT);
		service.failListings(LOST);
		await expect(clock.finish(claim(INTENT))).rejects.toBe(LOST);
	});
});

describe('the names of a claim', () => {
	// A period is as long as a request may be accepted and the listing lag, here 324 seconds.
	it.each(Array.from({ length: 12 }, (_, index) => index * 27_000))(
		'meet for as long as who claimed is followed, wherever in a period: %d ms',
		async (offset) => {
			const { clock, claim, creating } = await after();
			clock.time += offset;
			await clock.finish(claim(LATER));
			clock.time += LAST - WINNING;
			creating.process = new ProcessState(clock);
			expect(await clock.finish(claim(LATER))).toMatchObject({ kind: 'elsewhere' });
		},
	);

	it('do not meet two periods later', async () => {
		const { clock, claim } = await after(LATER);
		clock.time += 648_000;
		expect(await clock.finish(claim(LATER))).toBeUndefined();
	});

	it('are one in the midst of a period', async () => {
		const { clock, claim, row } = await after();
		clock.time += 324_000 - (clock.time % 324_000) + 100_000;
		await clock.finish(claim(LATER));
		expect(row.writes[0]).toHaveLength(2);
	});

	it('are told by the clock of the service where it is known', async () => {
		const { clock, claim } = await after(LATER);
		clock.setBy = 9 * HOUR;
		expect(await clock.finish(claim(LATER))).toMatchObject({ kind: 'elsewhere' });
	});

	it('last as long as a call that may take longer is followed', async () => {
		const creating = new Creating();
		const row = new FakeRow(creating.clock);
		const claim = async () =>
			await creating.clock.finish(
				claimOrFollow(LATER, { ...creating.tools({ row }), timeout: 600_000, lost: [] }),
			);
		await claim();
		creating.clock.time += 648_000;
		creating.process = new ProcessState(creating.clock);
		expect(await claim()).toMatchObject({ kind: 'elsewhere' });
	});
});
