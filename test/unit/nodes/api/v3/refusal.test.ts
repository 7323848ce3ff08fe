import { isRefusal, mayExist } from '../../../../../nodes/TencentLive/api/v3/refusal';
import { NotFoundError } from '../../../../../nodes/TencentLive/api/NotFoundError';
import { ApiError } from '../../../../../nodes/TencentLive/transport/ApiError';
import { refusal } from '../../support/failing';

describe('mayExist', () => {
	it('says of an unknown outcome what may be there, and keeps what is known', () => {
		const error = refusal('InternalError', 'unknown');
		const told = mayExist(error, 'template');
		expect(told).toBeInstanceOf(ApiError);
		expect(told).toMatchObject({
			kind: 'unknown',
			message: 'It was unknown. The template may exist: look at Get Many before creating it again.',
			facts: error.facts,
		});
	});

	it.each(['notSent', 'rejected', 'throttled', 'clock'] as const)(
		'leaves what says that nothing ran as it is: %s',
		(kind) => {
			const error = refusal('a', kind);
			expect(mayExist(error, 'template')).toBe(error);
		},
	);

	it('leaves any other error as it is', () => {
		const bug = new TypeError('a bug');
		expect(mayExist(bug, 'template')).toBe(bug);
	});
});

it('NotFound is an error of its own name', () => {
	expect(new NotFoundError('It is not there.')).toMatchObject({
		name: 'NotFoundError',
		message: 'It is not there.',
	});
});

describe('isRefusal', () => {
	it.each([
		'ResourceNotFound',
		'FailedOperation',
		'InvalidParameter',
		'NotIp',
		'NoAuthFailure',
		null,
	])('is a rejection with %p', (code) => {
		expect(isRefusal(refusal(code))).toBe(true);
	});

	it.each([
		'AuthFailure',
		'AuthFailure.SecretIdNotFound',
		'UnauthorizedOperation',
		'UnauthorizedOperation.CamNoAuth',
		'IpInBlacklist',
		'IpNotInWhitelist',
	])('is not one about rights: %s', (code) => {
		expect(isRefusal(refusal(code))).toBe(false);
	});

	it.each(['notSent', 'throttled', 'clock', 'unknown'] as const)('is not what was %s', (kind) => {
		expect(isRefusal(refusal('ResourceNotFound', kind))).toBe(false);
	});

	it('is not another error', () => {
		expect(isRefusal(new Error('no'))).toBe(false);
	});
});
