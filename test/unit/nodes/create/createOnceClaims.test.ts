import type { ListedTask } from '../../../../nodes/TencentLive/api/recordings';
import { CreateError } from '../../../../nodes/TencentLive/create/CreateError';
import { Creating, recovered } from '../support/creating';
import { Deferred } from '../support/deferred';
import { listedTask } from '../support/fakeService';
import { intentOf, markOf } from '../support/intents';
import { NOW, recordingRequest } from '../support/recordingRequest';

/** Requests that the listing cannot tell apart from those of `intentOf()`. */
const OTHER = intentOf({ request: recordingRequest({ streamType: 1 }), ifTaskExists: 'create' });
const CREATE = intentOf({ ifTaskExists: 'create' });
const SETTLED = NOW + 324_000;

it('a lost request does not take a task that was there before', async () => {
	const here = new Creating();
	here.clock.time = SETTLED + 1;
	here.service.tasks = [listedTask('there'), listedTask('made')];
	const mark = markOf(intentOf(), { knownIds: ['there'] });
	expect(await here.resumed(mark)).toStrictEqual(recovered('made'));
});

describe('a task that the service said another request made', () => {
	it('is not taken, and is no reason to wait', async () => {
		const here = new Creating();
		await here.created(OTHER);
		here.service.tasks = [listedTask('new-1')];
		// Later than this process counts the task as just made.
		here.clock.time = SETTLED + 1;
		const mark = markOf(intentOf());
		expect(await here.resumed(mark)).toBeUndefined();
		// Another process, which the ledger may go to, does not know who made it.
		expect(mark.knownIds).toStrictEqual(['new-1']);
		here.service.tasks.push(listedTask('made'));
		expect(await here.resumed(markOf(intentOf()))).toStrictEqual(recovered('made'));
	});

	it('is the one looked for where it was that very request', async () => {
		const here = new Creating();
		await here.created(intentOf());
		here.service.tasks = [listedTask('new-1')];
		here.clock.time = SETTLED + 1;
		expect(await here.resumed(markOf(intentOf()))).toStrictEqual(recovered('new-1'));
	});

	it('is the one looked for, whoever found it in a listing meanwhile', async () => {
		const here = new Creating();
		await here.created(intentOf());
		here.service.tasks = [listedTask('new-1')];
		here.shared.recent.addListed(OTHER, listedTask('new-1'));
		expect(await here.resumed(markOf(intentOf()))).toStrictEqual(recovered('new-1'));
	});

	it('is another one where it was an earlier request for an equal intent', async () => {
		const here = new Creating();
		await here.created(CREATE);
		here.service.tasks = [listedTask('new-1')];
		here.clock.time = SETTLED + 1;
		const mark = markOf(CREATE, { sentAt: NOW - 1_000 });
		expect(await here.resumed(mark)).toBeUndefined();
	});
});

describe('a task that another intent took for its own', () => {
	/** A process in which `OTHER` has just recovered the task `found`, rightly or not. */
	async function afterClaim() {
		const here = new Creating();
		here.service.createScripts.push(here.losing(listedTask('found')));
		expect(await here.created(OTHER)).toStrictEqual(recovered('found'));
		return here;
	}

	it('is not taken', async () => {
		const here = await afterClaim();
		here.service.tasks.push(listedTask('made'));
		expect(await here.resumed(markOf(intentOf()))).toStrictEqual(recovered('made'));
	});

	it('may all the same be this one: the request stays open', async () => {
		const here = await afterClaim();
		const mark = markOf(intentOf(), { sentAt: NOW - 324_000 });
		await expect(here.resumed(mark)).rejects.toThrow(CreateError);
		expect(here.shared.lost.relevantTo(intentOf(), NOW)).toStrictEqual([mark]);
	});

	it('is free again once it is no longer remembered', async () => {
		const here = await afterClaim();
		here.clock.time += 30_000;
		expect(await here.resumed(markOf(intentOf()))).toStrictEqual(recovered('found'));
	});

	it('is its own where it asks again', async () => {
		const here = await afterClaim();
		expect(await here.resumed(markOf(OTHER))).toStrictEqual(recovered('found'));
	});
});

describe('two requests lost at the same time', () => {
	it.each([
		['one after the other', false],
		['in the same moment', true],
	])('take one task each, the listing being read %s', async (_what, together) => {
		const here = new Creating();
		here.service.createScripts.push(here.losing(listedTask('a')), here.losing(listedTask('b')));
		const both = Promise.all([here.create(CREATE), here.create(OTHER)]);
		await here.clock.advance(0);
		if (together) {
			const listing = new Deferred<ListedTask[]>();
			const script = async () => await listing.promise;
			here.service.listScripts.push(script, script);
			await here.clock.advance(3_000);
			listing.resolve([...here.service.tasks]);
		}
		const ids = (await here.clock.finish(both)).map(({ taskId }) => taskId);
		expect(ids.toSorted()).toStrictEqual(['a', 'b']);
	});
});
