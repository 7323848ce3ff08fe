import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { RecordingApi } from '../../api/RecordingApi';
import type { TaskRef } from '../../api/recordings';
import { apiVersionField, legacyChannelField, taskIdField } from '../../parameters/fields';
import { readText } from '../../parameters/read';

/** The fields that name one task. */
export const taskRefFields: INodeProperties[] = [apiVersionField, legacyChannelField, taskIdField];

/** @throws InvalidParameterError */
export function readTaskRef(context: IExecuteFunctions, api: RecordingApi, item: number): TaskRef {
	const ref = {
		taskId: readText(context, 'taskId', 'Task ID', item) ?? '',
		channel: readText(context, 'channel', 'Channel', item),
		domain: null,
		appName: null,
	};
	api.checkRef(ref);
	return ref;
}
