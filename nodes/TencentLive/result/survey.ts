import { allTasks } from '../api/findTask';
import { missingTask } from '../api/missingTask';
import type { Plans, Push } from '../api/evidence';
import type { RecordingApi } from '../api/RecordingApi';
import type { TaskDetails } from '../api/recordings';
import { DAY, SECOND } from '../api/requestRules';
import { draftOf, filesInVod, type Draft } from './draft';
import { isComplete, isExplained, join, type FormatRecorded } from './join';
import { windowOf } from './owners';
import { lastFileAt, planOf, subjectOf, type Ask, type Subject } from './subject';
import { around } from './tolerance';
import { noteOf } from './words';

/** What was recorded of what was asked about. */
export interface Recorded extends Pick<Subject, 'stream' | 'task' | 'window'> {
	complete: boolean | null;
	/** The format that covers most first; none where nothing tells of any. */
	formats: FormatRecorded[];
	/** What else is to be said; null where nothing is. */
	note: string | null;
	/** Whether more can come of it by waiting. */
	mayStillCome: boolean;
}

/** What a question came to. */
export type Answer = { kind: 'done'; recorded: Recorded } | { kind: 'failed'; error: unknown };

/** So many streams of an app are asked about one by one before all of the app are. */
const MOST_ALONE = 5;

/**
 * What was recorded of each of these: tasks and files of an app are listed once for all.
 *
 * @param now UNIX milliseconds, where the service has not told its own clock
 * @returns answers in the order of the questions
 */
export async function survey(
	api: RecordingApi,
	asks: readonly Ask[],
	now: () => number,
): Promise<Answer[]> {
	const answers = new Map<Ask, Answer>();
	let plans: Promise<Plans> | undefined;
	const context = { api, now, plans: async () => await (plans ??= api.plans()) };
	const groups = new Map<string, Ask[]>();
	for (const ask of asks) {
		const { domain, appName, channel } = ask.stream;
		const one = api.traits.listsWholeApps ? null : channel;
		const key = JSON.stringify([domain, appName, ask.subAppId, one]);
		groups.set(key, [...(groups.get(key) ?? []), ask]);
	}
	await Promise.all(
		[...groups.values()].map(async (group) => {
			const found = await surveyGroup(context, group).catch((error: unknown) => error);
			for (const ask of group) {
				const answer = found instanceof Map ? found.get(ask) : undefined;
				answers.set(ask, answer ?? { kind: 'failed', error: found });
			}
		}),
	);
	return asks.flatMap((ask) => answers.get(ask) ?? []);
}

interface Context {
	api: RecordingApi;
	now(): number;
	plans(): Promise<Plans>;
}

/** The same for questions that one listing can answer: of one app, or of one channel. */
async function surveyGroup(context: Context, asks: Ask[]): Promise<Map<Ask, Answer>> {
	const { api } = context;
	const answers = new Map<Ask, Answer>();
	const { own, all } = await tasksOf(context, asks);
	// Before files are listed: one that comes meanwhile is no file that did not come.
	const now = api.serviceNow() ?? context.now();
	const known = { plans: await context.plans(), tellsFormats: api.traits.tellsFormats, now };
	const subjects = asks.flatMap((ask) => {
		const task = own.get(ask);
		if (ask.taskId === null || task !== undefined) return [subjectOf(ask, task, known)];
		const error = missingTask(api.version, ask.taskId, 'So its times are not known.');
		answers.set(ask, { kind: 'failed', error });
		return [];
	});
	const others = all.map((task) => {
		const plan = known.tellsFormats ? planOf(task, known.plans) : null;
		return { ...task, formats: plan?.formats ?? null };
	});
	const { files: inVod, isPartial } = await filesInVod(api, subjects);
	const drafts = await Promise.all(
		subjects.map(async (subject) => await draftOf(api, subject, { inVod, others })),
	);
	const pushesOf = await pushesFor(api, drafts);
	for (const draft of drafts) {
		const { subject, files } = draft;
		const { window, plan, isOver, stream } = subject;
		const pushes = draft.lacks ? pushesOf(stream.channel) : undefined;
		const formats = join({ window, files, formats: plan?.formats ?? null, pushes });
		const mayCome = window.from < window.to && now < lastFileAt(subject, pushes);
		// What pushes explain was never there, wherever one looks.
		const isOpen = !isExplained(formats);
		const isUnasked = isPartial && subject.subAppIds.length > 0;
		const mayBeElsewhere = isOpen && (subject.mayBeExpired || isUnasked);
		const mayBeHidden = draft.mayBeHidden || mayBeElsewhere;
		const complete = isComplete(formats, { isOver, mayCome, mayBeHidden });
		const note = noteOf(draft, complete, formats, { mayCome, isUnasked });
		answers.set(subject.ask, {
			kind: 'done',
			recorded: {
				...{ stream, task: subject.task, window, complete, formats, note },
				mayStillCome: !isOver || mayCome,
			},
		});
	}
	return answers;
}

