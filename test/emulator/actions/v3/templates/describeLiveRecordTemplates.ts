import { optional } from '../../../parameters';
import type { Action3 } from '../../action';
import { describeTemplate, QUERIES } from './recordTemplates';

/** DescribeLiveRecordTemplates, cloud.tencent.com/document/product/267/32609. IsDelayLive defaults to 0. */
export const describeLiveRecordTemplates: Action3 = {
	name: 'DescribeLiveRecordTemplates',
	...QUERIES,
	parameters: { IsDelayLive: optional('integer') },
	handle(parameters, { state }) {
		const slow = parameters.integer('IsDelayLive') === 1;
		const matching = state.templates.filter((template) => (template.slowLive ?? false) === slow);
		return { Templates: matching.map((template) => describeTemplate(template, state.site)) };
	},
};
