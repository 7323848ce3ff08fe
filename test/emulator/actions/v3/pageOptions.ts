import { ApiError } from '../../apiError';
import type { Parameters } from '../../parameters';

/**
 * PageNum (from 1, 1 unless given) and PageSize (10 unless given) with their
 * documented bounds.
 *
 * @throws ApiError InvalidParameterError outside of them
 */
export function pageOptions(
	parameters: Parameters,
	bounds: { smallest: number; largest: number; lastPage: number },
): { page: number; size: number } {
	const page = parameters.integer('PageNum') ?? 1;
	const size = parameters.integer('PageSize') ?? 10;
	if (page < 1 || page > bounds.lastPage) {
		throw new ApiError('InvalidParameter', `PageNum must be 1 to ${bounds.lastPage}.`);
	}
	if (size < bounds.smallest || size > bounds.largest) {
		throw new ApiError(
			'InvalidParameter',
			`PageSize must be ${bounds.smallest} to ${bounds.largest}.`,
		);
	}
	return { page, size };
}
