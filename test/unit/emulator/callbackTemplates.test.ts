import type { Emulator } from '../../emulator';
import { call3, codeOf, responseOf } from './clients';
import { start, stopAll } from './running';

afterEach(stopAll);

const URL = 'https://n8n.example.com/webhook/1/webhook';

async function create(emulator: Emulator, values: Record<string, unknown>): Promise<string> {
	const template = { TemplateName: 't', RecordNotifyUrl: URL, ...values };
	return codeOf(await call3(emulator, 'CreateLiveCallbackTemplate', template));
}

async function modify(emulator: Emulator, values: Record<string, unknown>): Promise<string> {
	return codeOf(await call3(emulator, 'ModifyLiveCallbackTemplate', { TemplateId: 5, ...values }));
}

async function describeOne(emulator: Emulator, TemplateId: number): Promise<unknown> {
	const answer = await call3(emulator, 'DescribeLiveCallbackTemplate', { TemplateId });
	return responseOf(answer).Template ?? codeOf(answer);
}

it('describes a template with everything but the address of recording states', async () => {
	const emulator = await start({ callbackTemplates: [{ id: 20000, name: 'there', urls: {} }] });
	const code = await create(emulator, {
		Description: 'd',
		CallbackKey: 'k',
		RecordStatusNotifyUrl: URL,
		RecordExceptionNotifyUrl: URL,
		RecordExceptionLevels: ['error', 'info'],
	});
	expect(code).toBe('');
	expect(await describeOne(emulator, 20001)).toEqual({
		TemplateId: 20001,
		TemplateName: 't',
		Description: 'd',
		StreamBeginNotifyUrl: '',
		StreamEndNotifyUrl: '',
		RecordNotifyUrl: URL,
		SnapshotNotifyUrl: '',
		PornCensorshipNotifyUrl: '',
		StreamMixNotifyUrl: '',
		PushExceptionNotifyUrl: '',
		AudioAuditNotifyUrl: '',
		RecordExceptionNotifyUrl: URL,
		CallbackKey: 'k',
		RecordExceptionLevels: ['error', 'info'],
	});
	expect(emulator.state.callbackTemplates[1]?.urls.RecordStatusNotifyUrl).toBe(URL);
	await call3(emulator, 'DeleteLiveCallbackTemplate', { TemplateId: 20001 });
	await create(emulator, {});
	const answer = await call3(emulator, 'DescribeLiveCallbackTemplates', {});
	expect(responseOf(answer).Templates).toMatchObject([
		{ TemplateId: 20000 },
		{ TemplateId: 20002 },
	]);
});

it.each<[string, Record<string, unknown>, string]>([
	['a name of every kind of letter', { TemplateName: '回调_Template-1' }, ''],
	['a name with a space', { TemplateName: 'my template' }, 'InvalidParameter'],
	['an empty name', { TemplateName: '' }, 'InvalidParameter'],
	['the longest name', { TemplateName: 'n'.repeat(255) }, ''],
	['a longer name', { TemplateName: 'n'.repeat(256) }, 'InvalidParameter'],
	['a name too long in bytes', { TemplateName: '回'.repeat(86) }, 'InvalidParameter'],
	['the longest description', { Description: 'd'.repeat(1024) }, ''],
	['a longer description', { Description: 'd'.repeat(1025) }, 'InvalidParameter'],
	['a description with a space', { Description: 'made by me' }, 'InvalidParameter'],
	['no address', { RecordNotifyUrl: undefined }, 'InvalidParameter'],
	['only an empty address', { RecordNotifyUrl: '' }, 'InvalidParameter'],
	['an address that is none', { RecordNotifyUrl: 'n8n' }, 'InvalidParameter.UrlNotSafe'],
	['an address of another kind', { RecordNotifyUrl: 'ftp://a.b/' }, 'InvalidParameter.UrlNotSafe'],
	['only the dead address of mixing', { RecordNotifyUrl: '', StreamMixNotifyUrl: URL }, ''],
	['levels', { RecordExceptionLevels: ['error', 'warning', 'info'] }, ''],
	['a level nobody knows', { RecordExceptionLevels: ['alarm'] }, 'InvalidParameter'],
	['text for levels', { RecordExceptionLevels: 'error' }, 'InvalidParameter'],
	['a number for the key', { CallbackKey: 5 }, 'InvalidParameter'],
	['an unknown field', { Key: 'k' }, 'UnknownParameter'],
])('CreateLiveCallbackTemplate with %s', async (_, values, code) => {
	const emulator = await start();
	expect(await create(emulator, values)).toBe(code);
	expect(emulator.state.callbackTemplates).toHaveLength(code === '' ? 1 : 0);
});

