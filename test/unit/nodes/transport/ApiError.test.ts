import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';

describe('ApiError', () => {
	it('is an error of its own name, with a kind and a sentence', () => {
		const failure = new ApiError('rejected', 'A sentence.');
		expect(failure).toBeInstanceOf(Error);
		expect(failure).toMatchObject({
			name: 'ApiError',
			kind: 'rejected',
			message: 'A sentence.',
		});
	});

	it('knows no fact it was not told', () => {
		expect(new ApiError('unknown', 'A sentence.').facts).toStrictEqual({
			code: null,
			requestId: null,
			detail: null,
			serverTime: null,
		});
	});

	it('keeps the facts it was told and leaves the others null', () => {
		const facts = { code: 'InternalError', serverTime: 1_706_406_788 };
		expect(new ApiError('unknown', 'A sentence.', facts).facts).toStrictEqual({
			code: 'InternalError',
			requestId: null,
			detail: null,
			serverTime: 1_706_406_788,
		});
		expect(
			new ApiError('unknown', 'A sentence.', { requestId: 'r-1', detail: 'words' }).facts,
		).toStrictEqual({ code: null, requestId: 'r-1', detail: 'words', serverTime: null });
	});
});
