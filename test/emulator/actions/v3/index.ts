import type { Action3 } from '../action';
import { describeMediaInfos } from '../vod/describeMediaInfos';
import { searchMedia } from '../vod/searchMedia';
import { createLiveCallbackRule } from './createLiveCallbackRule';
import { createLiveCallbackTemplate } from './createLiveCallbackTemplate';
import { createLiveRecordRule } from './createLiveRecordRule';
import { createLiveRecordTemplate } from './createLiveRecordTemplate';
import { createRecordTask } from './createRecordTask';
import { deleteLiveCallbackRule } from './deleteLiveCallbackRule';
import { deleteLiveCallbackTemplate } from './deleteLiveCallbackTemplate';
import { deleteLiveRecordRule } from './deleteLiveRecordRule';
import { deleteLiveRecordTemplate } from './deleteLiveRecordTemplate';
import { deleteRecordTask } from './deleteRecordTask';
import { describeLiveCallbackRules } from './describeLiveCallbackRules';
import { describeLiveCallbackTemplate } from './describeLiveCallbackTemplate';
import { describeLiveCallbackTemplates } from './describeLiveCallbackTemplates';
import { describeLiveDomains } from './describeLiveDomains';
import { describeLiveRecordRules } from './describeLiveRecordRules';
import { describeLiveRecordTemplate } from './describeLiveRecordTemplate';
import { describeLiveRecordTemplates } from './describeLiveRecordTemplates';
import { describeLiveStreamOnlineList } from './describeLiveStreamOnlineList';
import { describeLiveStreamState } from './describeLiveStreamState';
import { describeRecordTask } from './describeRecordTask';
import { modifyLiveCallbackTemplate } from './modifyLiveCallbackTemplate';
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
			createLiveCallbackRule,
			createLiveCallbackTemplate,
			createLiveRecordRule,
			createLiveRecordTemplate,
			createRecordTask,
			deleteLiveCallbackRule,
			deleteLiveCallbackTemplate,
			deleteLiveRecordRule,
			deleteLiveRecordTemplate,
			deleteRecordTask,
			describeLiveCallbackRules,
			describeLiveCallbackTemplate,
			describeLiveCallbackTemplates,
			describeLiveDomains,
			describeLiveRecordRules,
			describeLiveRecordTemplate,
			describeLiveRecordTemplates,
			describeLiveStreamOnlineList,
			describeLiveStreamState,
			describeRecordTask,
			modifyLiveCallbackTemplate,
			modifyLiveRecordTemplate,
			stopRecordTask,
		],
	},
	{ service: 'vod', version: '2018-07-17', actions: [describeMediaInfos, searchMedia] },
];
