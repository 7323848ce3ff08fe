import type { Action } from '../action';
import { createRecord } from './createRecord';
import { deleteRecord } from './deleteRecord';
import { describeChannel } from './describeChannel';
import { describeChannelList } from './describeChannelList';
import { describeRecordList } from './describeRecordList';
import { getVodRecordFiles } from './getVodRecordFiles';
import { stopRecord } from './stopRecord';

/** Every action of the legacy API that is served. Another one is one file here and one line. */
export const LEGACY_ACTIONS: readonly Action[] = [
	createRecord,
	deleteRecord,
	describeChannel,
	describeChannelList,
	describeRecordList,
	getVodRecordFiles,
	stopRecord,
];
