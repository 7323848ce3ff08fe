import type { Emulator } from '../../emulator';
import { call3, codeOf, responseOf } from './clients';
import { start, stopAll } from './running';

afterEach(stopAll);

const DomainName = 'push.example.com';

async function started(): Promise<Emulator> {
	return await start({
		domains: [DomainName, { name: 'play.example.com', type: 'play', enabled: true }],
		templates: [{ id: 5, name: 'five' }],
	});
}

async function create(emulator: Emulator, values: Record<string, unknown> = {}): Promise<string> {
	const rule = { DomainName, TemplateId: 5, ...values };
	return codeOf(await call3(emulator, 'CreateLiveRecordRule', rule));
}

async function remove(emulator: Emulator, values: Record<string, unknown>): Promise<string> {
	return codeOf(await call3(emulator, 'DeleteLiveRecordRule', { DomainName, ...values }));
}

it('lists rules with times of China; a missing path is live, a missing stream is every one', async () => {
	const emulator = await started();
	expect(await create(emulator)).toBe('');
	emulator.clock.advance(1000);
	expect(await create(emulator, { AppName: '', StreamName: 's' })).toBe('');
	expect(responseOf(await call3(emulator, 'DescribeLiveRecordRules', {})).Rules).toEqual([
		{
			CreateTime: '2026-03-02 12:00:00',
			UpdateTime: '2026-03-02 12:00:00',
			TemplateId: 5,
			DomainName,
			AppName: 'live',
			StreamName: '',
		},
		{
			CreateTime: '2026-03-02 12:00:01',
			UpdateTime: '2026-03-02 12:00:01',
			TemplateId: 5,
			DomainName,
			AppName: '',
			StreamName: 's',
		},
	]);
});

it.each<[string, Record<string, unknown>, string]>([
	['no domain', { DomainName: undefined }, 'MissingParameter'],
	['an empty domain', { DomainName: '' }, 'InvalidParameter'],
	['a domain of somebody else', { DomainName: 'push.example.org' }, 'InvalidParameter'],
	['a play domain', { DomainName: 'play.example.com' }, 'InvalidParameter'],
	['no template', { TemplateId: undefined }, 'MissingParameter'],
	['a template id as text', { TemplateId: '5' }, 'InvalidParameter'],
	['a number for a stream', { StreamName: 1 }, 'InvalidParameter'],
	['an unknown field', { Stream: 's' }, 'UnknownParameter'],
])('CreateLiveRecordRule refuses %s', async (_, values, code) => {
	const emulator = await started();
	expect(await create(emulator, values)).toBe(code);
	expect(emulator.state.rules).toEqual([]);
});

it('takes one rule for each domain, path and stream, whatever the template', async () => {
	const emulator = await started();
	emulator.state.templates.push({ id: 6, name: 'six' });
	expect(await create(emulator, { AppName: 'live' })).toBe('');
	expect(await create(emulator, { TemplateId: 6 })).toBe('InternalError.RuleAlreadyExist');
	emulator.state.ruleExistsCode = 'FailedOperation.RuleAlreadyExist';
	expect(await create(emulator)).toBe('FailedOperation.RuleAlreadyExist');
	expect(await create(emulator, { AppName: '' })).toBe('');
	expect(await create(emulator, { StreamName: 's' })).toBe('');
	expect(emulator.state.rules).toHaveLength(3);
});

it('has no place for a 51st rule', async () => {
	const emulator = await started();
	for (let number = 0; number < 49; number += 1) {
		emulator.state.rules.push({ domain: DomainName, app: 'a', stream: `${number}`, templateId: 5 });
	}
	expect(await create(emulator)).toBe('');
	expect(await create(emulator, { StreamName: 's' })).toBe('InternalError.RuleOutLimit');
});

it.each<[string, Record<string, unknown>, string]>([
	['exactly the same', { AppName: '', StreamName: 's' }, ''],
	['another stream', { AppName: '', StreamName: 't' }, 'InternalError.RuleNotFound'],
	['another path', { AppName: 'live', StreamName: 's' }, 'InternalError.RuleNotFound'],
	['no path, which is live', { StreamName: 's' }, 'InternalError.RuleNotFound'],
	['no stream', { AppName: '' }, 'InternalError.RuleNotFound'],
	[
		'another domain',
		{ DomainName: 'push.example.org', AppName: '', StreamName: 's' },
		'InternalError.RuleNotFound',
	],
	['no domain', { DomainName: undefined, StreamName: 's' }, 'MissingParameter'],
	['a template', { AppName: '', StreamName: 's', TemplateId: 5 }, 'UnknownParameter'],
])('DeleteLiveRecordRule with %s', async (_, values, code) => {
	const emulator = await started();
	await create(emulator, { AppName: '', StreamName: 's' });
	expect(await remove(emulator, values)).toBe(code);
	expect(emulator.state.rules).toHaveLength(code === '' ? 0 : 1);
});

it('DeleteLiveRecordRule wants an empty stream to be sent as one', async () => {
	const emulator = await started();
	await create(emulator);
	expect(await remove(emulator, {})).toBe('InternalError.RuleNotFound');
	expect(await remove(emulator, { StreamName: '' })).toBe('');
	emulator.state.ruleNotFoundCode = 'FailedOperation.NotFound';
	expect(await remove(emulator, { StreamName: '' })).toBe('FailedOperation.NotFound');
});

it('DescribeLiveRecordRules takes no parameters', async () => {
	const emulator = await started();
	expect(codeOf(await call3(emulator, 'DescribeLiveRecordRules', { PageNum: 1 }))).toBe(
		'UnknownParameter',
	);
});
