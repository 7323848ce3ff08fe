import type { IDataObject } from 'n8n-workflow';

import { toChinaIso } from '../../api/chinaTime';
import type { FormatRecorded, Gap } from '../../result/join';
import type { Recorded } from '../../result/survey';
import { fileOutput } from '../fileOutput';

/** What was recorded, the same for both generations; the format that covers most speaks for the whole. */
export function resultOutput(recorded: Recorded): IDataObject {
	const { stream, task, window, complete, formats, note } = recorded;
	const [best] = formats;
	const nothing = [{ ...window, reason: null }];
	const isEmpty = window.to <= window.from;
	return {
		task_id: task?.taskId ?? null,
		channel: stream.channel,
		domain: stream.domain,
		app_name: stream.appName,
		start_time: toChinaIso(window.from),
		end_time: toChinaIso(Math.max(window.from, window.to)),
		complete,
		seconds: best === undefined ? 0 : secondsOf(best),
		gaps: (best?.gaps ?? (isEmpty ? [] : nothing)).map(gapOutput),
		formats: formats.map((one) => ({
			format: one.format,
			seconds: secondsOf(one),
			gaps: one.gaps.map(gapOutput),
			files: one.files.map((file) => fileOutput(file, stream.channel)),
		})),
		message: note,
	};
}

/** Whole seconds; null where some files do not say what they hold. */
function secondsOf({ covered, hasUndated }: FormatRecorded): number | null {
	return hasUndated ? null : Math.round(covered / 1000);
}

function gapOutput({ from, to, reason }: Gap): IDataObject {
	return {
		start_time: toChinaIso(from),
		end_time: toChinaIso(to),
		seconds: Math.round((to - from) / 1000),
		reason,
	};
}
