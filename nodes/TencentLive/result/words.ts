import type { Draft } from './draft';
import type { FormatRecorded } from './join';

const IN_COS =
	'Files that are kept in COS are listed nowhere; what the service sent for them is asked for, which goes back 14 days, on the China site. Where that does not tell, look into the bucket, or let Tencent Live Trigger keep their addresses.';

const EXPIRED =
	'Recording templates can have their files deleted after a time, and it has passed here: what is missing may have been there.';

const UNASKED =
	'An application of Video on Demand that a recording template names could not be asked: files may be there.';

/** Which formats lack something, where the one that speaks for all does not. */
function lacking(formats: readonly FormatRecorded[]): string {
	const names = formats.flatMap(({ format, gaps }) => (gaps.length > 0 ? [format] : []));
	return `Something is missing in ${names.join(', ')}.`;
}

/** What is to be said besides what was recorded, as sentences; null where nothing is. */
export function noteOf(
	{ subject, foreign, mayBeHidden, lacks }: Draft,
	complete: boolean | null,
	formats: readonly FormatRecorded[],
	{ mayCome, isUnasked }: { mayCome: boolean; isUnasked: boolean },
): string | null {
	const { task, window, isOver, plan, mayBeExpired } = subject;
	if (window.to <= window.from) {
		return isOver
			? 'It was stopped before it began: nothing was to be recorded.'
			: 'It has not begun yet.';
	}
	const notes = [
		[complete === null && !isOver, 'It is not over yet.'],
		[complete === null && isOver && mayCome && !mayBeHidden, 'Files can still come.'],
		[complete !== true && mayBeHidden, IN_COS],
		[complete === null && lacks && mayBeExpired, EXPIRED],
		[complete === null && lacks && isUnasked, UNASKED],
		[complete === false && formats[0]?.gaps.length === 0, lacking(formats)],
		[
			lacks && foreign > 0,
			`Files of this stream that reach beyond the times of the task do not count (${foreign}): they are of a recording template, or of another task.`,
		],
		[
			task !== undefined && task.templateId !== null && plan === null,
			'Its recording template is not there any more: which formats it had is not known.',
		],
		[plan?.formats.length === 0, 'Its recording template has no format switched on.'],
		[
			formats.some(({ hasUndated }) => hasUndated),
			'Of some files the service does not say when they were recorded.',
		],
	] as const;
	const said = notes.flatMap(([holds, words]) => (holds ? [words] : []));
	return said.length === 0 ? null : said.join(' ');
}
