import type { Action3 } from '../action';
import { describeMediaInfos } from '../vod/describeMediaInfos';
import { describeSubAppIds } from '../vod/describeSubAppIds';
import { searchMedia } from '../vod/searchMedia';
import { describeCallbackRecordsList } from './describeCallbackRecordsList';
import { createLiveCallbackRule } from './rules/createLiveCallbackRule';
import { createLiveCallbackTemplate } from './templates/createLiveCallbackTemplate';
import { createLiveRecordRule } from './rules/createLiveRecordRule';
import { createLiveRecordTemplate } from './templates/createLiveRecordTemplate';
import { createRecordTask } from './createRecordTask';
import { deleteLiveCallbackRule } from './rules/deleteLiveCallbackRule';
import { deleteLiveCallbackTemplate } from './templates/deleteLiveCallbackTemplate';
import { deleteLiveRecordRule } from './rules/deleteLiveRecordRule';
import { deleteLiveRecordTemplate } from './templates/deleteLiveRecordTemplate';
import { deleteRecordTask } from './deleteRecordTask';
import { describeLiveCallbackRules } from './rules/describeLiveCallbackRules';
import { describeLiveCallbackTemplate } from './templates/describeLiveCallbackTemplate';
import { describeLiveCallbackTemplates } from './templates/describeLiveCallbackTemplates';
import { describeLiveDomains } from './describeLiveDomains';
import { describeLiveRecordRules } from './rules/describeLiveRecordRules';
import { describeLiveRecordTemplate } from './templates/describeLiveRecordTemplate';
import { describeLiveRecordTemplates } from './templates/describeLiveRecordTemplates';
import { describeLiveStreamEventList } from './describeLiveStreamEventList';
import { describeLiveStreamOnlineList } from './describeLiveStreamOnlineList';
import { describeLiveStreamPublishedList } from './describeLiveStreamPublishedList';
import { describeLiveStreamState } from './describeLiveStreamState';
import { describeRecordTask } from './describeRecordTask';
import { modifyLiveCallbackTemplate } from './templates/modifyLiveCallbackTemplate';
import { modifyLiveRecordTemplate } from './templates/modifyLiveRecordTemplate';
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
			describeCallbackRecordsList,
			describeLiveCallbackRules,
			describeLiveCallbackTemplate,
			describeLiveCallbackTemplates,
			describeLiveDomains,
			describeLiveRecordRules,
			describeLiveRecordTemplate,
			describeLiveRecordTemplates,
			describeLiveStreamEventList,
			describeLiveStreamOnlineList,
			describeLiveStreamPublishedList,
			describeLiveStreamState,
			describeRecordTask,
			modifyLiveCallbackTemplate,
			modifyLiveRecordTemplate,
			stopRecordTask,
		],
	},
	{
		service: 'vod',
		version: '2018-07-17',
		actions: [describeMediaInfos, describeSubAppIds, searchMedia],
	},
];
