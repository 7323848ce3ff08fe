import { CreateError } from '../../../../nodes/TencentLive/create/CreateError';
import { resume } from '../../../../nodes/TencentLive/create/createOnce';
import type { IfTaskExists } from '../../../../nodes/TencentLive/create/intent';
import { Creating, created, existing, LOST, recovered } from '../support/creating';
import { listedTask } from '../support/fakeService';
import { intentOf, markOf } from '../support/intents';
import { NOW } from '../support/recordingRequest';
import { failureOf } from '../support/thrown';

const INTENT = intentOf();
const MARK = markOf(INTENT);
const SETTLED = NOW + 324_000;

describe('a request that an earlier try sent', () => {
	it('is recovered where its task is listed', async () => {
		const here = new Creating();
		here.service.tasks = [listedTask('made')];
		expect(await here.resumed(MARK)).toStrictEqual(recovered('made'));
		expect(here.sends).toBe(0);
		expect(here.clock.now()).toBe(NOW);
		// From then on it counts as made here.
		here.service.tasks = [];
		expect(await here.created(INTENT)).toStrictEqual(existing('made'));
	});

	it('is recovered on the way', async () => {
		const here = new Creating();
		here.service.listScripts.push(async () => []);
		here.service.tasks = [listedTask('made')];
		expect(await here.resumed(MARK)).toStrictEqual(recovered('made'));
		expect(here.clock.now()).toBe(NOW + 3_000);
	});

	it('may start anew where nothing came of it and nothing will', async () => {
		const here = new Creating();
		here.clock.time = SETTLED + 1;
		expect(await here.resumed(MARK)).toBeUndefined();
		expect(here.sends).toBe(0);
	});

	it.each([
		['nothing is seen', SETTLED, async () => []],
		['nobody could look', SETTLED + 1, async () => await Promise.reject(LOST)],
	])('stays open where %s, for every execution of the process', async (_what, time, script) => {
		const here = new Creating();
		here.clock.time = time;
		here.service.listScripts.push(script);
		const failure = await failureOf(async () => await here.resumed(MARK), CreateError);
		expect(failure.outcome).toBe('unknown');
		expect(failure.circumstances).toStrictEqual({
			reason: undefined,
			abandoned: false,
			mark: MARK,
		});
		expect(here.shared.lost.relevantTo(INTENT, NOW)).toStrictEqual([MARK]);
		expect(here.sends).toBe(0);
	});

	it('is closed for every execution once it is settled', async () => {
		const here = new Creating();
		here.shared.lost.add(INTENT, MARK, SETTLED, NOW);
		here.clock.time = SETTLED + 1;
		await here.resumed(MARK);
		expect(here.shared.lost.relevantTo(INTENT, NOW)).toStrictEqual([]);
	});

	it('belongs to its account and generation', async () => {
		const here = new Creating();
		const api = here.service.apiLegacy('another account');
		here.clock.time = SETTLED + 1;
		// What v3 would take for settled may still come in v2.
		await expect(here.resumed(MARK, { api })).rejects.toThrow(CreateError);
		expect(here.shared.lost.relevantTo(INTENT, NOW)).toStrictEqual([]);
		const theirs = intentOf({ version: 'v2', account: 'another account' });
		expect(here.shared.lost.relevantTo({ ...theirs, matchExisting: 'overlapping' }, NOW)).toEqual([
			MARK,
		]);
	});

	it('is passed on an error that is no failure of the service', async () => {
		const here = new Creating();
		here.service.listScripts.push(async () => await Promise.reject(new TypeError('a bug')));
		await expect(here.resumed(MARK)).rejects.toThrow('a bug');
	});
});

describe('at the same time', () => {
	it('two look once', async () => {
		const here = new Creating();
		here.clock.time = SETTLED + 1;
		const both = [resume(MARK, here.tools()), resume(MARK, here.tools())];
		expect(await Promise.all(both)).toStrictEqual([undefined, undefined]);
		expect(here.service.lists).toHaveLength(1);
	});

	it('an equal intent takes what is recovered', async () => {
		const here = new Creating();
		here.service.tasks = [listedTask('made')];
		const both = Promise.all([resume(MARK, here.tools()), here.create(INTENT)]);
		expect(await both).toStrictEqual([recovered('made'), existing('made')]);
		expect(here.sends).toBe(0);
	});

	it('an equal intent does not send while nothing is known', async () => {
		const here = new Creating();
		const both = Promise.allSettled([resume(MARK, here.tools()), here.create(INTENT)]);
		const ends = await here.clock.finish(both);
		expect(ends).toMatchObject([
			{ reason: { outcome: 'unknown' } },
			{ reason: { outcome: 'unknown' } },
		]);
		expect(here.sends).toBe(0);
	});

	it('an equal intent sends after nothing was found', async () => {
		const here = new Creating();
		here.clock.time = SETTLED + 1;
		const both = Promise.all([resume(MARK, here.tools()), here.create(INTENT)]);
		expect(await both).toStrictEqual([undefined, created()]);
	});

	it('two requests for one intent are looked for each by itself', async () => {
		const here = new Creating();
		here.clock.time = SETTLED + 1_001;
		const marks = [MARK, markOf(INTENT, { sentAt: NOW + 1_000 })];
		await Promise.all(marks.map(async (mark) => await resume(mark, here.tools())));
		expect(here.service.lists).toHaveLength(2);
	});

	it.each<IfTaskExists>(['reuse', 'fail', 'create'])(
		'when the one that looks is cancelled, another goes on: %s',
		async (ifTaskExists) => {
			const here = new Creating();
			const controller = new AbortController();
			const mark = markOf(intentOf({ ifTaskExists }));
			const leader = resume(mark, here.tools({ signal: controller.signal }));
			const follower = resume(mark, here.tools());
			const ends = Promise.allSettled([leader, follower]);
			await here.clock.advance(1_000);
			here.service.tasks = [listedTask('made')];
			controller.abort(new Error('stopped'));
			const [led, followed] = await here.clock.finish(ends);
			expect(led).toMatchObject({ reason: { circumstances: { abandoned: true } } });
			expect(followed).toStrictEqual({ status: 'fulfilled', value: recovered('made') });
		},
	);
});
