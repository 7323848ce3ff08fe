import type { Action3 } from '../action';
import { describeMediaInfos } from '../vod/describeMediaInfos';
import { searchMedia } from '../vod/searchMedia';
import { createLiveRecordRule } from './createLiveRecordRule';
import { createLiveRecordTemplate } from './createLiveRecordTemplate';
import { createRecordTask } from './createRecordTask';
import { deleteLiveRecordRule } from './deleteLiveRecordRule';
import { deleteLiveRecordTemplate } from './deleteLiveRecordTemplate';
import { deleteRecordTask } from './deleteRecordTask';
import { describeLiveDomains } from './describeLiveDomains';
import { describeLiveRecordRules } from './describeLiveRecordRules';
import { describeLiveRecordTemplate } from './describeLiveRecordTemplate';
import { describeLiveRecordTemplates } from './describeLiveRecordTemplates';
import { describeLiveStreamOnlineList } from './describeLiveStreamOnlineList';
import { describeLiveStreamState } from './describeLiveStreamState';
import { describeRecordTask } from './describeRecordTask';
import { modifyLiveRecordTemplate } from './modifyLiveRecordTemplate';
import { stopRecordTask } from './stopRecordTask';

/** A product of API 3.0: its service name in signatures and hosts, its version, its actions. */
export interface Product {
	service: string;
	version: string;
	actions: readonly Action3[];
}

/** Every product served. An action is one file here and one line; another product one entry. */
export const PRODUCTS: readonly Product[] = [
	{
		service: 'live',
		version: '2018-08-01',
		actions: [
			createLiveRecordRule,
			createLiveRecordTemplate,
			createRecordTask,
			deleteLiveRecordRule,
			deleteLiveRecordTemplate,
			deleteRecordTask,
			describeLiveDomains,
			describeLiveRecordRules,
			describeLiveRecordTemplate,
			describeLiveRecordTemplates,
			describeLiveStreamOnlineList,
			describeLiveStreamState,
			describeRecordTask,
			modifyLiveRecordTemplate,
			stopRecordTask,
		],
	},
	{ service: 'vod', version: '2018-07-17', actions: [describeMediaInfos, searchMedia] },
];
