import { writeChinaTime } from '../../../chinaTime';
import type { Action3 } from '../../action';
import { QUERIES } from '../templates/recordTemplates';

/** DescribeLiveRecordRules, listed on cloud.tencent.com/document/api/267/30145: all of them, in order of creation. */
export const describeLiveRecordRules: Action3 = {
	name: 'DescribeLiveRecordRules',
	...QUERIES,
	parameters: {},
	handle(_, { state, now }) {
		return {
			Rules: state.rules.map(({ domain, app, stream, templateId, createdAt = now }) => ({
				CreateTime: writeChinaTime(createdAt),
				UpdateTime: writeChinaTime(createdAt),
				TemplateId: templateId,
				DomainName: domain,
				AppName: app,
				StreamName: stream,
			})),
		};
	},
};
