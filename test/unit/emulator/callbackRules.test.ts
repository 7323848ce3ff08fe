import type { Emulator, EmulatorOptions } from '../../emulator';
import { isObject } from '../../emulator/json';
import { checkAnswer, checkParameters } from '../../emulator/sdkModels';
import { call3, codeOf, liveClient, responseOf } from './clients';
import { start, stopAll } from './running';

afterEach(stopAll);

const DomainName = 'push.example.com';
const RULE = { DomainName, AppName: 'live', TemplateId: 5 };

async function started(options: EmulatorOptions = {}): Promise<Emulator> {
	return await start({
		domains: [DomainName, { name: 'play.example.com', type: 'play', enabled: true }],
		callbackTemplates: [
			{ id: 5, name: 'five', urls: {} },
			{ id: 6, name: 'six', urls: {} },
		],
		...options,
	});
}

async function create(emulator: Emulator, values: Record<string, unknown> = {}): Promise<string> {
	return codeOf(await call3(emulator, 'CreateLiveCallbackRule', { ...RULE, ...values }));
}

it('lists rules with times of China', async () => {
	const emulator = await started();
	expect(await create(emulator)).toBe('');
	expect(responseOf(await call3(emulator, 'DescribeLiveCallbackRules', {})).Rules).toEqual([
		{ ...RULE, CreateTime: '2026-03-02 12:00:00', UpdateTime: '2026-03-02 12:00:00' },
	]);
	expect(codeOf(await call3(emulator, 'DescribeLiveCallbackRules', { PageNum: 1 }))).toBe(
		'UnknownParameter',
	);
});

it.each<[string, Record<string, unknown>, string]>([
	['no domain', { DomainName: undefined }, 'MissingParameter'],
	['no path', { AppName: undefined }, 'MissingParameter'],
	['an empty path', { AppName: '' }, 'InvalidParameter'],
	['no template', { TemplateId: undefined }, 'MissingParameter'],
	['a domain that is none', { DomainName: 'push' }, 'InvalidParameter.DomainFormatError'],
	['a domain of somebody else', { DomainName: 'push.example.org' }, 'InvalidParameter'],
	['a play domain', { DomainName: 'play.example.com' }, 'InvalidParameter'],
	['a template that is not there', { TemplateId: 7 }, 'InternalError.ConfNotFound'],
	['a stream', { StreamName: 's' }, 'UnknownParameter'],
])('CreateLiveCallbackRule refuses %s', async (_, values, code) => {
	const emulator = await started();
	expect(await create(emulator, values)).toBe(code);
	expect(emulator.state.callbackRules).toEqual([]);
});

it.each([
	[undefined, 'InternalError', 5],
	['InvalidParameter', 'InvalidParameter', 5],
	['replace', '', 6],
])('a second rule of a domain and path (%s)', async (callbackRuleExists, code, templateId) => {
	const emulator = await started({ callbackRuleExists });
	expect(await create(emulator)).toBe('');
	expect(await create(emulator, { TemplateId: 6 })).toBe(code);
	expect(emulator.state.callbackRules).toMatchObject([{ app: 'live', templateId }]);
	expect(await create(emulator, { AppName: 'other' })).toBe('');
});

it('has no place for a 51st rule', async () => {
	const emulator = await started({
		callbackRules: [...Array(50).keys()].map((number) => ({
			domain: DomainName,
			app: `a${number}`,
			templateId: 5,
		})),
	});
	expect(await create(emulator)).toBe('InternalError.RuleOutLimit');
});

it('DeleteLiveCallbackRule wants domain and path to match', async () => {
	const emulator = await started();
	const remove = async (values: Record<string, unknown>) =>
		codeOf(await call3(emulator, 'DeleteLiveCallbackRule', values));
	await create(emulator);
	expect(await remove({ DomainName })).toBe('MissingParameter');
	expect(await remove({ DomainName, AppName: 'other' })).toBe('FailedOperation.NotFound');
	expect(await remove({ DomainName, AppName: 'live' })).toBe('');
	emulator.state.callbackRuleNotFoundCode = 'InternalError';
	expect(await remove({ DomainName, AppName: 'live' })).toBe('InternalError');
});

describe.each(['TC3-HMAC-SHA256', 'HmacSHA1', 'HmacSHA256'] as const)(
	'tencentcloud-sdk-nodejs signing %s',
	(signMethod) => {
		it.each(['GET', 'POST'] as const)('with %s makes and removes both', async (reqMethod) => {
			const emulator = await start({ domains: [DomainName] });
			// The clients sign with the machine's clock.
			emulator.clock.freeze(Date.now());
			const client = liveClient(emulator, { signMethod, reqMethod });
			const modelled = (action: string, answer: unknown) =>
				expect(isObject(answer) && checkAnswer(action, answer)).toEqual([]);

			const made = await client.CreateLiveCallbackTemplate({
				TemplateName: '回调',
				StreamBeginNotifyUrl: 'https://a.example.com/x?y=1&z=%20',
				RecordExceptionLevels: ['error', 'info'],
				CallbackKey: 'k +&=',
			});
			modelled('CreateLiveCallbackTemplate', made);
			const TemplateId = made.TemplateId ?? 0;
			modelled(
				'ModifyLiveCallbackTemplate',
				await client.ModifyLiveCallbackTemplate({ TemplateId, Description: '二' }),
			);
			const one = await client.DescribeLiveCallbackTemplate({ TemplateId });
			modelled('DescribeLiveCallbackTemplate', one);
			expect(one.Template).toMatchObject({
				TemplateName: '回调',
				Description: '二',
				StreamBeginNotifyUrl: 'https://a.example.com/x?y=1&z=%20',
				CallbackKey: 'k +&=',
				RecordExceptionLevels: ['error', 'info'],
			});
			const all = await client.DescribeLiveCallbackTemplates();
			modelled('DescribeLiveCallbackTemplates', all);
			expect(all.Templates).toEqual([one.Template]);

			const rule = { DomainName, AppName: 'live' };
			modelled(
				'CreateLiveCallbackRule',
				await client.CreateLiveCallbackRule({ ...rule, TemplateId }),
			);
			const rules = await client.DescribeLiveCallbackRules();
			modelled('DescribeLiveCallbackRules', rules);
			expect(rules.Rules).toMatchObject([{ ...rule, TemplateId }]);
			await expect(client.DeleteLiveCallbackTemplate({ TemplateId })).rejects.toMatchObject({
				code: 'FailedOperation.ConfInUsed',
			});
			modelled('DeleteLiveCallbackRule', await client.DeleteLiveCallbackRule(rule));
			modelled(
				'DeleteLiveCallbackTemplate',
				await client.DeleteLiveCallbackTemplate({ TemplateId }),
			);
			expect(emulator.state).toMatchObject({ callbackRules: [], callbackTemplates: [] });
			for (const { action, parameters } of reqMethod === 'POST' && signMethod.startsWith('TC3')
				? emulator.truth.requests()
				: []) {
				expect(checkParameters(action, parameters)).toEqual([]);
			}
		});
	},
);
