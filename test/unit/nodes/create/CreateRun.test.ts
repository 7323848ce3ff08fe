import type { ListedTask } from '../../../../nodes/TencentLive/api/recordings';
import { InvalidParameterError } from '../../../../nodes/TencentLive/api/InvalidParameterError';
import type { Attempt } from '../../../../nodes/TencentLive/create/attempt';
import { CreateRun, type RunSetting } from '../../../../nodes/TencentLive/create/CreateRun';
import { readEntry, type Entry } from '../../../../nodes/TencentLive/create/entry';
import type { Wanted } from '../../../../nodes/TencentLive/create/intent';
import { cancelled, existingTask, notLooked } from '../../../../nodes/TencentLive/create/outcome';
import type { Asked } from '../../../../nodes/TencentLive/create/plan';
import { ProcessState } from '../../../../nodes/TencentLive/create/ProcessState';
import { MAY_BE_TWO, UNLOOKED } from '../../../../nodes/TencentLive/create/words';
import { Ledger, type LedgerHome } from '../../../../nodes/TencentLive/items/Ledger';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import { CancelledError } from '../../../../nodes/TencentLive/transport/CancelledError';
import { Creating, HOW, inShort } from '../support/creating';
import { listedTask, LOST } from '../support/fakeService';
import { attemptFor, intentOf, wantedOf } from '../support/intents';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const HOUR = 3_600_000;
const REJECTED = new ApiError('rejected', 'No right.');
const CANCELLED = new CancelledError();
const FAULT = new TypeError('x is undefined');
const ODD = new InvalidParameterError('Channel', 'is odd.');
/** Of every item; a task with these times is of stream `a`. */
const LATER = scheduled(HOUR, 2 * HOUR);
const placeOf = (item: number) => ({ key: `0:${item}`, of: 'same' });

const of = (channel: string, parts: Partial<Wanted> = {}): Asked => {
	const request = { ...(parts.request ?? recordingRequest()), channel };
	return { ...HOW, wanted: wantedOf({ ...parts, request }), advice: [] };
};
const ended = (channel: string, start: number | null = null) => {
	const request = start === null ? recordingRequest({ endTime: NOW }) : scheduled(start, 0);
	return of(channel, { request });
};
const streams = (count: number) =>
	Array.from({ length: count }, (_, index) => of(`stream ${index}`));
const taskOf = (channel: string, start: number, end: number) =>
	listedTask('t', { channel, startTime: NOW + start, endTime: NOW + end });

/** A node with its ledger, whose executions run over the same items. */
class Running {
	readonly creating = new Creating();
	readonly service = this.creating.service;
	readonly clock = this.creating.clock;
	readonly home: LedgerHome = {};
	/** The requests that left, each with the item it left for. */
	readonly left: Array<[item: number, attempt: Attempt]> = [];
	/** What the ledger held as each of them left. */
	readonly saved: string[] = [];

	constructor(readonly items: Array<Asked | Error>) {}

	ledger() {
		return new Ledger<Entry>(this.home, readEntry);
	}

	begin(parts: Partial<RunSetting> = {}) {
		return CreateRun.over({
			api: this.service.api(),
			clock: this.clock,
			signal: undefined,
			process: this.creating.process,
			ledger: this.ledger(),
			items: this.items.length,
			read: (item) => {
				const asked = this.items[item];
				if (asked === undefined || asked instanceof Error) throw asked;
				return asked;
			},
			placeOf,
			goesOn: true,
			onSend: (item, attempt) => {
				this.left.push([item, attempt]);
				this.saved.push(JSON.stringify(this.home));
			},
			...parts,
		});
	}

	async run(parts: Partial<RunSetting> = {}) {
		const { outcomes, hints } = await this.clock.finish(this.begin(parts));
		return { outcomes, hints, told: outcomes.map(inShort) };
	}

	/** Goes on in another process, which knows nothing but the ledger. */
	moveOn(later = 0): void {
		this.creating.process = new ProcessState(this.clock);
		this.clock.time += later;
	}

