import { ApiError } from '../../apiError';
import { list, optional, required } from '../../parameters';
import type { Action3 } from '../action';
import { filesOf, SUB_APP_ID, VOD_CALL } from './files';
import { mediaInfo, sectionsOf } from './mediaInfo';

const MOST_FILES = 20;

/** DescribeMediaInfos, cloud.tencent.com/document/product/266/31763. */
export const describeMediaInfos: Action3 = {
	name: 'DescribeMediaInfos',
	...VOD_CALL,
	parameters: {
		FileIds: required(list('string')),
		...SUB_APP_ID,
		Filters: optional(list('string')),
	},
	handle(parameters, context) {
		const ids = parameters.texts('FileIds') ?? [];
		if (ids.length > MOST_FILES) {
			throw new ApiError('InvalidParameterValue', `FileIds has more than ${MOST_FILES} entries.`);
		}
		const sections = sectionsOf(parameters);
		const files = filesOf(parameters, context);
		return {
			MediaInfoSet: files
				.filter(({ id }) => ids.includes(id))
				.map((file) => mediaInfo(file, sections)),
			NotExistFileIdSet: ids.filter((id) => !files.some((file) => file.id === id)),
		};
	},
};
