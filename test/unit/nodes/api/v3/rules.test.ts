import type { Action3 } from '../../../../../nodes/TencentLive/api/v3/call';
import {
	createRule,
	deleteRule,
	describeRules,
} from '../../../../../nodes/TencentLive/api/v3/rules';
import { ApiError } from '../../../../../nodes/TencentLive/transport/ApiError';
import { failingFirst, refusal } from '../../support/failing';
import { answering } from '../../support/replies';
import { apiFailureOf, failureOf } from '../../support/thrown';

const TARGET = { domain: 'push.example.com', appName: 'live', channel: 'my-stream' };
const PARAMETERS = { DomainName: 'push.example.com', AppName: 'live', StreamName: 'my-stream' };
const LIVE = { service: 'live', version: '2018-08-01' };

describe('createRule', () => {
	it('binds the template, once', async () => {
		const { call, calls } = answering<Action3>({ RequestId: 'r-1' });
		await createRule(call, TARGET, 7);
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
	it('deletes the rule of exactly the target', async () => {
		const { call, calls } = answering<Action3>({});
		expect(await deleteRule(call, { ...TARGET, channel: '' })).toBe('done');
		expect(calls).toStrictEqual([
			{
				...LIVE,
				action: 'DeleteLiveRecordRule',
				parameters: { ...PARAMETERS, StreamName: '' },
			},
		]);
	});

	it.each([
		['no rule is listed', []],
		['a rule of another domain', [{ ...PARAMETERS, DomainName: 'other' }]],
		['a rule of another app', [{ ...PARAMETERS, AppName: 'other' }]],
		['a rule of every app', [{ ...PARAMETERS, AppName: '' }]],
		['a rule of every stream', [{ ...PARAMETERS, StreamName: null }]],
		['a rule of another stream', [{ ...PARAMETERS, StreamName: 'other' }]],
	])('takes it for gone where it is refused and there is %s', async (_what, rules) => {
		const { call, calls } = failingFirst<Action3>(refusal('ResourceNotFound'), { Rules: rules });
		expect(await deleteRule(call, TARGET)).toBe('gone');
		expect(calls.map(({ action }) => action)).toStrictEqual([
			'DeleteLiveRecordRule',
			'DescribeLiveRecordRules',
		]);
	});

	it('passes the refusal on where the rule is still there', async () => {
		const error = refusal('InvalidParameter');
		const others = { ...PARAMETERS, DomainName: 'other' };
		const { call } = failingFirst<Action3>(error, { Rules: [others, PARAMETERS] });
		expect(await failureOf(async () => await deleteRule(call, TARGET), ApiError)).toBe(error);
	});

	it('takes an app or stream that is left out for every one', async () => {
		const error = refusal('InvalidParameter');
		const rules = [{ DomainName: 'push.example.com', AppName: null }];
		const { call } = failingFirst<Action3>(error, { Rules: rules });
		const target = { ...TARGET, appName: '', channel: '' };
		expect(await failureOf(async () => await deleteRule(call, target), ApiError)).toBe(error);
	});

	it.each([
		['a refusal for want of rights', refusal('AuthFailure.UnauthorizedOperation')],
		['a lost answer', refusal(null, 'unknown')],
		['a bug', new TypeError('a bug')],
	])('does not look after %s', async (_what, error) => {
		const { call, calls } = failingFirst<Action3>(error, { Rules: [] });
		expect(await failureOf(async () => await deleteRule(call, TARGET), Error)).toBe(error);
		expect(calls).toHaveLength(1);
	});
});