	/** What an earlier try left of an item: requests that were lost. */
	lost(item: number, ...parts: Array<Partial<Attempt>>): Attempt {
		const asked = this.items[item];
		if (asked === undefined || asked instanceof Error)
			throw new Error('Nothing can be lost of it.');
		const intent = intentOf(asked.wanted);
		const [first = attemptFor(intent), ...others] = parts.map((one) => attemptFor(intent, one));
		this.ledger().set(placeOf(item), { open: [first, ...others] });
		return first;
	}

	/** The next creates go like this, each after so many milliseconds. */
	answer(after: number, ...answers: Array<string | Error>): void {
		for (const answer of answers) {
			this.service.createScripts.push(async (leave) => {
				leave();
				await this.clock.sleep(after);
				if (answer instanceof Error) return await Promise.reject(answer);
				return { taskId: answer, message: '', requestId: null };
			});
		}
	}

	/** What the ledger keeps of each item. */
	get kept(): string[] {
		return this.items.map((_, item) => {
			const entry = this.ledger().get(placeOf(item));
			if (entry === undefined) return 'nothing';
			return 'made' in entry ? `made ${entry.made.taskId}` : `${entry.open.length} open`;
		});
	}
}

describe('over its items', () => {
	it('gives what each is told, in input order, and keeps what was made', async () => {
		const running = new Running([of('a'), of('b'), ODD, of('c')]);
		running.answer(1_000, 'slow', REJECTED);
		const { outcomes, told } = await running.run();
		expect(told).toStrictEqual(['created slow', 'not_created', 'refused', 'created new-3']);
		expect(outcomes[2]).toStrictEqual({ kind: 'refused', error: ODD });
		expect(running.kept).toStrictEqual(['made slow', 'nothing', 'nothing', 'made new-3']);
		expect(Object.keys(Object(running.home.ledger).entries)).toStrictEqual(['0:0', '0:3']);
		expect(running.service.lists).toHaveLength(1);
	});

	it('says for which item a request leaves, when the ledger has it', async () => {
		const running = new Running([of('a'), of('b')]);
		await running.run();
		expect(running.left.map(([item]) => item)).toStrictEqual([0, 1]);
		for (const [index, [item, { id, wanted }]] of running.left.entries()) {
			expect(wanted).toStrictEqual(of(item === 0 ? 'a' : 'b').wanted);
			expect(running.saved[index]).toContain(`{"of":"same","is":{"open":[{"id":"${id}"`);
		}
	});

	it('needs nobody to hear of requests that leave', async () => {
		const { told } = await new Running([of('a')]).run({ onSend: undefined });
		expect(told).toStrictEqual(['created new-1']);
	});

	it('starts twenty at a time, and others while some only look', async () => {
		const running = new Running(streams(23));
		running.answer(1_000, LOST, LOST);
		running.answer(60_000, ...streams(20).map((_, index) => `t${index}`));
		const run = running.begin();
		await running.clock.advance(999);
		expect(running.service.creates).toHaveLength(20);
		await running.clock.advance(1);
		expect(running.service.creates).toHaveLength(22);
		await running.clock.finish(run);
	});

	it('a fault of the program breaks it', async () => {
		const running = new Running([of('a'), of('b')]);
		running.answer(0, FAULT);
		await expect(running.run()).rejects.toBe(FAULT);
	});
});

describe('when the node is to stop at a failure', () => {
	const stops = { goesOn: false };

	it.each([
		['is ruled out', ODD, 'refused'],
		['has ended', ended('b'), 'ended'],
	])('it sends nothing for any item if one %s, and tells that one', async (_what, bad, kind) => {
		for (const items of [
			[bad, of('a')],
			[of('a'), bad, ODD],
		]) {
			const running = new Running(items);
			running.service.tasks = [taskOf('b', -HOUR, 0)];
			const told = items.map((_, item) => (item === items.indexOf(bad) ? kind : 'not started'));
			expect((await running.run(stops)).told).toStrictEqual(told);
			expect(running.creating.sends).toBe(0);
		}
	});

	it('it starts no further one after a failure, but after a task', async () => {
		const running = new Running(streams(22));
		running.answer(0, REJECTED);
		running.answer(1_000, ...streams(19).map((_, index) => `t${index}`));
		const { told } = await running.run(stops);
		expect([told[0], told[19], told[20]]).toStrictEqual([
			'not_created',
			'created t18',
			'not started',
		]);
		expect((await running.run(stops)).told).not.toContain('not started');
	});
});

