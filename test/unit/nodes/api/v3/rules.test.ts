import type { Action3 } from '../../../../../nodes/TencentLive/api/v3/call';
import {
	createRule,
	deleteRule,
	describeRules,
} from '../../../../../nodes/TencentLive/api/v3/rules';
import { NotFoundError } from '../../../../../nodes/TencentLive/api/NotFoundError';
import { ApiError } from '../../../../../nodes/TencentLive/transport/ApiError';
import { failingFirst, refusal } from '../../support/failing';
import { answering, turns, type FakeCall } from '../../support/replies';
import { apiFailureOf, failureOf } from '../../support/thrown';

const TARGET = { domain: 'push.example.com', appName: 'live', channel: 'my-stream' };
const PARAMETERS = { DomainName: 'push.example.com', AppName: 'live', StreamName: 'my-stream' };
const LIVE = { service: 'live', version: '2018-08-01' };

describe('createRule', () => {
	it('binds the template, once', async () => {
		const { call, calls } = answering<Action3>({ RequestId: 'r-1' });
		expect(await createRule(call, TARGET, 7)).toBe('created');
		expect(calls).toStrictEqual([
			{
				...LIVE,
				action: 'CreateLiveRecordRule',
				parameters: { ...PARAMETERS, TemplateId: 7 },
				repeatable: false,
			},
		]);
	});

	it('says that the rule may exist where the answer was lost', async () => {
		const { call } = failingFirst<Action3>(refusal('InternalError', 'unknown'));
		expect(await apiFailureOf(async () => await createRule(call, TARGET, 7))).toStrictEqual({
			kind: 'unknown',
			message: 'It was unknown. The rule may exist: look at Get Many before creating it again.',
			code: 'InternalError',
			requestId: 'r-1',
			detail: null,
			serverTime: null,
		});
	});

	describe.each(['InternalError', 'FailedOperation'])('%s.RuleAlreadyExist', (start) => {
		const already = refusal(`${start}.RuleAlreadyExist`);

		it('case 29: is no failure where the rule does what is asked for', async () => {
			const others = { ...PARAMETERS, TemplateId: 8, StreamName: 'other' };
			const rule = { ...PARAMETERS, DomainName: 'PUSH.example.com', TemplateId: '7' };
			const { call } = turns(already, { Rules: [others, rule] });
			expect(await createRule(call, TARGET, 7)).toBe('existing');
		});

		it('names the template of one that does not', async () => {
			const { call } = turns(already, { Rules: [{ ...PARAMETERS, TemplateId: 8 }] });
			const act = async () => await createRule(call, TARGET, 7);
			expect(await apiFailureOf(act)).toMatchObject({
				kind: 'rejected',
				message: 'It was rejected. Its template is 8.',
				code: `${start}.RuleAlreadyExist`,
			});
		});

		it.each([{ Rules: [] }, refusal('UnauthorizedOperation')])(
			'is passed on where the rule cannot be seen: %s',
			async (list) => {
				const { call } = turns(already, list);
				const act = async () => await createRule(call, TARGET, 7);
				expect(await failureOf(act, ApiError)).toBe(already);
			},
		);
	});

	it('passes a refusal on', async () => {
		const error = refusal('LimitExceeded');
		const { call } = failingFirst<Action3>(error);
		expect(await failureOf(async () => await createRule(call, TARGET, 7), ApiError)).toBe(error);
	});
});

describe('describeRules', () => {
	it('gives the rules as the service describes them', async () => {
		const { call, calls } = answering<Action3>({ Rules: [{ TemplateId: 7 }, null, 'a'] });
		expect(await describeRules(call)).toStrictEqual([{ TemplateId: 7 }]);
		expect(calls).toStrictEqual([{ ...LIVE, action: 'DescribeLiveRecordRules', parameters: {} }]);
	});

	it('gives none where the list is null', async () => {
		const { call } = answering<Action3>({ Rules: null });
		expect(await describeRules(call)).toStrictEqual([]);
	});
});

