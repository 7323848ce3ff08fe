import {
	EndPassedError,
	InvalidParameterError,
} from '../../../../nodes/TencentLive/api/InvalidParameterError';
import type { Entry } from '../../../../nodes/TencentLive/create/entry';
import { cancelled, existingTask, type Made } from '../../../../nodes/TencentLive/create/outcome';
import {
	createdIn,
	planAnew,
	planFor,
	requestsOf,
	type Asked,
	type Plan,
	type Source,
} from '../../../../nodes/TencentLive/create/plan';
import { Ledger } from '../../../../nodes/TencentLive/items/Ledger';
import { HOW } from '../support/creating';
import { FakeClock } from '../support/fakeClock';
import { FakeService, listedTask } from '../support/fakeService';
import { attemptFor, intentOf, wantedOf } from '../support/intents';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const ASKED: Asked = { ...HOW, wanted: wantedOf(), advice: [] };
const PLACE = { key: '0:3', of: 'digest' };
const MADE = existingTask(listedTask('t'), ASKED.wanted.request, 'sameTimes');
const CREATED: Made = { ...MADE, how: 'created' };
const LOST = attemptFor(intentOf({ request: scheduled(0, 9_000) }));
const PASSED = { ...ASKED, wanted: wantedOf({ request: recordingRequest({ endTime: NOW }) }) };
const UNSTARTED = wantedOf({ request: recordingRequest({ tapeType: 0 }) });

function sourceOf(read: () => Asked, entry?: Entry): Source {
	const ledger = new Ledger<Entry>({}, () => entry);
	if (entry !== undefined) ledger.set(PLACE, entry);
	const api = new FakeService(new FakeClock()).api();
	return {
		api,
		ledger,
		read,
		placeOf: (item, { wanted }) => ({ ...PLACE, key: `${wanted.request.tapeType - 1}:${item}` }),
	};
}

const failing = () => {
	throw new InvalidParameterError('Channel', 'is odd.');
};

it.each<[string, Asked, Entry | undefined, object]>([
	['nothing is known of', ASKED, undefined, { kind: 'new', asked: ASKED, place: PLACE }],
	['made its task', ASKED, { made: MADE }, { kind: 'known', outcome: MADE }],
	['made its task before its end', PASSED, { made: MADE }, { kind: 'known', outcome: MADE }],
	[
		'lost a request',
		PASSED,
		{ open: [LOST] },
		{ kind: 'open', asked: PASSED, place: PLACE, attempts: [LOST] },
	],
	[
		'has ended',
		PASSED,
		undefined,
		{ kind: 'ended', asked: PASSED, problem: expect.any(EndPassedError) },
	],
	[
		'is ruled out',
		{ ...ASKED, wanted: UNSTARTED },
		undefined,
		{ kind: 'refused', error: expect.any(InvalidParameterError) },
	],
])('an item that %s', (_what, asked, entry, plan) => {
	expect(
		planFor(
			3,
			sourceOf(() => asked, entry),
		),
	).toStrictEqual(plan);
});

it('an item that cannot be read is refused as the reader says', () => {
	expect(planFor(3, sourceOf(failing))).toMatchObject({
		kind: 'refused',
		error: { field: 'Channel' },
	});
	const ended = () => {
		throw new EndPassedError('End Time', 'has passed.');
	};
	expect(planFor(3, sourceOf(ended))).toMatchObject({ kind: 'refused' });
});

it('what may be asked for again much later made its task, which may be over', () => {
	const source = { ...sourceOf(() => PASSED, { made: MADE }), mayComeLate: true };
	const plan = planFor(3, source);
	expect(plan).toStrictEqual({ kind: 'made', asked: PASSED, made: MADE });
	expect(requestsOf(plan)).toStrictEqual([MADE.request]);
	const open = { ...sourceOf(() => ASKED, { open: [LOST] }), mayComeLate: true };
	expect(planFor(3, open).kind).toBe('open');
});

it('what is ruled out is told as its reader explains it', () => {
	const explain = (message: string) => `${message} Explained.`;
	const plan = planFor(
		3,
		sourceOf(() => ({ ...ASKED, wanted: UNSTARTED, explain })),
	);
	expect(plan).toMatchObject({
		error: { message: expect.stringMatching(/^Start .* Explained\.$/) },
	});
});

it('planned anew, what the ledger knows does not matter', () => {
	const source = sourceOf(() => ASKED, { open: [LOST] });
	expect(planAnew(3, source)).toStrictEqual({ kind: 'new', asked: ASKED, place: PLACE });
});

it.each([
	['what is asked for', sourceOf(() => ASKED), [ASKED.wanted.request]],
	['what has ended', sourceOf(() => PASSED), [PASSED.wanted.request]],
	[
		'what left',
		sourceOf(() => ASKED, { open: [LOST, LOST] }),
		[LOST.wanted.request, LOST.wanted.request],
	],
	['nothing of what is known', sourceOf(() => ASKED, { made: MADE }), []],
	['nothing of what cannot be read', sourceOf(failing), []],
])('listings have to hold %s', (_what, source, requests) => {
	expect(requestsOf(planFor(3, source))).toStrictEqual(requests);
});

it.each<[string, Plan, string[]]>([
	['what was made, told again', { kind: 'known', outcome: CREATED }, ['t']],
	[
		'what was made, for a call that comes late',
		{ kind: 'made', asked: ASKED, made: CREATED },
		['t'],
	],
	['not what was there before', { kind: 'known', outcome: MADE }, []],
	[
		'not what was there, for a call that comes late',
		{ kind: 'made', asked: ASKED, made: MADE },
		[],
	],
	['not what was found again', { kind: 'known', outcome: { ...CREATED, how: 'recovered' } }, []],
	['not what came to nothing', { kind: 'known', outcome: cancelled([], null) }, []],
	['not what is new', { kind: 'new', asked: ASKED, place: PLACE }, []],
	['not what is refused', { kind: 'refused', error: new Error('no') }, []],
])('the service named a task for %s', (_what, plan, ids) => {
	expect(createdIn(plan)).toStrictEqual(ids);
});
