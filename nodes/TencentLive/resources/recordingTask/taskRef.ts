import type { INodeProperties } from 'n8n-workflow';

import type { RecordingApi } from '../../api/RecordingApi';
import type { TaskRef } from '../../api/recordings';
import { apiVersionField } from '../../parameters/apiVersion';
import { legacyChannelField, taskIdFields } from '../../parameters/fields';
import { readStream } from '../../parameters/stream';
import { readTaskId } from '../../parameters/taskId';
import type { Values } from '../../parameters/values';

/** The fields that name one task: the legacy API has none without its channel. */
export const taskRefFields: INodeProperties[] = [
	{ ...legacyChannelField, description: 'The channel of the task' },
	...taskIdFields(),
	apiVersionField,
];

/** @throws InvalidParameterError */
export function readTaskRef(values: Values, api: RecordingApi): TaskRef {
	const ref = { taskId: readTaskId(values) ?? '', ...readStream(values) };
	api.checkRef(ref);
	return ref;
}
