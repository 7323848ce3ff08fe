import { InvalidParameterError } from '../../../../nodes/TencentLive/api/InvalidParameterError';
import type { Attempt } from '../../../../nodes/TencentLive/create/attempt';
import { CreateRun, type RunSetting } from '../../../../nodes/TencentLive/create/CreateRun';
import { readEntry, type Entry } from '../../../../nodes/TencentLive/create/entry';
import type { Wanted } from '../../../../nodes/TencentLive/create/intent';
import type { Outcome } from '../../../../nodes/TencentLive/create/outcome';
import type { Asked } from '../../../../nodes/TencentLive/create/plan';
import { ProcessState } from '../../../../nodes/TencentLive/create/ProcessState';
import { MAY_BE_TWO } from '../../../../nodes/TencentLive/create/words';
import { Ledger, type LedgerHome } from '../../../../nodes/TencentLive/items/Ledger';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import { Creating, HOW, inShort } from '../support/creating';
import { listedTask, LOST } from '../support/fakeService';
import { attemptFor, intentOf, wantedOf } from '../support/intents';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const HOUR = 3_600_000;
const REJECTED = new ApiError('rejected', 'No right.');
const ODD = new InvalidParameterError('Channel', 'is odd.');

const of = (channel: string, parts: Partial<Wanted> = {}): Asked => ({
	...HOW,
	wanted: wantedOf({ request: recordingRequest({ channel }), ...parts }),
	advice: [],
});
const ending = (channel: string, end: number, start: number | null = null) => {
	const tapeType = start === null ? 1 : 0;
	const startTime = start === null ? null : NOW + start;
	const times = { tapeType, startTime, endTime: NOW + end } as const;
	return of(channel, { request: recordingRequest({ channel, ...times }) });
};

/** A node with its ledger, whose executions run over the same items. */
class Running {
	readonly creating = new Creating();
	readonly home: LedgerHome = {};
	/** The requests that left, each with the item it left for. */
	readonly left: Array<[item: number, attempt: Attempt]> = [];
	/** What the ledger held as each of them left. */
	readonly saved: string[] = [];

	constructor(readonly items: Array<Asked | Error>) {}

	ledger() {
		return new Ledger<Entry>(this.home, readEntry);
	}

	async run(parts: Partial<RunSetting> = {}) {
		const { clock, service, process } = this.creating;
		const over = CreateRun.over({
			api: service.api(),
			clock,
			signal: undefined,
			process,
			ledger: this.ledger(),
			items: this.items.length,
			read: (item) => {
				const asked = this.items[item];
				if (asked === undefined || asked instanceof Error) throw asked;
				return asked;
			},
			placeOf: (item) => ({ key: `0:${item}`, of: 'same' }),
			goesOn: true,
			onSend: (item, attempt) => {
				this.left.push([item, attempt]);
				this.saved.push(JSON.stringify(this.home));
			},
			...parts,
		});
		return await clock.finish(over);
	}

	/** The same, told in short. */
	async told(parts: Partial<RunSetting> = {}): Promise<string[]> {
		return (await this.run(parts)).outcomes.map(inShort);
	}

	/** Goes on in another process, which knows nothing but the ledger. */
	moveOn(later = 0): void {
		this.creating.process = new ProcessState(this.creating.clock);
		this.creating.clock.time += later;
	}

	/** What the ledger keeps of an item. */
	kept(item: number): string {
		const entry = this.ledger().get({ key: `0:${item}`, of: 'same' });
		if (entry === undefined) return 'nothing';
		return 'made' in entry ? `made ${entry.made.taskId}` : `${entry.open.length} open`;
	}
}

const fails = (running: Running, error: unknown = REJECTED) =>
	running.creating.service.createScripts.push(async () => await Promise.reject(error));

