import type { Ask } from '../../../../nodes/TencentLive/result/subject';
import { survey, type Recorded } from '../../../../nodes/TencentLive/result/survey';
import { FakeEvidence, task } from '../support/fakeEvidence';
import { at, file, push } from '../support/recorded';

const DAY = 86_400_000;
const WINDOW = { from: at(0), to: at(600) };
const streamOf = (channel: string, appName = 'live') => ({ channel, domain: 'd', appName });
const ofWindow = (channel = 's', more: Partial<Ask> = {}): Ask => ({
	...{ stream: streamOf(channel), taskId: null, window: WINDOW, subAppId: null },
	...more,
});
const ofTask = (taskId: string, channel = 's'): Ask => ofWindow(channel, { taskId });

/** What the questions come to; fails where one fails. */
async function recordedOf(
	evidence: FakeEvidence,
	asks: Ask[],
	version: 'v3' | 'v2' = 'v3',
): Promise<Recorded[]> {
	const answers = await survey(evidence.api(version), asks, () => at(5_000));
	return answers.map((answer) => {
		if (answer.kind === 'done') return answer.recorded;
		throw answer.error;
	});
}

/** A service with whole files of these streams. */
function withFiles(...channels: string[]): FakeEvidence {
	const evidence = new FakeEvidence();
	evidence.files = new Map(channels.map((channel) => [channel, [file(0, 600)]]));
	return evidence;
}

it('a window of API 3.0 needs no list of tasks', async () => {
	const evidence = withFiles('s');
	const [recorded] = await recordedOf(evidence, [ofWindow()]);
	expect(recorded).toMatchObject({
		...{ complete: true, window: WINDOW, task: undefined, note: null },
		...{ stream: streamOf('s'), formats: [{ format: 'hls', covered: 600_000, gaps: [] }] },
	});
	expect(evidence.asked).toMatchObject({ tasks: [], plans: 1, sent: [], pushes: [] });
});

describe('questions', () => {
	it('of one app are answered by the same lists, in their order', async () => {
		const evidence = withFiles('s', 't');
		evidence.pages = [[task('a', 0, 600), task('b', 0, 300, { channel: 't' })]];
		const answers = await recordedOf(evidence, [ofTask('b', 't'), ofTask('a'), ofWindow('t')]);
		expect(answers.map(({ task: of, stream }) => [of?.taskId, stream.channel])).toEqual([
			['b', 't'],
			['a', 's'],
			[undefined, 't'],
		]);
		expect(evidence.asked.files).toHaveLength(1);
		expect(evidence.asked.plans).toBe(1);
	});

	it('of other apps and applications have their own; templates are read once', async () => {
		const evidence = withFiles('s');
		await recordedOf(evidence, [
			ofWindow(),
			ofWindow('s', { stream: streamOf('s', 'other') }),
			ofWindow('s', { subAppId: 7 }),
		]);
		expect(evidence.asked.files.map(({ appName, subAppId }) => [appName, subAppId])).toEqual([
			['live', null],
			['other', null],
			['live', 7],
		]);
		expect(evidence.asked.plans).toBe(1);
	});

	it('of the legacy API are answered channel by channel', async () => {
		const evidence = withFiles('s', 't');
		await recordedOf(evidence, [ofWindow('s'), ofWindow('t')], 'v2');
		expect(evidence.asked.files.map(({ channels }) => channels)).toEqual([['s'], ['t']]);
	});

	it('that fail leave the others as they are', async () => {
		const evidence = withFiles('s');
		const api = evidence.api();
		const failure = new Error('Not now.');
		const answers = await survey(
			{
				...api,
				filesOf: async (query) => {
					if (query.appName === 'other') throw failure;
					return await api.filesOf(query);
				},
			},
			[ofWindow('s', { stream: streamOf('s', 'other') }), ofWindow()],
			() => at(5_000),
		);
		expect(answers).toEqual([
			{ kind: 'failed', error: failure },
			expect.objectContaining({ kind: 'done' }),
		]);
	});
});