describe('equal items', () => {
	it('share a task, also when their turns are far apart', async () => {
		const one = of('a', { ifTaskExists: 'create' });
		const running = new Running([one, ...streams(21), one]);
		const { told } = await running.run();
		expect([told[0], told[22]]).toStrictEqual(['created new-1', 'existing new-1']);
		expect([running.kept[0], running.kept[22]]).toStrictEqual(['made new-1', 'made new-1']);
		expect((await running.run()).told).toStrictEqual(told);
	});

	it('case 17: with `fail` one makes it and one fails, also when it was lost', async () => {
		const running = new Running(
			[1, 2].map(() => of('a', { ifTaskExists: 'fail', request: LATER })),
		);
		running.service.lose();
		expect((await running.run()).told).toStrictEqual(['unknown', 'not_created']);
		running.service.tasks = [taskOf('a', HOUR, 2 * HOUR)];
		expect((await running.run()).told).toStrictEqual(['recovered t', 'not_created']);
		expect(running.creating.sends).toBe(1);
	});
});

describe('on the next try', () => {
	it('what was made is told again, nothing is asked', async () => {
		const running = new Running([of('a')]);
		const { outcomes } = await running.run();
		running.moveOn(2 * HOUR);
		expect((await running.run()).outcomes).toStrictEqual(outcomes);
		expect([running.creating.sends, running.service.lists.length]).toStrictEqual([1, 1]);
	});

	it('what was lost is looked for, and kept', async () => {
		const running = new Running([of('a')]);
		for (let lost = 1; lost <= 2; lost++) running.service.lose();
		expect([(await running.run()).told, running.kept]).toStrictEqual([['unknown'], ['2 open']]);
		running.moveOn();
		running.service.tasks = [taskOf('a', 0, HOUR)];
		const { told, hints } = await running.run();
		expect([told, hints, running.kept]).toStrictEqual([['recovered t'], [MAY_BE_TWO], ['made t']]);
	});

	it('what is not listed is sent once more where waiting would cost something', async () => {
		const running = new Running([of('a')]);
		running.lost(0);
		const { told } = await running.run();
		expect([told, running.kept]).toStrictEqual([['created new-1'], ['made new-1']]);
	});

	it('what was sent is what is asked for, however the times moved', async () => {
		const running = new Running([of('a', { request: LATER })]);
		running.lost(0);
		running.items[0] = of('a', { request: scheduled(HOUR + 60_000, 2 * HOUR + 60_000) });
		expect((await running.run()).told).toStrictEqual(['unknown']);
		running.service.tasks = [taskOf('a', HOUR, 2 * HOUR)];
		expect((await running.run()).told).toStrictEqual(['recovered t']);
	});

	it.each([
		[
			'is created as it is asked for now',
			of('odd'),
			'created new-1',
			'made new-1',
			['This is odd.'],
		],
		['is refused as it is asked for now', ended('odd'), 'refused', 'nothing', []],
	])('what certainly was never made %s', async (_what, asked, expected, kept, said) => {
		const running = new Running([of('odd', { request: LATER })]);
		running.lost(0);
		running.moveOn(400_000);
		running.items[0] = asked;
		const { told, hints } = await running.run();
		expect([told, running.kept, hints]).toStrictEqual([[expected], [kept], said]);
	});

	it('of two that were lost, the one that was never made is forgotten', async () => {
		const running = new Running([of('a', { ifUnknown: 'neverTwice' })]);
		const late = { id: 'late', signedAt: NOW + 100_000, leftAt: NOW + 100_000 };
		running.lost(0, {}, late);
		running.moveOn(330_000);
		running.items[0] = of('a', { request: scheduled(0, 2 * HOUR), ifUnknown: 'neverTwice' });
		const { outcomes } = await running.run();
		expect(outcomes).toMatchObject([{ kind: 'unknown', attempts: [{ id: 'late' }] }]);
		expect(running.kept).toStrictEqual(['1 open']);
	});

	it("the task that an item was told as created is nobody else's", async () => {
		const equal = of('a', { request: LATER });
		const running = new Running([equal, of('a', { request: LATER, ifTaskExists: 'create' })]);
		running.lost(1);
		running.answer(0, 't');
		await running.run({ items: 1 });
		running.moveOn();
		running.service.tasks = [taskOf('a', HOUR, 2 * HOUR)];
		expect((await running.run()).told).toStrictEqual(['created t', 'unknown']);
	});

	it('no item sends beside what another lost', async () => {
		const running = new Running([1, 2].map(() => of('a', { request: LATER })));
		running.lost(1);
		expect((await running.run()).told).toStrictEqual(['unknown', 'unknown']);
		expect([running.kept, running.creating.sends]).toStrictEqual([['1 open', '1 open'], 0]);
	});

	it('what was lost gives its place to others while it is looked for', async () => {
		const running = new Running(streams(21));
		for (let item = 0; item < 20; item++) running.lost(item);
		const run = running.begin();
		await running.clock.advance(1);
		expect(running.left.map(([item]) => item)).toStrictEqual([20]);
		await running.clock.finish(run);
	});

	it('what was lost is open as it was if it is cancelled', async () => {
		const running = new Running([of('a')]);
		const attempt = running.lost(0);
		const stop = new AbortController();
		const run = running.begin({ signal: stop.signal });
		await running.clock.advance(4_000);
		stop.abort();
		expect((await run).outcomes).toMatchObject([{ kind: 'cancelled', attempts: [attempt] }]);
		expect(running.kept).toStrictEqual(['1 open']);
	});
});