describe('deleteRule', () => {
	const deletes = ({ calls }: FakeCall<Action3>) =>
		calls.filter(({ action }) => action === 'DeleteLiveRecordRule');
	const NOT_FOUND = refusal('ResourceNotFound');

	it('deletes the rule of exactly the target', async () => {
		const fake = turns({ Rules: [] });
		await deleteRule(fake.call, { ...TARGET, channel: '' });
		expect(deletes(fake)).toStrictEqual([
			{
				...LIVE,
				action: 'DeleteLiveRecordRule',
				parameters: { ...PARAMETERS, StreamName: '' },
			},
		]);
	});

	it.each(['PUSH.example.com', 'push.example.com.'])(
		'case 26: means the rule of %s, in the spelling of the service',
		async (domain) => {
			for (const [asked, stored] of [
				[domain, 'push.example.com'],
				['push.example.com', domain],
			] as const) {
				const fake = turns({ Rules: [{ ...PARAMETERS, DomainName: stored }] });
				await deleteRule(fake.call, { ...TARGET, domain: asked });
				expect(deletes(fake)).toMatchObject([{ parameters: { DomainName: stored } }]);
			}
		},
	);

	const everyApp = { DomainName: 'push.example.com', AppName: null };
	const FOR_TARGET = 'domain "push.example.com", app "live" and stream "my-stream"';
	it.each([
		['no rule', [], 'There is none for this domain: list the rules with Get Many.'],
		['one of another domain', [{ ...PARAMETERS, DomainName: 'other' }], 'There is none for this'],
		[
			'one of every app',
			[everyApp],
			'There is one for domain "push.example.com", every app and every stream.',
		],
		[
			'one that comes near',
			[everyApp, { ...PARAMETERS, AppName: '/Live' }],
			'There is one for domain "push.example.com", app "/Live" and stream "my-stream".',
		],
		[
			'one whose domain was written as an address',
			[{ ...PARAMETERS, DomainName: 'https://push.example.com/' }],
			'There is one for domain "https://push.example.com/", app "live" and stream "my-stream".',
		],
	])('case 26: is not found where there is %s', async (_what, Rules, words) => {
		const { call } = turns({ Rules }, NOT_FOUND);
		const act = async () => await deleteRule(call, TARGET);
		const { message } = await failureOf(act, NotFoundError);
		expect(
			message.startsWith(
				`There is no recording rule for ${FOR_TARGET}, so nothing was deleted. ${words}`,
			),
		).toBe(true);
	});

	it('names three at most', async () => {
		const Rules = ['a', 'b', 'c', 'd'].map((StreamName) => ({ ...PARAMETERS, StreamName }));
		const { call } = turns({ Rules }, NOT_FOUND);
		await expect(deleteRule(call, TARGET)).rejects.toThrow(/"a"; .*"b"; .*"c"\.$/);
	});

	it('passes a refusal on where the rule is still there', async () => {
		const Rules = [{ DomainName: 'push.example.com', AppName: null }];
		const fake = turns({ Rules }, NOT_FOUND, { Rules });
		const target = { ...TARGET, appName: '', channel: '' };
		expect(await failureOf(async () => await deleteRule(fake.call, target), Error)).toBe(NOT_FOUND);
	});

	it('is done where it was there, the answer was lost, and it is there no more', async () => {
		const { call } = turns({ Rules: [PARAMETERS] }, NOT_FOUND, { Rules: [everyApp] });
		await expect(deleteRule(call, TARGET)).resolves.toBeUndefined();
	});

	it.each([
		['a refusal for want of rights', refusal('AuthFailure.UnauthorizedOperation')],
		['a lost answer', refusal(null, 'unknown')],
		['a bug', new TypeError('a bug')],
	])('does not look after %s', async (_what, error) => {
		const { call, calls } = turns({ Rules: [] }, error);
		expect(await failureOf(async () => await deleteRule(call, TARGET), Error)).toBe(error);
		expect(calls).toHaveLength(2);
	});
});
