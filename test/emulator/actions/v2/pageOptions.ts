import { ApiError } from '../../apiError';
import type { Parameters } from '../../parameters';

/**
 * The page number (from 1, 1 unless given) and pageSize. No upper bounds are
 * documented. GetVodRecordFiles calls its number pageNum and has pages of 20;
 * its siblings say pageNo and 10.
 *
 * @throws ApiError 4000 below 1
 */
export function pageOptions(
	parameters: Parameters,
	name: 'pageNo' | 'pageNum' = 'pageNo',
	usualSize = 10,
): { page: number; size: number } {
	const page = parameters.integer(name) ?? 1;
	const size = parameters.integer('pageSize') ?? usualSize;
	if (page < 1) throw new ApiError('4000', `${name} is less than 1`);
	if (size < 1) throw new ApiError('4000', 'pageSize is less than 1');
	return { page, size };
}
