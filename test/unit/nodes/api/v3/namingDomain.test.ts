import type { Action3 } from '../../../../../nodes/TencentLive/api/v3/call';
import { namingDomain } from '../../../../../nodes/TencentLive/api/v3/namingDomain';
import { ApiError } from '../../../../../nodes/TencentLive/transport/ApiError';
import { answering, turns } from '../../support/replies';

const refusal = (code: string | null) =>
	new ApiError('rejected', `A parameter is wrong. (${code})`, { code, detail: 'Wrong.' });

const page = (all: number, ...names: string[]) => ({
	AllCount: all,
	DomainList: names.map((Name) => ({ Name })),
});

it.each(['InvalidParameter', 'InvalidParameterValue', 'ResourceNotFound'])(
	'names a domain that is not one of the account, with the code %s and the words of the service',
	async (code) => {
		const { call, calls } = answering<Action3>(page(1, 'push.example.com'));
		const named = await namingDomain(call, refusal(code), 'push.exmaple.com');
		expect(named).toMatchObject({
			kind: 'rejected',
			message: `Domain: "push.exmaple.com" is no push domain of this account. Pick one from the list; those of the other site belong to other accounts. (${code})`,
			facts: { code, detail: 'Wrong.' },
		});
		expect(calls).toMatchObject([{ action: 'DescribeLiveDomains' }]);
	},
);

it.each<[string, unknown, string | null]>([
	['the domain is there, however it is written', refusal('InvalidParameter'), 'PUSH.example.com.'],
	['there is none to look for', refusal('InvalidParameter'), null],
	['the code says what is wrong', refusal('InvalidParameter.CloudCrossErr'), 'other.example.com'],
	['it is a right that is missing', refusal('AuthFailure'), 'other.example.com'],
	['there is no code', refusal(null), 'other.example.com'],
	['it is no error of the service', new TypeError('x'), 'other.example.com'],
])('says what was said where %s', async (_what, error, domain) => {
	const { call } = answering<Action3>(page(1, 'push.example.com'));
	expect(await namingDomain(call, error, domain)).toBe(error);
});

it('reads on to the last page, and no further than five', async () => {
	const error = refusal('InvalidParameter');
	const last = turns(page(101), page(101, 'b.example.com'));
	expect(await namingDomain(last.call, error, 'b.example.com')).toBe(error);
	const many = answering<Action3>(page(900));
	expect(await namingDomain(many.call, error, 'b.example.com')).toBe(error);
	expect(many.calls).toHaveLength(5);
});

it('says what was said where the list fails', async () => {
	const error = refusal('InvalidParameter');
	const failing = async () => await Promise.reject(new ApiError('rejected', 'No right.'));
	expect(await namingDomain(failing, error, 'b.example.com')).toBe(error);
});
