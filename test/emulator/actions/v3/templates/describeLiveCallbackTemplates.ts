import type { Action3 } from '../../action';
import { describeCallbackTemplate } from './callbackTemplates';
import { QUERIES } from './recordTemplates';

/** DescribeLiveCallbackTemplates, cloud.tencent.com/document/product/267/32632: all of them, without parameters. */
export const describeLiveCallbackTemplates: Action3 = {
	name: 'DescribeLiveCallbackTemplates',
	...QUERIES,
	parameters: {},
	handle(_, { state }) {
		return {
			Templates: state.callbackTemplates.map((template) =>
				describeCallbackTemplate(template, state.site),
			),
		};
	},
};
