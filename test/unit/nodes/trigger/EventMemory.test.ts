import type { IDataObject } from 'n8n-workflow';

import {
	EventMemories,
	EventMemory,
	KEPT_MINUTES,
} from '../../../../nodes/TencentLive/trigger/EventMemory';
import { save } from '../../../../nodes/TencentLive/trigger/savedEvents';

const NOW = 30_000_000;

const id = (n: number | string) => String(n).padStart(11, 'x');

/** Handles an event as the trigger does, and tells if it was new. */
function handle(memory: EventMemory, home: IDataObject, name: number | string, minute = NOW) {
	const isNew = memory.isNew(home, id(name), minute);
	if (isNew) memory.remember(home, id(name), minute);
	return isNew;
}

it('keeps what the service can still repeat: twelve times a minute and twenty seconds, and a little', () => {
	expect(KEPT_MINUTES).toBe(18);
});

it('an event is new once, and asking alone remembers nothing', () => {
	const [memory, home] = [new EventMemory(), {}];
	expect(memory.isNew(home, id('a'), NOW)).toBe(true);
	expect(home).toEqual({});
	expect(handle(memory, home, 'a')).toBe(true);
	expect(handle(memory, home, 'a')).toBe(false);
	expect(handle(memory, home, 'b', NOW + 1)).toBe(true);
	expect(home).toEqual({ version: 2, seen: `${NOW} ${id('a')} ${NOW + 1} ${id('b')}` });
});

it.each([
	['saved, in another process', (home: IDataObject) => ({ memory: new EventMemory(), home })],
	['in this process, not saved', (_: IDataObject, memory: EventMemory) => ({ memory, home: {} })],
])('%s, it is remembered until it cannot come again', (_, later) => {
	const [memory, home] = [new EventMemory(), {}];
	handle(memory, home, 'a');
	const there = later(home, memory);
	expect(there.memory.isNew(there.home, id('a'), NOW + KEPT_MINUTES)).toBe(false);
	expect(there.memory.isNew(there.home, id('a'), NOW + KEPT_MINUTES + 1)).toBe(true);
});

it('one that was new again counts from then, and is among the newest', () => {
	const [memory, home] = [new EventMemory(), {}];
	const later = NOW + KEPT_MINUTES + 1;
	handle(memory, home, 'a');
	handle(memory, home, 'b', NOW + 1);
	expect(handle(memory, home, 'a', later)).toBe(true);
	expect(handle(memory, home, 'a', later + KEPT_MINUTES)).toBe(false);
	expect(home).toEqual({ version: 2, seen: `${NOW + 1} ${id('b')} ${later} ${id('a')}` });
});

it('saves what it knows, whatever another call of this process has saved meanwhile', () => {
	const memory = new EventMemory();
	const [one, other]: IDataObject[] = [{}, {}];
	handle(memory, one ?? {}, 'a');
	handle(memory, other ?? {}, 'b');
	expect(new EventMemory().isNew(other ?? {}, id('a'), NOW)).toBe(false);
	expect(new EventMemory().isNew(other ?? {}, id('b'), NOW)).toBe(false);
});

it('takes over what another process has saved, and saves it with its own', () => {
	const [here, there, home] = [new EventMemory(), new EventMemory(), {}];
	handle(here, home, 'ours');
	handle(there, home, 'theirs');
	handle(here, home, 'again');
	expect(home).toEqual({
		version: 2,
		seen: `${NOW} ${['ours', 'theirs', 'again'].map(id).join(' ')}`,
	});
	expect(new EventMemory().isNew(home, id('theirs'), NOW)).toBe(false);
	// As long as it can be repeated, and not from when it was read.
	expect(here.isNew({}, id('theirs'), NOW + KEPT_MINUTES + 1)).toBe(true);
	handle(here, home, 'later', NOW + KEPT_MINUTES + 1);
	expect(home).toEqual({ version: 2, seen: `${NOW + KEPT_MINUTES + 1} ${id('later')}` });
});

it('what is not readable is as good as nothing, and is replaced', () => {
	const [memory, home]: [EventMemory, IDataObject] = [new EventMemory(), { seen: { a: 1 } }];
	expect(handle(memory, home, 'a')).toBe(true);
	expect(home).toEqual({ version: 2, seen: `${NOW} ${id('a')}` });
});

describe('bounds', () => {
	const filled = (count: number) => {
		const [memory, home]: [EventMemory, IDataObject] = [new EventMemory(), {}];
		for (let n = 0; n < count; n += 1) memory.remember(home, id(n), NOW);
		return { memory, home };
	};
	const knows = (memory: EventMemory, n: number) => !memory.isNew({}, id(n), NOW);

	it('500 are saved, the newest', () => {
		const { home } = filled(501);
		const fresh = new EventMemory();
		expect(String(home.seen).split(' ')).toHaveLength(501);
		expect([0, 1, 500].map((n) => fresh.isNew(home, id(n), NOW))).toEqual([true, false, false]);
	});

	it('of one process: one that was new again is among the newest', () => {
		const memory = new EventMemory(2);
		for (const name of ['a', 'b', 'a', 'c']) memory.remember({}, id(name), NOW);
		expect(['a', 'b', 'c'].map((name) => memory.isNew({}, id(name), NOW))).toEqual([
			false,
			true,
			false,
		]);
	});

	it('of time: what cannot come again is forgotten, whatever a clock says later', () => {
		const memory = new EventMemory();
		const times = [NOW, NOW + 1, NOW + 1 + KEPT_MINUTES];
		for (const [n, minute] of times.entries()) memory.remember({}, id(n), minute);
		expect([0, 1].map((n) => knows(memory, n))).toEqual([false, true]);
	});

	it('20,000 are kept in the process, the newest', () => {
		const memory = new EventMemory();
		const home: IDataObject = {};
		save(
			home,
			[...Array(20_000).keys()].map((n) => [id(n), NOW]),
		);
		expect(memory.isNew(home, id(0), NOW)).toBe(false);
		memory.remember(home, id('onemore'), NOW);
		expect([0, 1, 19_999].map((n) => knows(memory, n))).toEqual([false, true, true]);
	});
});

describe('the memories of a process', () => {
	it('case 36: each trigger has its own bound', () => {
		const memories = new EventMemories(3);
		handle(memories.of('b', NOW), {}, 'first');
		for (let n = 0; n < 4; n += 1) handle(memories.of('a', NOW), {}, n);
		expect(handle(memories.of('b', NOW), {}, 'first')).toBe(false);
		expect(handle(memories.of('a', NOW), {}, 0)).toBe(true);
	});

	it('those that were not used as long as an event can come again are forgotten', () => {
		const memories = new EventMemories();
		const [old, young] = [memories.of('old', NOW), memories.of('young', NOW)];
		memories.of('young', NOW + 1);
		memories.of('new', NOW + KEPT_MINUTES);
		expect(memories.of('old', NOW)).toBe(old);
		memories.of('newer', NOW + KEPT_MINUTES + 1);
		expect(memories.of('young', NOW)).toBe(young);
		expect(memories.of('old', NOW)).not.toBe(old);
	});
});
