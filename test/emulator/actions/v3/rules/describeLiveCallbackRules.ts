import { writeChinaTime } from '../../../chinaTime';
import type { Action3 } from '../../action';
import { QUERIES } from '../templates/recordTemplates';

/** DescribeLiveCallbackRules, listed on cloud.tencent.com/document/api/267/30145: all of them, in order of creation. */
export const describeLiveCallbackRules: Action3 = {
	name: 'DescribeLiveCallbackRules',
	...QUERIES,
	parameters: {},
	handle(_, { state, now }) {
		return {
			Rules: state.callbackRules.map(({ domain, app, templateId, createdAt = now }) => ({
				CreateTime: writeChinaTime(createdAt),
				UpdateTime: writeChinaTime(createdAt),
				TemplateId: templateId,
				DomainName: domain,
				AppName: app,
			})),
		};
	},
};
