import type { Action3 } from '../action';
import { createRecordTask } from './createRecordTask';
import { deleteRecordTask } from './deleteRecordTask';
import { describeLiveDomains } from './describeLiveDomains';
import { describeLiveRecordTemplates } from './describeLiveRecordTemplates';
import { describeLiveStreamOnlineList } from './describeLiveStreamOnlineList';
import { describeLiveStreamState } from './describeLiveStreamState';
import { describeRecordTask } from './describeRecordTask';
import { stopRecordTask } from './stopRecordTask';

/** A product of API 3.0: its service name in signatures and hosts, its version, its actions. */
export interface Product {
	service: string;
	version: string;
	actions: readonly Action3[];
}

/** Every product served. An action is one file here and one line; another product (vod) one entry. */
export const PRODUCTS: readonly Product[] = [
	{
		service: 'live',
		version: '2018-08-01',
		actions: [
			createRecordTask,
			deleteRecordTask,
			describeLiveDomains,
			describeLiveRecordTemplates,
			describeLiveStreamOnlineList,
			describeLiveStreamState,
			describeRecordTask,
			stopRecordTask,
		],
	},
];
