import { EmulatorClock } from '../../emulator';

/** A clock on a time source that a test moves. */
function clockOn(start: number) {
	const source = { time: start, now: () => source.time };
	return { source, clock: new EmulatorClock(source) };
}

it('follows its source at the distance it was moved by', () => {
	const { source, clock } = clockOn(10_000);
	expect(clock.now()).toBe(10_000);
	clock.advance(500);
	source.time += 100;
	expect(clock.now()).toBe(10_600);
	clock.set(99_999);
	source.time += 1;
	expect(clock.now()).toBe(100_000);
	expect(clock.seconds()).toBe(100);
});

it('stands still while frozen and goes on from there', () => {
	const { source, clock } = clockOn(1000);
	clock.freeze();
	source.time += 5000;
	expect(clock.now()).toBe(1000);
	clock.advance(1);
	expect(clock.now()).toBe(1001);
	clock.unfreeze();
	expect(clock.now()).toBe(1001);
	source.time += 10;
	expect(clock.now()).toBe(1011);
	clock.freeze(42);
	expect(clock.now()).toBe(42);
});

it('runs what is due, oldest first and once, also when the source moved by itself', () => {
	const { source, clock } = clockOn(0);
	const ran: string[] = [];
	clock.after(200, () => ran.push('second'));
	clock.after(100, () => ran.push('first'));
	clock.after(300, () => ran.push('third'));
	clock.advance(99);
	expect(ran).toEqual([]);
	clock.advance(101);
	expect(ran).toEqual(['first', 'second']);
	source.time += 100;
	clock.runDue();
	clock.runDue();
	expect(ran).toEqual(['first', 'second', 'third']);
});

it('forgets what it is told to forget', () => {
	const { clock } = clockOn(0);
	const ran: string[] = [];
	clock.after(1, () => ran.push('it'));
	clock.cancelAll();
	clock.advance(10);
	expect(ran).toEqual([]);
});

it('wakes itself up where it runs on real time', async () => {
	const clock = new EmulatorClock();
	await new Promise<void>((resolve) => clock.after(5, resolve));
});
