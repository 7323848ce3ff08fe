import { draftOf, filesInVod } from '../../../../nodes/TencentLive/result/draft';
import type { Subject } from '../../../../nodes/TencentLive/result/subject';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import { CancelledError } from '../../../../nodes/TencentLive/transport/CancelledError';
import { FakeEvidence, task } from '../support/fakeEvidence';
import { at, file } from '../support/recorded';

const DAY = 86_400_000;
const WINDOW = { from: at(0), to: at(600) };
const hls = { formats: ['hls'], resumption: 0, inCos: false, subAppIds: [], keptFor: null };
const streamOf = (channel: string) => ({ channel, domain: 'd', appName: 'live' });

const subjectOf = (more: Partial<Subject> = {}, channel = 's'): Subject => ({
	ask: { stream: streamOf(channel), taskId: 'a', window: WINDOW, subAppId: null },
	...{ stream: streamOf(channel), task: task('a', 0, 600), window: WINDOW },
	...{ isOver: true, plan: hls, resumption: 0, store: 'vod' },
	...{ subAppIds: [], mayBeExpired: false },
	...more,
});
const ofWindow = (more: Partial<Subject> = {}) =>
	subjectOf({ task: undefined, plan: null, ...more });
const empty = { window: { from: at(600), to: at(600) } };

describe('files in Video on Demand', () => {
	it('are asked for once, for all streams, ten seconds around their times', async () => {
		const evidence = new FakeEvidence();
		evidence.files = new Map([['s', [file(0, 600)]]]);
		const found = await filesInVod(evidence.api(), [
			subjectOf(),
			subjectOf({ store: 'either', window: { from: at(100), to: at(900) } }, 't'),
			subjectOf(),
			subjectOf({ store: 'cos' }, 'u'),
			subjectOf(empty, 'v'),
		]);
		expect(found).toEqual({ files: evidence.files, isPartial: false });
		const { domain, appName } = streamOf('s');
		expect(evidence.asked.files).toEqual([
			{ channels: ['s', 't'], domain, appName, subAppId: null, from: at(-10), to: at(910) },
		]);
	});

	it('are looked for where their templates put them, too', async () => {
		const evidence = new FakeEvidence();
		evidence.files = new Map([['s', [file(0, 300)]]]);
		// The first is the main application's, too.
		evidence.apps.set(7, new Map([['s', [file(0, 300), file(300, 600)]]]));
		const found = await filesInVod(evidence.api(), [
			subjectOf({ subAppIds: [7, 8] }),
			subjectOf({ subAppIds: [8] }),
		]);
		expect(found).toEqual({
			files: new Map([['s', [file(0, 300), file(300, 600)]]]),
			isPartial: false,
		});
		expect(evidence.asked.files.map(({ subAppId }) => subAppId)).toEqual([null, 7, 8]);
	});

	it('are looked for where the user says, and nowhere else', async () => {
		const evidence = new FakeEvidence();
		evidence.apps.set(5, new Map([['s', [file(0, 600)]]]));
		const subject = subjectOf({ subAppIds: [7] });
		const found = await filesInVod(evidence.api(), [
			{ ...subject, ask: { ...subject.ask, subAppId: 5 } },
		]);
		expect(found.files).toEqual(new Map([['s', [file(0, 600)]]]));
		expect(evidence.asked.files.map(({ subAppId }) => subAppId)).toEqual([5]);
	});

	it.each([
		['is refused', new ApiError('rejected', 'No.')],
		['has no Video on Demand', undefined],
	])('are those of the others where an application %s', async (_what, error) => {
		const evidence = new FakeEvidence();
		evidence.files = new Map([['s', [file(0, 600)]]]);
		evidence.failing.set(7, error);
		evidence.apps.set(8, new Map([['t', [file(0, 1)]]]));
		expect(await filesInVod(evidence.api(), [subjectOf({ subAppIds: [7, 8] })])).toEqual({
			files: new Map([
				['s', [file(0, 600)]],
				['t', [file(0, 1)]],
			]),
			isPartial: true,
		});
	});

	it.each([new CancelledError(), new TypeError('x is undefined')])(
		'are none where it ends with %p',
		async (error) => {
			const evidence = new FakeEvidence();
			evidence.failing.set(7, error);
			const subject = subjectOf({ subAppIds: [7] });
			await expect(filesInVod(evidence.api(), [subject])).rejects.toBe(error);
		},
	);

	it('of an account without Video on Demand are none', async () => {
		const evidence = new FakeEvidence();
		evidence.files = undefined;
		const subject = subjectOf({ subAppIds: [7] });
		expect((await filesInVod(evidence.api(), [subject])).files).toBeUndefined();
		expect(evidence.asked.files).toHaveLength(1);
	});

	it.each([
		['nothing', []],
		['what is in COS', [subjectOf({ store: 'cos' })]],
		['what has not begun', [subjectOf(empty)]],
	])('are not asked for where they are of %s', async (_what, subjects) => {
		const evidence = new FakeEvidence();
		expect((await filesInVod(evidence.api(), subjects)).files).toEqual(new Map());
		expect(evidence.asked.files).toEqual([]);
	});
});

