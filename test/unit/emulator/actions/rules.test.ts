/** Recording and callback rules. */
import type { Emulator, EmulatorOptions } from '../../../emulator';
import { ask, codeOf, type Values } from '../clients';
import { contract } from '../contract';
import { DOMAIN, numbers, start } from '../running';

const GIVEN: EmulatorOptions = {
	domains: [DOMAIN, { name: 'play.example.com', type: 'play', enabled: true }],
	templates: [
		{ id: 5, name: 'five' },
		{ id: 6, name: 'six' },
	],
	callbackTemplates: [
		{ id: 5, name: 'five', urls: {} },
		{ id: 6, name: 'six', urls: {} },
	],
};

const RECORD = { DomainName: DOMAIN, TemplateId: 5 };
const CALLBACK = { ...RECORD, AppName: 'live' };

const NO_PUSH_DOMAIN = 'DomainName=push.example.org | DomainName=play.example.com';

contract('CreateLiveRecordRule', {
	given: GIVEN,
	least: RECORD,
	takes: 'AppName="" | AppName=other StreamName=s',
	refuses: { InvalidParameter: `${NO_PUSH_DOMAIN} | StreamName=1`, UnknownParameter: 'Stream=s' },
});

contract('CreateLiveCallbackRule', {
	given: GIVEN,
	least: CALLBACK,
	refuses: {
		InvalidParameter: NO_PUSH_DOMAIN,
		'InvalidParameter.DomainFormatError': 'DomainName=push',
		UnknownParameter: 'StreamName=s',
	},
});

const rule = { domain: DOMAIN, app: '', stream: 's', templateId: 5 };
const full = numbers(50).map((app) => ({ ...rule, app: `a${app}` }));

contract('DeleteLiveRecordRule', {
	given: { rules: [rule] },
	least: { DomainName: DOMAIN },
	before: async () => await Promise.resolve({ AppName: '', StreamName: 's' }),
	refuses: {
		'InternalError.RuleNotFound': `
			StreamName=t | StreamName=undefined | AppName=live | AppName=undefined
			DomainName=push.example.org`,
		UnknownParameter: 'TemplateId=5',
	},
});

contract('DeleteLiveCallbackRule', {
	given: { callbackRules: [{ ...rule, app: 'live' }] },
	least: { DomainName: DOMAIN, AppName: 'live' },
	refuses: {
		'FailedOperation.NotFound': 'AppName=other | DomainName=push.example.org',
		UnknownParameter: 'TemplateId=5',
	},
});

it('DeleteLiveRecordRule wants an empty stream to be sent as one', async () => {
	const emulator = await start({ rules: [{ ...rule, app: 'live', stream: '' }] });
	const remove = async (values: Values) =>
		await codeOf(emulator, 'DeleteLiveRecordRule', { DomainName: DOMAIN, ...values });
	expect(await remove({})).toBe('InternalError.RuleNotFound');
	expect(await remove({ StreamName: '' })).toBe('');
});

const create = async (emulator: Emulator, kind: string, values: Values) =>
	await codeOf(emulator, `CreateLive${kind}Rule`, {
		...(kind === 'Record' ? RECORD : CALLBACK),
		...values,
	});

it('takes one recording rule for each domain, path and stream, whatever the template', async () => {
	const emulator = await start(GIVEN);
	expect(await create(emulator, 'Record', { AppName: 'live' })).toBe('');
	expect(await create(emulator, 'Record', { TemplateId: 6 })).toBe(
		'InternalError.RuleAlreadyExist',
	);
	emulator.state.ruleExistsCode = 'FailedOperation.RuleAlreadyExist';
	expect(await create(emulator, 'Record', {})).toBe('FailedOperation.RuleAlreadyExist');
	expect(await create(emulator, 'Record', { AppName: '' })).toBe('');
	expect(await create(emulator, 'Record', { StreamName: 's' })).toBe('');
	expect(emulator.state.rules).toHaveLength(3);
});

it.each([
	[undefined, 'InternalError', 5],
	['InvalidParameter', 'InvalidParameter', 5],
	['replace', '', 6],
])('a second callback rule of a domain and path (%s)', async (callbackRuleExists, code, id) => {
	const emulator = await start({ ...GIVEN, callbackRuleExists });
	await create(emulator, 'Callback', {});
	expect(await create(emulator, 'Callback', { TemplateId: 6 })).toBe(code);
	expect(emulator.state.callbackRules).toMatchObject([{ app: 'live', templateId: id }]);
	expect(await create(emulator, 'Callback', { AppName: 'other' })).toBe('');
});

describe.each(['Record', 'Callback'])('%s rules', (kind) => {
	const list = `DescribeLive${kind}Rules`;

	contract(`DescribeLive${kind}Rules`, { least: {}, refuses: { UnknownParameter: 'PageNum=1' } });

	it('are listed with times of China; of recording ones a missing path is live, a missing stream all', async () => {
		const emulator = await start(GIVEN);
		await create(emulator, kind, {});
		emulator.clock.advance(1000);
		await create(emulator, kind, { AppName: 'x' });
		const described = (second: number, AppName: string) => ({
			CreateTime: `2026-03-02 12:00:0${second}`,
			UpdateTime: `2026-03-02 12:00:0${second}`,
			...RECORD,
			AppName,
			...(kind === 'Record' ? { StreamName: '' } : {}),
		});
		const { fields } = await ask(emulator, list);
		expect(fields.Rules).toEqual([described(0, 'live'), described(1, 'x')]);
	});

	it('are 50 at most', async () => {
		const emulator = await start({ ...GIVEN, rules: full, callbackRules: full });
		expect(await create(emulator, kind, {})).toBe('InternalError.RuleOutLimit');
		emulator.state.rules.pop();
		emulator.state.callbackRules.pop();
		expect(await create(emulator, kind, {})).toBe('');
	});
});

it('a rule that is not there is answered with the code a test wants', async () => {
	const emulator = await start({ ruleNotFoundCode: 'A', callbackRuleNotFoundCode: 'B' });
	expect(await codeOf(emulator, 'DeleteLiveRecordRule', { DomainName: DOMAIN })).toBe('A');
	const values = { DomainName: DOMAIN, AppName: 'live' };
	expect(await codeOf(emulator, 'DeleteLiveCallbackRule', values)).toBe('B');
});