describe('the task of a question', () => {
	it('is searched for in its stream; then those around it are listed, a day on either side', async () => {
		const evidence = withFiles('s');
		evidence.pages = [[task('other', 0, 600)], [task('a', 0, 600)], [task('never read', 0, 1)]];
		await recordedOf(evidence, [ofTask('a')]);
		const place = streamOf('s');
		expect(evidence.asked.tasks).toEqual([
			expect.objectContaining({ ...place, likelyFirst: true }),
			{ ...place, from: at(0) - DAY, to: at(600) + DAY },
		]);
	});

	it('is searched for in the whole app where several streams are asked about', async () => {
		const evidence = withFiles('s', 't');
		evidence.pages = [[task('a', 0, 600), task('b', 0, 300, { channel: 't' })]];
		await recordedOf(evidence, [ofTask('a'), ofTask('b', 't')]);
		expect(evidence.asked.tasks.map(({ channel }) => channel)).toEqual([null, null]);
	});

	it('is one of its own stream', async () => {
		const evidence = withFiles('s');
		evidence.pages = [[task('a', 0, 600, { channel: 't' })]];
		const [answer] = await survey(evidence.api(), [ofTask('a')], () => at(5_000));
		expect(answer).toMatchObject({
			kind: 'failed',
			error: {
				message: expect.stringMatching(
					/^Tencent Cloud lists no recording task "a"\. So its times are not known\./,
				),
			},
		});
		expect(evidence.asked.tasks).toHaveLength(1);
	});

	it('that is not there leaves the others as they are', async () => {
		const evidence = withFiles('s');
		evidence.pages = [[task('a', 0, 600)]];
		const answers = await survey(evidence.api(), [ofTask('x'), ofTask('a')], () => at(5_000));
		expect(answers.map(({ kind }) => kind)).toEqual(['failed', 'done']);
	});

	it('of the legacy API is found in the one list that there is', async () => {
		const evidence = withFiles('s');
		evidence.pages = [[task('1', 0, 600)], [task('2', 300, 900)]];
		evidence.files = new Map([['s', [file(0, 600, { taskId: '1' }), file(1, 2, { taskId: '2' })]]]);
		const [recorded] = await recordedOf(evidence, [ofTask('1')], 'v2');
		expect(recorded).toMatchObject({ complete: true, task: { taskId: '1' } });
		expect(evidence.asked.tasks).toHaveLength(1);
	});

	it('says by its template which formats there are to be, in API 3.0', async () => {
		const templated = (version: 'v3' | 'v2') => {
			const evidence = withFiles('s');
			evidence.plans = new Map([
				[7, { formats: ['hls', 'mp4'], resumption: 0, inCos: false, subAppIds: [], keptFor: null }],
			]);
			evidence.pages = [[task('1', 0, 600, { templateId: 7 })]];
			return recordedOf(evidence, [ofTask('1')], version);
		};
		expect((await templated('v3'))[0]).toMatchObject({
			complete: false,
			note: 'Something is missing in mp4.',
		});
		expect((await templated('v2'))[0]).toMatchObject({ complete: true });
	});

	it('of another template has the files of its own format', async () => {
		const evidence = new FakeEvidence();
		evidence.plans = new Map([
			[7, { formats: ['mp4'], resumption: 0, inCos: false, subAppIds: [], keptFor: null }],
		]);
		evidence.pages = [[task('a', 0, 600), task('b', 0, 600, { templateId: 7 })]];
		evidence.files = new Map([['s', [file(0, 600), file(0, 600, { format: 'mp4', fileId: 'm' })]]]);
		const [a] = await recordedOf(evidence, [ofTask('a')]);
		expect(a?.formats.map(({ files }) => files.map(({ taskId }) => taskId))).toEqual([['a']]);
	});
});

describe('pushes', () => {
	it('are asked for where something is missing, a day on either side, in whole seconds', async () => {
		const evidence = new FakeEvidence();
		evidence.pushes = [push(0, 300)];
		evidence.files = new Map([['s', [file(0, 300)]]]);
		const window = { from: at(0) + 500, to: at(600) };
		const [recorded] = await recordedOf(evidence, [ofWindow('s', { window })]);
		expect(evidence.asked.pushes).toEqual([
			{ ...streamOf('s'), from: at(0) - DAY, to: at(600) + DAY },
		]);
		expect(recorded?.formats[0]?.gaps).toEqual([
			{ from: at(300), to: at(600), reason: 'push broken' },
		]);
	});

	it.each([
		[5, ['c0', 'c1', 'c2', 'c3', 'c4']],
		[6, [null]],
	])('of %i streams that lack something are asked for so: %p', async (count, channels) => {
		const evidence = new FakeEvidence();
		evidence.pushes = Array.from({ length: count }, (_, n) => push(0, 300, { channel: `c${n}` }));
		const asks = evidence.pushes.map(({ channel }) => ofWindow(channel));
		evidence.files = new Map(asks.map(({ stream }) => [stream.channel, [file(0, 300)]]));
		const answers = await recordedOf(evidence, [...asks, ofWindow('c0')]);
		expect(evidence.asked.pushes.map(({ channel }) => channel)).toEqual(channels);
		expect(answers.map(({ formats }) => formats[0]?.gaps[0]?.reason)).toEqual(
			Array.from({ length: count + 1 }, () => 'push broken'),
		);
	});

	it('that nobody tells of leave a gap without a reason', async () => {
		const evidence = new FakeEvidence();
		const asks = Array.from({ length: 6 }, (_, n) => ofWindow(`c${n}`));
		const answers = await recordedOf(evidence, asks);
		expect(answers.map(({ complete }) => complete)).toEqual(asks.map(() => null));
	});

	it('of a stream that lacks nothing are not looked at beside those of one that does', async () => {
		const evidence = withFiles('s');
		evidence.pushes = [];
		const [whole, lacking] = await recordedOf(evidence, [ofWindow('s'), ofWindow('t')]);
		expect(evidence.asked.pushes.map(({ channel }) => channel)).toEqual(['t']);
		expect([whole?.complete, lacking?.complete]).toEqual([true, false]);
	});
});

