import type { IDataObject } from 'n8n-workflow';

import { toChinaIso } from '../../api/chinaTime';
import type { TaskDetails } from '../../api/recordings';
import { isoOrNull } from '../../parameters/simplify';

/** A task, the same for both generations; what does not apply is null. */
export function taskOutput(task: TaskDetails): IDataObject {
	return {
		task_id: task.taskId,
		status: task.status,
		channel: task.channel,
		domain: task.domain,
		app_name: task.appName,
		start_time: toChinaIso(task.startTime),
		end_time: toChinaIso(task.endTime),
		stopped_at: isoOrNull(task.stoppedAt),
		template_id: task.templateId,
		fragments: task.fragments,
	};
}