/** What files make of a subject. */
async function drafted(
	subject: Subject,
	{ vod = [file(0, 600)], sent, others = [] }: Parts = {},
): Promise<{ files: string[]; foreign: number; hidden: boolean; lacks: boolean; asked: unknown }> {
	const evidence = new FakeEvidence();
	evidence.sent = sent;
	const found = {
		inVod: vod === null ? undefined : new Map([['s', vod]]),
		others: others.map((one) => ({ ...one, formats: null })),
	};
	const { files, foreign, mayBeHidden, lacks } = await draftOf(evidence.api(), subject, found);
	return {
		files: files.map(({ fileId }) => fileId),
		...{ foreign, hidden: mayBeHidden, lacks, asked: evidence.asked.sent },
	};
}
interface Parts {
	/** Null for an account without Video on Demand. */
	vod?: Array<ReturnType<typeof file>> | null;
	sent?: Array<ReturnType<typeof file>> | undefined;
	others?: Array<ReturnType<typeof task>>;
}

const ASKED = [[streamOf('s'), at(0), at(600) + DAY]];

it('what has not begun has no files, and lacks none', async () => {
	expect(await drafted(subjectOf(empty))).toEqual({
		...{ files: [], foreign: 0, hidden: false, lacks: false, asked: [] },
	});
});

it('what is whole in Video on Demand is looked for nowhere else', async () => {
	for (const store of ['vod', 'either'] as const) {
		expect(await drafted(subjectOf({ store }))).toEqual({
			...{ files: ['0-600'], foreign: 0, hidden: false, lacks: false, asked: [] },
		});
	}
});

it('nor what can be nowhere else', async () => {
	expect(await drafted(subjectOf(), { vod: [file(0, 300)] })).toEqual({
		...{ files: ['0-300'], foreign: 0, hidden: false, lacks: true, asked: [] },
	});
});

describe('what is missing in Video on Demand and may be elsewhere', () => {
	const half = { vod: [file(0, 300)] };

	it('is looked for among the files that the service sent, a day long', async () => {
		const draft = await drafted(subjectOf({ store: 'either' }), {
			...half,
			sent: [file(0, 300), file(300, 600)],
		});
		expect(draft).toEqual({
			...{ files: ['0-300', '300-600'], foreign: 0, hidden: false, lacks: false, asked: ASKED },
		});
	});

	it.each([
		['nobody can be asked what was sent', undefined],
		['nothing was sent', []],
		['not all was sent', [file(300, 400)]],
	])('may be hidden where %s', async (_what, sent) => {
		const draft = await drafted(subjectOf({ store: 'either' }), { ...half, sent });
		expect(draft).toMatchObject({ hidden: true, lacks: true });
	});

	it.each([
		['cos', half],
		['vod', { vod: null }],
	] as const)('is told where files of it were sent (%s)', async (store, parts) => {
		const draft = await drafted(subjectOf({ store }), { ...parts, sent: [file(0, 300)] });
		expect(draft).toEqual({
			...{ files: ['0-300'], foreign: 0, hidden: false, lacks: true, asked: ASKED },
		});
	});

	it('is not told where none were', async () => {
		expect(await drafted(subjectOf({ store: 'cos' }), { vod: [], sent: [] })).toMatchObject({
			hidden: true,
		});
	});
});

describe('of the files of a stream', () => {
	it('a window has all that lie in it, and those that do not say when', async () => {
		const vod = [
			file(-100, 0),
			file(-50, 100),
			file(100, 600),
			file(600, 700),
			file(1, 2, { endTime: null }),
		];
		expect(await drafted(ofWindow(), { vod })).toMatchObject({
			files: ['-50-100', '100-600', '1-2'],
			foreign: 0,
		});
	});

	it('a task has those of its own time, and knows how many are not its own', async () => {
		const vod = [file(-100, 500), file(0, 600), file(700, 800)];
		expect(await drafted(subjectOf(), { vod })).toMatchObject({ files: ['0-600'], foreign: 1 });
	});

	it('one that may be of either of two counts for each', async () => {
		const vod = [file(300, 600)];
		const others = [task('a', 0, 600), task('b', 300, 900), task('c', 0, 900, { channel: 't' })];
		const { files } = await drafted(subjectOf(), { vod, others });
		expect(files).toEqual(['300-600']);
	});

	it('one that counts its times from another task is that one’s', async () => {
		const vod = [file(0, 0, { taskId: 'b', endTime: null, sinceTask: { start: 0, end: 60_000 } })];
		const others = [task('a', 0, 600), task('b', 300, 900)];
		expect(await drafted(subjectOf(), { vod, others })).toMatchObject({ files: [], foreign: 1 });
	});

	it('only the formats of the task’s own template are expected', async () => {
		const plan = { ...hls, formats: ['hls', 'mp4'] };
		expect(await drafted(subjectOf({ plan }))).toMatchObject({ lacks: true });
		expect(await drafted(subjectOf({ plan: null }))).toMatchObject({ lacks: false });
	});
});