it.each([
	['RecordStatusNotifyUrl', URL],
	['AudioAuditNotifyUrl', URL],
	['RecordExceptionNotifyUrl', URL],
	['RecordExceptionLevels', ['error']],
])('abroad knows no %s', async (name, value) => {
	const emulator = await start({ site: 'international' });
	expect(await create(emulator, { [name]: value })).toBe('UnknownParameter');
	expect(await create(emulator, {})).toBe('');
	const id = emulator.state.callbackTemplates[0]?.id ?? 0;
	expect(await describeOne(emulator, id)).not.toHaveProperty(name);
});

it('has no place for a 51st template', async () => {
	const callbackTemplates = [...Array(49).keys()].map((id) => ({ id, name: `t${id}`, urls: {} }));
	const emulator = await start({ callbackTemplates });
	expect(await create(emulator, {})).toBe('');
	expect(await create(emulator, {})).toBe('InternalError.ConfOutLimit');
});

it.each<[string, Record<string, unknown>, string]>([
	['nothing to change', {}, ''],
	['another key', { CallbackKey: 'other' }, ''],
	['an address more', { StreamEndNotifyUrl: URL }, ''],
	['no address left', { RecordNotifyUrl: '' }, 'InvalidParameter'],
	[
		'the address of mixing, which only creating takes',
		{ StreamMixNotifyUrl: URL },
		'UnknownParameter',
	],
	['a template that is not there', { TemplateId: 6 }, 'InternalError.ConfNotFound'],
	['a template id as text', { TemplateId: '5' }, 'InvalidParameter'],
])('ModifyLiveCallbackTemplate with %s', async (_, values, code) => {
	const template = { id: 5, name: 'five', urls: { RecordNotifyUrl: URL }, key: 'k' };
	const emulator = await start({ callbackTemplates: [template] });
	expect(await modify(emulator, values)).toBe(code);
	const changed = code === '' ? { key: values.CallbackKey ?? 'k' } : template;
	expect(emulator.state.callbackTemplates).toMatchObject([{ id: 5, name: 'five', ...changed }]);
});

it('a template that is not there gets the code a test wants', async () => {
	const emulator = await start({ templateNotFoundCode: 'FailedOperation.NotFound' });
	for (const action of ['Describe', 'Modify', 'Delete']) {
		const answer = await call3(emulator, `${action}LiveCallbackTemplate`, { TemplateId: 5 });
		expect(codeOf(answer)).toBe('FailedOperation.NotFound');
	}
});

it('DeleteLiveCallbackTemplate keeps a template that a rule uses', async () => {
	const emulator = await start({
		callbackTemplates: [{ id: 5, name: 'five', urls: {} }],
		callbackRules: [{ domain: 'push.example.com', app: 'live', templateId: 5 }],
	});
	const remove = async () =>
		codeOf(await call3(emulator, 'DeleteLiveCallbackTemplate', { TemplateId: 5 }));
	expect(await remove()).toBe('FailedOperation.ConfInUsed');
	emulator.state.templateInUseCode = 'InternalError.RuleInUsing';
	expect(await remove()).toBe('InternalError.RuleInUsing');
	emulator.state.callbackRules = [];
	expect(await remove()).toBe('');
});
