import { ApiError } from '../../apiError';
import type { Parameters } from '../../parameters';

/**
 * pageNo (from 1, 1 unless given) and pageSize (10 unless given). No upper
 * bounds are documented.
 *
 * @throws ApiError 4000 below 1
 */
export function pageOptions(parameters: Parameters): { page: number; size: number } {
	const page = parameters.integer('pageNo') ?? 1;
	const size = parameters.integer('pageSize') ?? 10;
	if (page < 1) throw new ApiError('4000', 'pageNo is less than 1');
	if (size < 1) throw new ApiError('4000', 'pageSize is less than 1');
	return { page, size };
}