describe('the moment of asking', () => {
	it('is the service’s, and this machine’s where it tells none', async () => {
		const evidence = withFiles();
		evidence.pushes = [];
		evidence.now = at(300);
		const [early] = await recordedOf(evidence, [ofWindow()]);
		expect(early).toMatchObject({ complete: null, window: { from: at(0), to: at(300) } });
		evidence.now = null;
		const [late] = await recordedOf(evidence, [ofWindow()]);
		expect(late).toMatchObject({ complete: false, window: WINDOW });
	});

	it('is that before files are listed', async () => {
		const evidence = withFiles();
		evidence.now = at(610);
		evidence.pushes = [];
		const api = evidence.api();
		const slow = {
			...api,
			filesOf: async (query: Parameters<typeof api.filesOf>[0]) => {
				evidence.now = at(9_999);
				return await api.filesOf(query);
			},
		};
		const [answer] = await survey(slow, [ofWindow()], () => 0);
		expect(answer).toMatchObject({ recorded: { complete: null, note: 'Files can still come.' } });
	});

	it.each([
		[909, null],
		[910, false],
	])('%i seconds after its begin, ten minutes without a push are complete: %p', async (now, is) => {
		const evidence = withFiles();
		evidence.pushes = [];
		evidence.now = at(now);
		const [recorded] = await recordedOf(evidence, [ofWindow()]);
		expect(recorded?.complete).toBe(is);
	});

	it('of a task that has not begun makes nothing missing', async () => {
		const evidence = withFiles();
		evidence.pages = [[task('a', 0, 600, { state: 'pending', status: 'scheduled' })]];
		evidence.now = at(-60);
		const [recorded] = await recordedOf(evidence, [ofTask('a')]);
		expect(recorded).toMatchObject({ complete: null, note: 'It has not begun yet.' });
		expect(evidence.asked).toMatchObject({ files: [], sent: [], pushes: [] });
	});

	it('a task that was stopped before it began is over', async () => {
		const evidence = withFiles();
		evidence.pages = [[task('a', 0, 600, { status: 'stopped', stoppedAt: at(-5) })]];
		const [recorded] = await recordedOf(evidence, [ofTask('a')]);
		expect(recorded).toMatchObject({
			complete: false,
			note: 'It was stopped before it began: nothing was to be recorded.',
		});
	});
});

describe('files that its template may have had deleted', () => {
	const expiring = (pushes: FakeEvidence['pushes']) => {
		const evidence = withFiles();
		const plan = { formats: ['hls'], resumption: 0, inCos: false, subAppIds: [], keptFor: 60_000 };
		evidence.plans = new Map([[7, plan]]);
		evidence.pages = [[task('a', 0, 600, { templateId: 7 })]];
		evidence.pushes = pushes;
		return recordedOf(evidence, [ofTask('a')]);
	};

	it('leave it open', async () => {
		const [recorded] = await expiring([push(0, 600)]);
		expect(recorded?.complete).toBeNull();
		expect(recorded?.note).toMatch(/it has passed here/);
	});

	it('do not where nobody pushed', async () => {
		expect((await expiring([]))[0]).toMatchObject({ complete: false, note: null });
	});
});

it('files in COS that nobody tells of leave it open', async () => {
	const evidence = withFiles();
	evidence.plans = new Map([
		[7, { formats: ['hls'], resumption: 0, inCos: true, subAppIds: [], keptFor: null }],
	]);
	evidence.pages = [[task('a', 0, 600, { templateId: 7 })]];
	const [recorded] = await recordedOf(evidence, [ofTask('a')]);
	expect(recorded?.complete).toBeNull();
	expect(recorded?.note).toMatch(/^Files that are kept in COS/);
});
