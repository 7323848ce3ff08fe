import { Replay, type ReplayHome } from '../../../../nodes/TencentLive/trigger/replay';

const NOW = 1_800_000_000;
const HOUR = 3600;

/** Handles an event as the trigger does, and tells if it was new. */
function handle(replay: Replay, home: ReplayHome, identity: string, now = NOW, trigger = 'a') {
	const isNew = replay.isNew(home, trigger, identity, now);
	if (isNew) replay.remember(home, trigger, identity, now);
	return isNew;
}

it('an event is new once', () => {
	const [replay, home] = [new Replay(), {}];
	expect(handle(replay, home, 'x')).toBe(true);
	expect(handle(replay, home, 'x')).toBe(false);
	expect(handle(replay, home, 'y')).toBe(true);
	expect(home).toEqual({ seen: { x: NOW, y: NOW } });
});

it('asking alone remembers nothing', () => {
	const [replay, home] = [new Replay(), {}];
	expect(replay.isNew(home, 'a', 'x', NOW)).toBe(true);
	expect(replay.isNew(home, 'a', 'x', NOW)).toBe(true);
	expect(home).toEqual({});
});

it.each([
	['saved, in another process', (home: ReplayHome) => ({ replay: new Replay(), home })],
	['in this process, not saved yet', (_: ReplayHome, replay: Replay) => ({ replay, home: {} })],
])('%s, it is remembered for an hour', (_, later) => {
	const [replay, home] = [new Replay(), {}];
	handle(replay, home, 'x');
	const there = later(home, replay);
	expect(there.replay.isNew(there.home, 'a', 'x', NOW + HOUR - 1)).toBe(false);
	expect(there.replay.isNew(there.home, 'a', 'x', NOW + HOUR)).toBe(true);
});

it('the hour counts from the first time, and again from when it was new again', () => {
	const [replay, home] = [new Replay(), {}];
	handle(replay, home, 'x');
	expect(handle(replay, home, 'x', NOW + HOUR - 1)).toBe(false);
	expect(handle(replay, home, 'x', NOW + HOUR)).toBe(true);
	expect(handle(replay, home, 'x', NOW + 2 * HOUR - 1)).toBe(false);
	expect(handle(replay, home, 'x', NOW + 2 * HOUR)).toBe(true);
});

it('the later of both memories counts', () => {
	const replay = new Replay();
	replay.remember({}, 'a', 'x', NOW + 100);
	expect(replay.isNew({ seen: { x: NOW } }, 'a', 'x', NOW + HOUR)).toBe(false);
	expect(new Replay().isNew({ seen: { x: NOW + 100 } }, 'a', 'x', NOW + HOUR)).toBe(false);
});

it('one trigger’s events are not another’s', () => {
	const replay = new Replay();
	handle(replay, {}, 'x');
	expect(handle(replay, {}, 'x', NOW, 'b')).toBe(true);
	expect(handle(replay, {}, 'x', NOW, 'b')).toBe(false);
});

it('saved are those of the last hour only', () => {
	const [replay, home]: [Replay, ReplayHome] = [new Replay(), {}];
	handle(replay, home, 'old');
	handle(replay, home, 'older than it seems', NOW + 1);
	handle(replay, home, 'new', NOW + HOUR);
	expect(home.seen).toEqual({ 'older than it seems': NOW + 1, new: NOW + HOUR });
});

it('saved are the 2000 newest, whatever order they stand in', () => {
	const replay = new Replay();
	const seen = Object.fromEntries([...Array(2000).keys()].map((n) => [`e${n}`, NOW + 2000 - n]));
	const home: ReplayHome = { seen };
	handle(replay, home, 'x', NOW + 2001);
	expect(Object.keys(home.seen ?? {})).toHaveLength(2000);
	expect(home.seen).not.toHaveProperty('e1999');
	expect(home.seen).toMatchObject({ e1998: NOW + 2, e0: NOW + 2000, x: NOW + 2001 });
});

describe('this process', () => {
	const known = (replay: Replay, identity: string, now = NOW) =>
		!replay.isNew({}, 'a', identity, now);

	it('keeps the 2000 newest', () => {
		const replay = new Replay();
		for (let n = 0; n < 2000; n += 1) replay.remember({}, 'a', `e${n}`, NOW);
		expect(known(replay, 'e0')).toBe(true);
		replay.remember({}, 'a', 'x', NOW);
		expect(known(replay, 'e0')).toBe(false);
		expect(known(replay, 'e1')).toBe(true);
		expect(known(replay, 'x')).toBe(true);
	});

	it('one that is remembered again is among the newest', () => {
		const replay = new Replay();
		for (let n = 0; n < 2000; n += 1) replay.remember({}, 'a', `e${n}`, NOW);
		replay.remember({}, 'a', 'e0', NOW + 1);
		replay.remember({}, 'a', 'x', NOW + 1);
		expect(known(replay, 'e0')).toBe(true);
		expect(known(replay, 'e1')).toBe(false);
		expect(known(replay, 'e2')).toBe(true);
	});

	it('forgets what is older than an hour, and what is younger not', () => {
		const replay = new Replay();
		replay.remember({}, 'a', 'old', NOW);
		replay.remember({}, 'a', 'young', NOW + 1);
		replay.remember({}, 'a', 'x', NOW + HOUR);
		// Asked as if no time had passed, so that only what is kept counts.
		expect(known(replay, 'old')).toBe(false);
		expect(known(replay, 'young')).toBe(true);
	});
});