describe('an end that has passed by this machine’s clock', () => {
	it('has not where the answer of the look tells so: then the item is carried out', async () => {
		const running = new Running([of('a', { request: recordingRequest({ endTime: NOW + HOUR }) })]);
		running.clock.setBy = 2 * HOUR;
		running.service.ahead = null;
		running.service.listScripts.push(async () => {
			running.service.ahead = 0;
			return await Promise.resolve([]);
		});
		expect((await running.run()).told).toStrictEqual(['created new-1']);
	});
});

describe('equal calls that come late are told the task', () => {
	const late = { mayComeLate: true };
	/** A run that made a task, and the next one, of which the listing shows these tasks. */
	const again = async (prepare: (running: Running) => unknown, asked = of('odd')) => {
		const running = new Running([asked]);
		running.ledger().set(placeOf(0), {
			made: existingTask(taskOf('odd', 0, HOUR), asked.wanted.request, 'sameTimes'),
		});
		await prepare(running);
		return { running, ...(await running.run(late)) };
	};
	const listing =
		(...tasks: ListedTask[]) =>
		(running: Running) => {
			running.service.tasks = tasks;
		};
	const TASK = taskOf('odd', 0, HOUR);

	it.each([
		['as existing while it is to record', of('odd'), 'existing t'],
		['as in the way, with `fail`', of('odd', { ifTaskExists: 'fail' }), 'not_created'],
	])('%s', async (_what, asked, expected) => {
		const { running, told, hints } = await again(listing({ ...TASK, taskId: 'u' }, TASK), asked);
		expect([told, hints, running.creating.sends]).toStrictEqual([[expected], [], 0]);
		expect(running.kept).toStrictEqual(['made t']);
	});

	it.each([
		['over', [{ ...TASK, state: 'over' as const }], 0],
		['not there any more', [{ ...TASK, taskId: 'u', endTime: NOW + 1 }], 0],
		['past its end', [TASK], HOUR],
	])('unless it is %s: then they are carried out', async (_what, tasks, later) => {
		const { told, hints } = await again((running) => {
			listing(...tasks)(running);
			running.clock.time += later;
			running.items[0] = of('odd', { request: scheduled(later + HOUR, later + 2 * HOUR) });
		});
		expect([told, hints]).toStrictEqual([['created new-1'], ['This is odd.']]);
	});

	it('by the clock of this machine where the service tells none', async () => {
		const { told } = await again((running) => {
			listing(TASK)(running);
			running.service.ahead = null;
			running.clock.setBy = HOUR;
			running.items[0] = of('odd', { request: scheduled(2 * HOUR, 3 * HOUR) });
		});
		expect(told).toStrictEqual(['created new-1']);
	});

	it('case 5: unless it was ended here', async () => {
		const { told } = await again((running) => {
			listing(TASK)(running);
			running.creating.process.known.end('an account', 't');
		});
		expect(told).toStrictEqual(['created new-1']);
	});

	it('also where nobody can look, with that', async () => {
		const { running, told, hints } = await again((one) => one.service.failListings(LOST));
		expect([told, running.creating.sends, running.kept]).toStrictEqual([
			['existing t'],
			0,
			['made t'],
		]);
		expect(hints).toStrictEqual([UNLOOKED]);
	});

	it.each([
		[
			'it was ended here and nobody can look',
			(running: Running) => running.creating.process.known.end('an account', 't'),
		],
		[
			'its time is over and nobody can look',
			(running: Running) => void (running.creating.clock.time += 2 * HOUR),
		],
	])('nothing is sent, and none is told, where %s', async (_what, happen) => {
		const { outcomes } = await again((running) => {
			happen(running);
			running.service.failListings(LOST);
		});
		expect(outcomes).toStrictEqual([notLooked(LOST)]);
	});

	it.each([['they are cancelled', CANCELLED, cancelled([], CANCELLED)]])(
		'nothing is sent where %s',
		async (_what, error, expected) => {
			const { running, outcomes } = await again((one) => one.service.failListings(error));
			expect(outcomes).toStrictEqual([expected]);
			expect([running.creating.sends, running.kept]).toStrictEqual([0, ['made t']]);
		},
	);

	it('a fault of the program is no answer', async () => {
		await expect(again((running) => running.service.failListings(FAULT))).rejects.toBe(FAULT);
	});
});

