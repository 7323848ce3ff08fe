import { ProcessClaims } from '../../../../nodes/TencentLive/create/ProcessClaims';
import { ProcessState } from '../../../../nodes/TencentLive/create/ProcessState';
import {
	CLAIM_CARRIED_FOR,
	CLAIM_REMEMBERED_FOR,
	CLAIM_WAIT_FACTOR,
	CLAIM_WAIT_FLOOR,
	SLOWEST_WRITE,
} from '../../../../nodes/TencentLive/create/timing';
import { FakeClock, settle } from '../support/fakeClock';
import { FakeRow } from '../support/fakeRow';

function racing(took = 10) {
	const clock = new FakeClock();
	const row = new FakeRow(clock, took);
	let slow = 0;
	const process = () =>
		new ProcessClaims(clock, () => {
			slow += 1;
		});
	return { clock, row, process, slow: () => slow };
}

describe('a claim', () => {
	it('is won by one of several processes, and taken for the others', async () => {
		const { clock, row, process } = racing();
		const claims = [process(), process(), process()];
		const answers = claims.map(async (one) => await one.claim(['a'], row.write));
		const told = await clock.finish(Promise.all(answers));
		expect(told.toSorted()).toStrictEqual(['taken', 'taken', 'won']);
	});

	it('is won once its mark has survived the wait; it asks for the token alone, and says it has won', async () => {
		const { clock, row, process } = racing();
		expect(await clock.finish(process().claim(['a', 'b'], row.write))).toBe('won');
		const [first = [], second = [], third = []] = row.writes;
		expect(first.slice(0, 2)).toStrictEqual(['a', 'b']);
		expect(second).toStrictEqual(first.slice(2));
		expect(third).toStrictEqual(['won a', 'won b']);
		expect(clock.time - row.began).toBe(10 + CLAIM_WAIT_FLOOR + 10 + 10);
	});

	it.each([['won a'], ['won b']])('is taken where another says it has won: %s', async (says) => {
		const { clock, row, process } = racing();
		row.marks.add(says);
		expect(await clock.finish(process().claim(['a', 'b'], row.write))).toBe('taken');
		expect(row.writes).toHaveLength(3);
	});

	it.each([['a'], ['b']])('is taken where one of its names stands there: %s', async (name) => {
		const { clock, row, process } = racing();
		row.marks.add(name);
		expect(await clock.finish(process().claim(['a', 'b'], row.write))).toBe('taken');
		expect(row.writes).toHaveLength(1);
	});

	it('is made anew where another write erased it, with another token', async () => {
		const { clock, row, process } = racing();
		const claim = process().claim(['a'], row.write);
		await clock.advance(10);
		row.marks.clear();
		expect(await clock.finish(claim)).toBe('won');
		const tokens = row.writes.map((marks) => marks.at(-1));
		expect(row.writes.map((marks) => marks.length)).toStrictEqual([2, 1, 2, 1, 1]);
		expect(new Set(tokens.slice(0, 4)).size).toBe(2);
	});

	it('is given up where it is erased each time', async () => {
		const { clock, row, process } = racing();
		row.forgets = true;
		expect(await clock.finish(process().claim(['a'], row.write))).toBe('none');
		expect(row.writes).toHaveLength(24);
	});

	it.each([1, 2, 3])('is none where the database fails from write %d on', async (failing) => {
		const { clock, row, process } = racing();
		row.failsFrom = failing;
		expect(await clock.finish(process().claim(['a'], row.write))).toBe('none');
		expect(row.writes).toHaveLength(3);
	});

	it('is none where the word that it is won fails: said twice it would look like another’s', async () => {
		const { clock, row, process } = racing();
		row.failsAt = 3;
		expect(await clock.finish(process().claim(['a'], row.write))).toBe('none');
		expect(row.writes).toHaveLength(3);
	});

	it.each([1, 2])('is won where write %d fails once', async (failing) => {
		const { clock, row, process } = racing();
		row.failsAt = failing;
		expect(await clock.finish(process().claim(['a'], row.write))).toBe('won');
	});

	it.each([1, 2, 3])(
		'is none where write %d is so slow that waiting proves nothing',
		async (slowOne) => {
			const { clock, row, process, slow } = racing();
			row.takes = (count) => SLOWEST_WRITE + (count === slowOne ? 1 : 0);
			expect(await clock.finish(process().claim(['a'], row.write))).toBe('none');
			expect(slow()).toBe(1);
		},
	);

	it('of the slowest that is not too slow is won', async () => {
		const { clock, row, process, slow } = racing(SLOWEST_WRITE);
		expect(await clock.finish(process().claim(['a'], row.write))).toBe('won');
		expect(slow()).toBe(0);
	});
});

