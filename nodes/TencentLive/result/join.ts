import type { Push } from '../api/evidence';
import type { RecordedFile } from '../api/recordings';
import { formatOf } from './format';
import { stretchOf } from './owners';
import { reasonOf } from './reasons';
import { TOLERANCE, type Stretch } from './tolerance';

/** What no file covers, with why, where that is told. */
export interface Gap extends Stretch {
	reason: string | null;
}

/** What was recorded of a window in one format. */
export interface FormatRecorded {
	/** Null where the service does not say. */
	format: string | null;
	/** Those that are counted, in the order of what they hold. */
	files: RecordedFile[];
	/** Milliseconds of the window that files cover. */
	covered: number;
	gaps: Gap[];
	/** Whether it was to be recorded in this one, as far as is known. */
	isExpected: boolean;
	/** Whether a file is among them that says not when it was recorded. */
	hasUndated: boolean;
}

/** What is known of a recording. */
export interface Evidence {
	/** What was to be recorded. */
	window: Stretch;
	/** The files that count for it. */
	files: readonly RecordedFile[];
	/** The formats that it was to be recorded in; null where only files tell. */
	formats: readonly string[] | null;
	/** Undefined where nobody tells. */
	pushes: readonly Push[] | undefined;
}

/** What files make of a window: format by format, the one that covers most first. */
export function join(evidence: Evidence): FormatRecorded[] {
	const { files, formats } = evidence;
	const found = files.map(formatOf);
	const all = [...new Set([...(formats ?? []), ...found])];
	return all
		.map((format) =>
			joinOne(
				evidence,
				format,
				files.filter((_file, at) => found[at] === format),
			),
		)
		.sort((one, other) => other.covered - one.covered);
}

function joinOne(
	{ window, formats, pushes }: Evidence,
	format: string | null,
	files: RecordedFile[],
): FormatRecorded {
	const held = files.map((file) => ({ file, stretch: stretchOf(file) }));
	const from = ({ stretch }: (typeof held)[number]) => stretch?.from ?? Infinity;
	held.sort((one, other) => (from(one) === from(other) ? 0 : from(one) - from(other)));
	const stretches = held.flatMap(({ stretch }) => stretch ?? []);
	const covered = union(window, stretches);
	const hasUndated = stretches.length < held.length;
	// What is not covered can only be said where every file says what it holds.
	const gaps = hasUndated ? [] : gapsIn(window, covered);
	return {
		format,
		files: held.map(({ file }) => file),
		covered: covered.reduce((sum, { from: start, to }) => sum + to - start, 0),
		gaps: gaps.map((gap) => ({ ...gap, reason: reasonOf(gap, covered, pushes) })),
		isExpected: formats === null || (format !== null && formats.includes(format)),
		hasUndated,
	};
}

/** What of a window stretches cover, in order, without what they have in common. */
export function union(window: Stretch, stretches: readonly Stretch[]): Stretch[] {
	const whole: Stretch[] = [];
	const inside = stretches
		.map(({ from, to }) => ({ from: Math.max(from, window.from), to: Math.min(to, window.to) }))
		.filter(({ from, to }) => from < to)
		.sort((one, other) => one.from - other.from);
	for (const stretch of inside) {
		const last = whole.at(-1);
		if (last !== undefined && stretch.from <= last.to) last.to = Math.max(last.to, stretch.to);
		else whole.push({ ...stretch });
	}
	return whole;
}

/** What of a window is not covered, longer than the tolerance; all of it where nothing is. */
export function gapsIn(window: Stretch, covered: readonly Stretch[]): Stretch[] {
	if (covered.length === 0) return window.from < window.to ? [{ ...window }] : [];
	const starts = [window.from, ...covered.map(({ to }) => to)];
	const ends = [...covered.map(({ from }) => from), window.to];
	return starts
		.map((from, at) => ({ from, to: ends[at] ?? window.to }))
		.filter(({ from, to }) => to - from > TOLERANCE);
}

/** What decides whether a recording is complete, besides what there is of it. */
export interface Prospects {
	/** Whether its window is over. */
	isOver: boolean;
	/** Whether a file can still come. */
	mayCome: boolean;
	/** Whether files may lie where nothing here can list them. */
	mayBeHidden: boolean;
}

/**
 * True when nothing is missing in any format; false when something is and no file can come any more;
 * null as long as that cannot be said.
 */
export function isComplete(
	formats: readonly FormatRecorded[],
	{ isOver, mayCome, mayBeHidden }: Prospects,
): boolean | null {
	if (!isOver) return null;
	const expected = formats.filter(({ isExpected: is }) => is);
	if (expected.length > 0 && expected.every(isWhole)) return true;
	const isUndated = formats.some(({ hasUndated }) => hasUndated);
	return mayCome || mayBeHidden || isUndated ? null : false;
}

/** Whether pushes tell of every gap why nothing was recorded. */
export function isExplained(formats: readonly FormatRecorded[]): boolean {
	return (
		formats.length > 0 && formats.every(({ gaps }) => gaps.every(({ reason }) => reason !== null))
	);
}

function isWhole({ files, gaps, hasUndated }: FormatRecorded): boolean {
	return files.length > 0 && gaps.length === 0 && !hasUndated;
}