describe('over its items', () => {
	it('gives what each is told, in input order, and keeps what was made', async () => {
		const running = new Running([of('a'), of('b'), ODD, of('c')]);
		running.creating.service.createScripts.push(async (leave) => {
			leave();
			await running.creating.clock.sleep(1_000);
			return { taskId: 'slow', message: 'Success', requestId: 'r' };
		});
		fails(running);
		const { outcomes } = await running.run();
		expect(outcomes.map(inShort)).toStrictEqual([
			'created slow',
			'not_created',
			'refused',
			'created new-3',
		]);
		expect(outcomes[2]).toStrictEqual({ kind: 'refused', error: ODD });
		expect([0, 1, 2, 3].map((item) => running.kept(item))).toStrictEqual([
			'made slow',
			'nothing',
			'nothing',
			'made new-3',
		]);
	});

	it('says for which item a request leaves, when the ledger has it', async () => {
		const running = new Running([of('a'), of('b')]);
		await running.told();
		expect(running.left.map(([item, { wanted }]) => [item, wanted.request.channel])).toStrictEqual([
			[0, 'a'],
			[1, 'b'],
		]);
		for (const [index, [, { id }]] of running.left.entries()) {
			expect(running.saved[index]).toContain(`{"of":"same","is":{"open":[{"id":"${id}"`);
		}
	});

	it('needs nobody to hear of requests that leave', async () => {
		const running = new Running([of('a')]);
		expect(await running.told({ onSend: undefined })).toStrictEqual(['created new-1']);
	});

	it('starts twenty at a time, and others while one only looks', async () => {
		const running = new Running(Array.from({ length: 23 }, (_, index) => of(`stream ${index}`)));
		const { service, clock } = running.creating;
		let [under, most] = [0, 0];
		for (let item = 0; item < 23; item++) {
			service.createScripts.push(async (leave) => {
				leave();
				under += 1;
				most = Math.max(most, under);
				await clock.sleep(60_000);
				under -= 1;
				return item < 2
					? await Promise.reject(LOST)
					: { taskId: 't', message: '', requestId: null };
			});
		}
		const run = running.run();
		await clock.advance(59_000);
		expect([running.left.length, most]).toStrictEqual([20, 20]);
		await clock.advance(1_000);
		expect(running.left.length).toBe(23);
		await run;
	});

	it('shares listings between its items', async () => {
		const running = new Running([of('a'), of('b'), of('c')]);
		await running.told();
		expect(running.creating.service.lists).toHaveLength(1);
	});

	it('a fault of the program breaks it', async () => {
		const running = new Running([of('a'), of('b')]);
		fails(running, new TypeError('x is undefined'));
		await expect(running.run()).rejects.toThrow('x is undefined');
	});
});

describe('when the node is to stop at a failure', () => {
	const stops = { goesOn: false };

	it('sends nothing for any item if one is ruled out, and tells that one', async () => {
		const running = new Running([of('a'), ODD, ending('b', 0)]);
		expect(await running.told(stops)).toStrictEqual(['not started', 'refused', 'not started']);
		expect(running.creating.sends).toBe(0);
	});

	it('does the same for one whose end has passed', async () => {
		const running = new Running([of('a'), ending('b', 0)]);
		running.creating.service.tasks = [listedTask('t', { channel: 'b', endTime: NOW })];
		expect(await running.told(stops)).toStrictEqual(['not started', 'ended']);
	});

	it('starts no further one after a failure, but after a task', async () => {
		const running = new Running(Array.from({ length: 22 }, (_, index) => of(`stream ${index}`)));
		const { service, clock } = running.creating;
		fails(running);
		for (let item = 1; item < 20; item++) {
			service.createScripts.push(async () => {
				await clock.sleep(1_000);
				return { taskId: `t${item}`, message: '', requestId: null };
			});
		}
		const told = await running.told(stops);
		expect(told.slice(0, 2)).toStrictEqual(['not_created', 'created t1']);
		expect(told.slice(19)).toStrictEqual(['created t19', 'not started', 'not started']);
		expect(await running.told(stops)).not.toContain('not started');
	});
});

describe('equal items', () => {
	it('share a task, also when their turns are far apart', async () => {
		const items = Array.from({ length: 21 }, (_, index) => of(`stream ${index}`));
		const running = new Running([of('a'), ...items, of('a')]);
		const told = await running.told();
		expect([told[0], told.at(-1)]).toStrictEqual(['created new-1', 'existing new-1']);
		expect([running.kept(0), running.kept(22)]).toStrictEqual(['made new-1', 'made new-1']);
	});

	it('with `create` share one too, on every try', async () => {
		const running = new Running([1, 2].map(() => of('a', { ifTaskExists: 'create' })));
		const first = await running.told();
		expect(first).toStrictEqual(['created new-1', 'existing new-1']);
		expect(await running.told()).toStrictEqual(first);
	});

	it('case 17: with `fail` one makes it and one fails, also when it was lost', async () => {
		const fail = { ifTaskExists: 'fail' } as const;
		const later = { ...fail, request: scheduled(3 * HOUR, 4 * HOUR) };
		const running = new Running([of('a', later), of('a', later)]);
		running.creating.service.lose();
		expect(await running.told()).toStrictEqual(['unknown', 'not_created']);
		const [startTime, endTime] = [NOW + 3 * HOUR, NOW + 4 * HOUR];
		running.creating.service.tasks = [listedTask('t', { startTime, endTime })];
		expect(await running.told()).toStrictEqual(['recovered t', 'not_created']);
		expect(running.creating.sends).toBe(1);
	});
});