describe('an end that has passed', () => {
	it.each([
		['Real-Time, a task with it', ended('a'), 'a', { kind: 'ended', taskId: 't' }],
		['Scheduled, a task with both times', ended('a', -HOUR), 'a', { kind: 'ended', taskId: 't' }],
		['Scheduled, another start', ended('a', -HOUR / 2), 'a', { kind: 'refused' }],
		['none of the stream', ended('a'), 'b', { kind: 'refused', error: { field: 'End Time' } }],
	])('%s', async (_what, asked, channel, expected) => {
		const running = new Running([asked]);
		running.service.tasks = [{ ...taskOf(channel, -HOUR, 0), state: 'over' }];
		expect((await running.run()).outcomes).toMatchObject([expected]);
		expect(running.creating.sends).toBe(0);
	});

	it('is not called refused if nobody can see; a fault of the program is no answer', async () => {
		const running = new Running([ended('a')]);
		running.service.failListings(LOST);
		expect((await running.run()).outcomes).toMatchObject([{ kind: 'ended', taskId: null }]);
		running.service.failListings(FAULT);
		await expect(running.run()).rejects.toBe(FAULT);
	});
});

it('what the user should know is said once, of what is new, and of tasks', async () => {
	const advised = { ...of('odd'), advice: ['Start Time is ignored.'] };
	const running = new Running([advised, advised, of('odd', { matchExisting: 'overlapping' }), ODD]);
	running.service.tasks = [taskOf('odd', 0, 1_000)];
	const { told, hints } = await running.run();
	expect(told.slice(2)).toStrictEqual(['existing t', 'refused']);
	const leaves = expect.stringMatching(/^Task t ends at /);
	expect(hints).toStrictEqual(['Start Time is ignored.', 'This is odd.', leaves]);
	expect((await running.run()).hints).toStrictEqual(['This is odd.', leaves]);
});
