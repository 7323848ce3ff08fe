import type { FilesByChannel } from '../api/evidence';
import type { RecordingApi } from '../api/RecordingApi';
import type { RecordedFile, TaskDetails } from '../api/recordings';
import { DAY } from '../api/requestRules';
import { ApiError } from '../transport/ApiError';
import { CancelledError } from '../transport/CancelledError';
import { rethrow } from '../transport/rethrow';
import { join } from './join';
import { dated, ownedBy, stretchOf, type Owner } from './owners';
import type { Subject } from './subject';
import { around, overlapOf, TOLERANCE } from './tolerance';

const isEmpty = ({ window }: Subject) => window.to <= window.from;

/** What Video on Demand has of several subjects. */
export interface InVod {
	/** Undefined where the account has none. */
	files: FilesByChannel | undefined;
	/** Whether an application that a template names could not be asked. */
	isPartial: boolean;
}

/** What Video on Demand has of all of these. @throws ApiError where no application answers */
export async function filesInVod(api: RecordingApi, subjects: Subject[]): Promise<InVod> {
	const inVod = subjects.filter((subject) => subject.store !== 'cos' && !isEmpty(subject));
	const [first] = inVod;
	if (first === undefined) return { files: new Map(), isPartial: false };
	const { domain, appName } = first.ask.stream;
	const windows = inVod.map(({ window }) => window);
	const query = {
		channels: [...new Set(inVod.map(({ stream }) => stream.channel))],
		...{ domain, appName },
		...around(windows, TOLERANCE),
	};
	const named = first.ask.subAppId;
	const files = await api.filesOf({ ...query, subAppId: named });
	if (files === undefined || named !== null) return { files, isPartial: false };
	// Where the user names none, the templates do: they add files, and never take any away.
	const found = new Map(files);
	let isPartial = false;
	for (const subAppId of new Set(inVod.flatMap(({ subAppIds }) => subAppIds))) {
		const more = await api.filesOf({ ...query, subAppId }).catch(orUndefined);
		isPartial ||= more === undefined;
		for (const [channel, list] of more ?? []) {
			found.set(channel, withMore(found.get(channel) ?? [], list));
		}
	}
	return { files: found, isPartial };
}

/** An application that is gone, switched off or not permitted is one that cannot be asked. */
async function orUndefined(error: unknown): Promise<undefined> {
	return error instanceof ApiError && !(error instanceof CancelledError)
		? undefined
		: await rethrow(error);
}

/** Files and more of them, each once: the main application may be named by its own ID, too. */
function withMore(files: RecordedFile[], more: readonly RecordedFile[]): RecordedFile[] {
	const ids = new Set(files.map(({ fileId }) => fileId));
	return [...files, ...more.filter(({ fileId }) => !ids.has(fileId))];
}

/** What files say of a subject, before anybody asks why something is missing. */
export interface Draft {
	subject: Subject;
	files: RecordedFile[];
	/** Files of its time that are not its own. */
	foreign: number;
	mayBeHidden: boolean;
	/** Whether something is missing so far. */
	lacks: boolean;
}

/** A task of the app, with what it records in. */
export type OtherTask = TaskDetails & Owner;

/** What files say of a subject. */
export async function draftOf(
	api: RecordingApi,
	subject: Subject,
	found: { inVod: FilesByChannel | undefined; others: OtherTask[] },
): Promise<Draft> {
	if (isEmpty(subject)) {
		return { subject, files: [], foreign: 0, mayBeHidden: false, lacks: false };
	}
	const { stream, window, plan, store } = subject;
	const { channel } = stream;
	const tasks = found.others.filter((task) => task.channel === channel);
	const judge = (all: readonly RecordedFile[]) => {
		const owned = ownedOf(subject, all, tasks);
		const formats = join({ ...owned, window, formats: plan?.formats ?? null, pushes: undefined });
		const lacks = formats.length === 0 || formats.some(({ gaps }) => gaps.length > 0);
		return { ...owned, lacks };
	};
	const inVod = dated(found.inVod?.get(channel) ?? [], tasks);
	const byVod = judge(inVod);
	const isElsewhere = store === 'cos' || found.inVod === undefined;
	if (!byVod.lacks || (store === 'vod' && !isElsewhere)) {
		return { subject, ...byVod, mayBeHidden: false };
	}
	const sent = await api.filesSent(stream, window.from, window.to + DAY);
	const byBoth = judge(withMore(inVod, sent ?? []));
	// That nothing was sent says nothing: perhaps no address is set. Of what else there may be, less.
	const isTold = isElsewhere && byBoth.files.length > 0;
	return { subject, ...byBoth, mayBeHidden: byBoth.lacks && !isTold };
}

function ownedOf(subject: Subject, files: readonly RecordedFile[], tasks: OtherTask[]) {
	const { task, window, plan } = subject;
	if (task !== undefined) {
		const overlapping = tasks.filter(({ taskId }) => taskId !== task.taskId);
		const own = { ...task, formats: plan?.formats ?? null };
		return ownedBy(own, files, [own, ...overlapping]);
	}
	const inside = files.filter((file) => {
		const stretch = stretchOf(file);
		return stretch === undefined || overlapOf(stretch, window) > 0;
	});
	return { files: inside, foreign: 0 };
}