describe('on the next try', () => {
	it('what was made is told again, nothing is asked', async () => {
		const running = new Running([of('a')]);
		const [first] = (await running.run()).outcomes;
		running.moveOn(2 * HOUR);
		const asked = running.creating.service.lists.length;
		expect((await running.run()).outcomes).toStrictEqual([first]);
		expect([running.creating.sends, running.creating.service.lists.length]).toStrictEqual([
			1,
			asked,
		]);
	});

	it('what was lost is looked for, and kept', async () => {
		const running = new Running([of('a')]);
		for (const _ of [1, 2]) running.creating.service.lose();
		expect([await running.told(), running.kept(0)]).toStrictEqual([['unknown'], '2 open']);
		running.moveOn();
		running.creating.service.tasks = [listedTask('t', { channel: 'a' })];
		const { outcomes, hints } = await running.run();
		expect([outcomes.map(inShort), hints]).toStrictEqual([['recovered t'], [MAY_BE_TWO]]);
		expect(running.kept(0)).toBe('made t');
	});

	it('what was lost, and is not listed, is sent once more where waiting would cost something', async () => {
		const running = new Running([of('a')]);
		for (const _ of [1, 2]) running.creating.service.lose();
		await running.told();
		running.moveOn();
		expect(await running.told()).toStrictEqual(['created new-3']);
		const asked = running.left.map(([, { wanted }]) => wanted.request.endTime);
		expect(new Set(asked).size).toBe(1);
	});

	it('what was sent is what is asked for, however the times moved', async () => {
		const running = new Running([ending('a', 2 * HOUR, HOUR)]);
		running.creating.service.lose();
		expect(await running.told()).toStrictEqual(['unknown']);
		running.items[0] = ending('a', 2 * HOUR + 60_000, HOUR + 60_000);
		running.moveOn();
		expect(await running.told()).toStrictEqual(['unknown']);
		const [startTime, endTime] = [NOW + HOUR, NOW + 2 * HOUR];
		running.creating.service.tasks = [listedTask('t', { channel: 'a', startTime, endTime })];
		expect(await running.told()).toStrictEqual(['recovered t']);
		expect(running.creating.sends).toBe(1);
	});

	it.each([
		['is created as it is asked for now', of('a'), 'created new-2'],
		['is refused as it is asked for now', ending('a', 0), 'refused'],
	])('what certainly was never made %s', async (_what, asked, expected) => {
		const running = new Running([ending('a', 2 * HOUR, HOUR)]);
		running.creating.service.lose();
		await running.told();
		running.moveOn(400_000);
		running.items[0] = asked;
		expect(await running.told()).toStrictEqual([expected]);
		expect(running.kept(0)).toBe(expected === 'refused' ? 'nothing' : 'made new-2');
	});

	it('of two that were lost, the one that was never made is forgotten', async () => {
		const running = new Running([of('a', { ifUnknown: 'neverTwice' })]);
		const intent = intentOf({ request: recordingRequest({ channel: 'a' }) });
		const late = { id: 'late', signedAt: NOW + 100_000, leftAt: NOW + 100_000 };
		const open = [attemptFor(intent, late), attemptFor(intent)] as const;
		running.ledger().set({ key: '0:0', of: 'same' }, { open: [...open] });
		running.moveOn(330_000);
		const [outcome] = (await running.run()).outcomes;
		expect(outcome).toMatchObject({ kind: 'task', how: 'created' });
		expect(running.left[0]?.[1].id).not.toBe('late');
	});

	it('no item sends beside what another lost', async () => {
		const running = new Running([of('a'), ending('a', 2 * HOUR, HOUR)]);
		const lost = attemptFor(intentOf({ request: ending('a', 2 * HOUR, HOUR).wanted.request }));
		running.ledger().set({ key: '0:1', of: 'same' }, { open: [lost] });
		running.items[0] = ending('a', 2 * HOUR, HOUR);
		running.moveOn();
		expect(await running.told()).toStrictEqual(['unknown', 'unknown']);
		expect([running.kept(0), running.creating.sends]).toStrictEqual(['1 open', 0]);
	});

	it('gives its place to others while it looks', async () => {
		const running = new Running(Array.from({ length: 21 }, (_, index) => of(`stream ${index}`)));
		for (let item = 0; item < 20; item++) {
			const attempt = attemptFor(
				intentOf({ request: recordingRequest({ channel: `stream ${item}` }) }),
			);
			running.ledger().set({ key: `0:${item}`, of: 'same' }, { open: [attempt] });
		}
		const run = running.run();
		await running.creating.clock.advance(1);
		expect(running.left.map(([item]) => item)).toStrictEqual([20]);
		await run;
	});

	it('is open as it was if it is cancelled', async () => {
		const running = new Running([of('a')]);
		const attempt = attemptFor(intentOf({ request: recordingRequest({ channel: 'a' }) }));
		running.ledger().set({ key: '0:0', of: 'same' }, { open: [attempt] });
		const { clock } = running.creating;
		const stop = new AbortController();
		const run = running.run({ signal: stop.signal });
		await clock.advance(4_000);
		stop.abort();
		expect((await run).outcomes).toMatchObject([{ kind: 'cancelled', attempts: [attempt] }]);
		expect(running.kept(0)).toBe('1 open');
	});
});

