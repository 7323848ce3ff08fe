import type { IDataObject } from 'n8n-workflow';

import type { RecordedFile } from '../api/recordings';
import { isoOrNull } from '../parameters/simplify';

/** A recorded file of a channel, the same for both generations; what is not told is null. */
export function fileOutput(file: RecordedFile, channel: string): IDataObject {
	return {
		file_id: file.fileId,
		url: file.url,
		name: file.name,
		format: file.format,
		start_time: isoOrNull(file.startTime),
		end_time: isoOrNull(file.endTime),
		duration: file.duration,
		size: file.size,
		channel,
		task_id: file.taskId,
	};
}