/** The tasks that are asked about, and all that may overlap them. */
async function tasksOf(
	{ api, now }: Context,
	asks: Ask[],
): Promise<{ own: Map<Ask, TaskDetails>; all: TaskDetails[] }> {
	const own = new Map<Ask, TaskDetails>();
	const wanted = new Set(asks.filter(({ taskId }) => taskId !== null));
	const seen: TaskDetails[] = [];
	if (wanted.size === 0 && api.traits.listsWholeApps) return { own, all: seen };
	const [first] = asks;
	const { domain = null, appName = null } = first?.stream ?? {};
	const channels = new Set([...wanted].map(({ stream }) => stream.channel));
	const channel = channels.size > 1 ? null : (first?.stream.channel ?? null);
	const place = { domain, appName, channel };
	let isWhole = true;
	for await (const page of api.taskPages({ ...place, ...allTasks(now()), likelyFirst: true })) {
		seen.push(...page);
		for (const ask of wanted) {
			const task = page.find(
				({ taskId, channel: of }) => taskId === ask.taskId && of === ask.stream.channel,
			);
			if (task === undefined) continue;
			own.set(ask, task);
			wanted.delete(ask);
		}
		// The legacy API has one list, and files that name their tasks.
		if (wanted.size > 0 || !api.traits.listsWholeApps) continue;
		isWhole = false;
		break;
	}
	if (isWhole || own.size === 0) return { own, all: seen };
	// A task lasts a day at most, so that one that overlaps lies within a day around.
	const windows = [...own.values()].map(windowOf);
	const { from, to } = around(windows, DAY);
	const all: TaskDetails[] = [];
	for await (const page of api.taskPages({ ...place, from, to })) all.push(...page);
	return { own, all };
}

/** The pushes of the streams of which something is missing. */
async function pushesFor(
	api: RecordingApi,
	drafts: Draft[],
): Promise<(channel: string) => Push[] | undefined> {
	const lacking = drafts.filter(({ lacks }) => lacks);
	const [first] = lacking;
	if (first === undefined) return () => undefined;
	const { domain, appName } = first.subject.ask.stream;
	const channels = [...new Set(lacking.map(({ subject }) => subject.stream.channel))];
	const { from, to } = around(
		lacking.map(({ subject }) => subject.window),
		DAY,
	);
	const query = { domain, appName, from: Math.floor(from / SECOND) * SECOND, to };
	if (channels.length > MOST_ALONE) {
		const all = await api.pushes({ ...query, channel: null });
		return (channel) => all?.filter((push) => push.channel === channel);
	}
	const each = new Map(
		await Promise.all(
			channels.map(async (channel) => {
				return [channel, await api.pushes({ ...query, channel })] as const;
			}),
		),
	);
	return (channel) => each.get(channel);
}