describe('an end that has passed', () => {
	const ended = async (asked: Asked, prepare: (running: Running) => void = () => {}) => {
		const running = new Running([asked]);
		prepare(running);
		const [outcome] = (await running.run()).outcomes;
		expect(running.creating.sends).toBe(0);
		return outcome;
	};
	const over = listedTask('t', {
		channel: 'a',
		startTime: NOW - HOUR,
		endTime: NOW,
		state: 'over',
	});
	const showing = (running: Running) => void (running.creating.service.tasks = [over]);

	it.each<[string, Asked, Partial<Outcome>]>([
		['Real-Time', ending('a', 0), { kind: 'ended', taskId: 't' }],
		['Scheduled', ending('a', 0, -HOUR), { kind: 'ended', taskId: 't' }],
		['Scheduled, another start', ending('a', 0, -HOUR / 2), { kind: 'refused' }],
	])('names the task that may be of an earlier try: %s', async (_what, asked, expected) => {
		expect(await ended(asked, showing)).toMatchObject(expected);
	});

	it('is refused if there is none', async () => {
		const refused = await ended(ending('a', 0));
		expect(refused).toMatchObject({ kind: 'refused', error: { field: 'End Time' } });
	});

	it('is not called refused if nobody can see', async () => {
		const blind = (running: Running) => running.creating.service.failListings(LOST);
		expect(await ended(ending('a', 0), blind)).toMatchObject({ kind: 'ended', taskId: null });
	});

	it('a fault of the program is no answer', async () => {
		const running = new Running([ending('a', 0)]);
		running.creating.service.failListings(new TypeError('x is undefined'));
		await expect(running.run()).rejects.toThrow('x is undefined');
	});
});

describe('what the user should know', () => {
	it('is said once, of what is new, and of tasks', async () => {
		const advised = { ...of('odd'), advice: ['Start Time is ignored.'] };
		const other = of('odd', { matchExisting: 'overlapping' });
		const part = listedTask('t', { channel: 'odd', endTime: NOW + 1_000 });
		const running = new Running([advised, advised, other, ODD]);
		running.creating.service.tasks = [part];
		const { outcomes, hints } = await running.run();
		expect(outcomes.map(inShort).slice(2)).toStrictEqual(['existing t', 'refused']);
		expect(hints).toStrictEqual([
			'Start Time is ignored.',
			'This is odd.',
			expect.stringMatching(/^Task t ends at /),
		]);
		const again = await running.run();
		expect(again.hints).toStrictEqual([expect.stringMatching(/^Task t ends at /)]);
	});

	it('is said of what is asked for anew too', async () => {
		const running = new Running([ending('odd', 2 * HOUR, HOUR)]);
		running.creating.service.lose();
		await running.told();
		running.moveOn(400_000);
		expect((await running.run()).hints).toStrictEqual(['This is odd.']);
	});
});