describe('the wait', () => {
	it.each([
		[10, CLAIM_WAIT_FLOOR],
		[80, CLAIM_WAIT_FACTOR * 80],
	])('is longer than its own write, of %d ms, was, whatever others took', async (took, waits) => {
		const { clock, row, process } = racing(10);
		const claims = process();
		row.takes = () => 500;
		await clock.finish(claims.claim(['slow'], row.write));
		// What was won is written again for a while.
		await clock.advance(3_000);
		row.takes = () => took;
		const began = clock.time;
		await clock.finish(claims.claim(['a'], row.write));
		expect(clock.time - began - 3 * took).toBe(waits);
	});
});

describe('one process', () => {
	it('writes what waits together', async () => {
		const { clock, row, process } = racing();
		const claims = process();
		const all = ['a', 'b', 'c'].map(async (name) => await claims.claim([name], row.write));
		await settle();
		expect(row.writes.map((marks) => marks.length)).toStrictEqual([2]);
		expect(await clock.finish(Promise.all(all))).toStrictEqual(['won', 'won', 'won']);
		expect(row.writes.map((marks) => marks[0] === 'b')).toStrictEqual([
			false,
			true,
			false,
			false,
			false,
			false,
		]);
		expect(row.writes[1]).toHaveLength(4);
	});

	it('does not compete for a while for what came to nothing, and does not carry it along', async () => {
		const { clock, row, process } = racing();
		const claims = process();
		claims.giveUp(['a']);
		clock.time += CLAIM_REMEMBERED_FOR - 1;
		expect(claims.isOver(['b', 'a'])).toBe(true);
		void claims.claim(['b'], row.write);
		await settle();
		expect(row.writes[0]).toStrictEqual(['b', expect.any(String)]);
		clock.time += 1;
		expect(claims.isOver(['a'])).toBe(false);
	});

	it('forgets what it won once it does not matter any more, and nothing before', async () => {
		const { clock, row, process } = racing();
		const claims = process();
		const claim = async (name: string) => await clock.finish(claims.claim([name], row.write));
		await claim('a');
		const won: Map<string, number> = Reflect.get(claims, 'won');
		await clock.advance(CLAIM_REMEMBERED_FOR - 131);
		await claim('b');
		expect([...won.keys()].filter((name) => name.endsWith('a'))).toHaveLength(2);
		await clock.advance(131);
		await claim('c');
		expect([...won.keys()].filter((name) => name.endsWith('a'))).toHaveLength(0);
		expect([...won.keys()].filter((name) => name.endsWith('b'))).toHaveLength(2);
	});

	it.each([
		['again and again for a while', 0, 6],
		['unless another write carried it along a moment ago', 60, 5],
	])('writes what it won %s', async (_what, later, times) => {
		const { clock, row, process } = racing(0);
		const claims = process();
		await clock.finish(claims.claim(['a'], row.write));
		await clock.advance(later);
		if (later > 0) await clock.finish(claims.claim(['a'], row.write));
		const before = row.writes.length;
		await clock.advance(9_000);
		const again = Array.from({ length: times }, () => ['a', 'won a']);
		expect(row.writes.slice(before)).toStrictEqual(again);
	});

	it('carries what it won along for a while, and does not compete for it for longer', async () => {
		const { clock, row, process } = racing();
		const claims = process();
		expect(claims.isOver(['a'])).toBe(false);
		await clock.finish(claims.claim(['a'], row.write));
		const won = clock.time;
		await clock.advance(5_000);
		for (const [time, carries] of [
			[CLAIM_CARRIED_FOR - 1, true],
			[CLAIM_CARRIED_FOR, false],
		] as const) {
			clock.time = won + time;
			void claims.claim([`b${time}`], row.write);
			await settle();
			expect(row.writes.at(-1)?.includes('won a')).toBe(carries);
			await clock.advance(10);
		}
		clock.time = won + CLAIM_REMEMBERED_FOR - 1;
		expect(claims.isOver(['b', 'a'])).toBe(true);
		clock.time += 1;
		expect(claims.isOver(['a'])).toBe(false);
	});

	it('writes that fail once it has won harm nobody', async () => {
		const { clock, row, process } = racing();
		const claims = process();
		await clock.finish(claims.claim(['a'], row.write));
		row.failsAt = 4;
		await clock.advance(1_000);
		expect(row.writes.length).toBeGreaterThan(4);
		expect(await clock.finish(claims.claim(['b'], row.write))).toBe('won');
	});
});

it('a process has its claims by row, its tasks, and hears where a row is slow', async () => {
	const clock = new FakeClock();
	let slow = 0;
	const state = new ProcessState(clock, () => {
		slow += 1;
	});
	expect(state.claimsIn('a')).toBe(state.claimsIn('a'));
	expect(state.known.isFresh('an account', 'a')).toBe(false);
	expect(state.claimsIn('a')).not.toBe(state.claimsIn('b'));
	for (const one of [state, new ProcessState(clock)]) {
		const row = new FakeRow(clock, SLOWEST_WRITE + 1);
		await clock.finish(one.claimsIn('a').claim(['x'], row.write));
	}
	expect(slow).toBe(1);
});
