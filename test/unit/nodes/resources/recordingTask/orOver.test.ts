import { NotFoundError } from '../../../../../nodes/TencentLive/api/NotFoundError';
import { orOver } from '../../../../../nodes/TencentLive/resources/recordingTask/orOver';
import { ApiError } from '../../../../../nodes/TencentLive/transport/ApiError';

const REFUSED = new ApiError('rejected', 'No.');
const MISSING = new NotFoundError('None.');
const LOST = new ApiError('unknown', 'Lost.');

it.each([REFUSED, MISSING])(
	'of a task that was ended here, %p means that it is over',
	async (error) => {
		expect(await orOver(true)(error)).toBe('over');
	},
);

it.each([
	[true, LOST],
	[false, REFUSED],
	[false, MISSING],
])('else it is an error: ended here %p, %p', async (wasEnded, error) => {
	await expect(orOver(wasEnded)(error)).rejects.toBe(error);
});
