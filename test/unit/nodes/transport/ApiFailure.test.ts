import { ApiFailure } from '../../../../nodes/TencentLive/transport/ApiFailure';

describe('ApiFailure', () => {
	it('is an error of its own name, with a kind and a sentence', () => {
		const failure = new ApiFailure('rejected', 'A sentence.');
		expect(failure).toBeInstanceOf(Error);
		expect(failure).toMatchObject({
			name: 'ApiFailure',
			kind: 'rejected',
			message: 'A sentence.',
		});
	});

	it('knows no fact it was not told', () => {
		expect(new ApiFailure('unknown', 'A sentence.').facts).toStrictEqual({
			code: null,
			requestId: null,
			detail: null,
			serverTime: null,
		});
	});

	it('keeps the facts it was told and leaves the others null', () => {
		const facts = { code: 'InternalError', serverTime: 1_706_406_788 };
		expect(new ApiFailure('unknown', 'A sentence.', facts).facts).toStrictEqual({
			code: 'InternalError',
			requestId: null,
			detail: null,
			serverTime: 1_706_406_788,
		});
		expect(
			new ApiFailure('unknown', 'A sentence.', { requestId: 'r-1', detail: 'words' }).facts,
		).toStrictEqual({ code: null, requestId: 'r-1', detail: 'words', serverTime: null });
	});
});
