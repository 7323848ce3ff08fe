import { ApiError } from '../../transport/ApiError';
import { exactText } from '../../transport/json';
import type { Call3 } from './call';
import { objectsIn } from '../lists';
import { NO_VOD, VOD } from './vod';

/** How the code begins for what cannot be the ID of a file, as InvalidParameterValue.FileIds. */
const BAD_ID = 'InvalidParameterValue.FileId';

/**
 * Whether Video on Demand has a file; undefined for an account without Video on Demand, which has its
 * files elsewhere.
 *
 * Source: DescribeMediaInfos, https://www.tencentcloud.com/document/product/266/34181
 *
 * @param subAppId the application it is in; null for the main one
 * @throws ApiError
 */
export async function mediaExists(
	call: Call3,
	fileId: string,
	subAppId: number | null,
): Promise<boolean | undefined> {
	try {
		const response = await call({
			...VOD,
			action: 'DescribeMediaInfos',
			parameters: {
				FileIds: [fileId],
				Filters: ['basicInfo'],
				...(subAppId === null ? {} : { SubAppId: subAppId }),
			},
		});
		return objectsIn(response.MediaInfoSet).some((media) => exactText(media.FileId) === fileId);
	} catch (error) {
		const code = error instanceof ApiError ? error.facts.code : null;
		if (code?.startsWith(BAD_ID) === true) return false;
		if (code === NO_VOD) return undefined;
		return await Promise.reject(error);
	}
}
