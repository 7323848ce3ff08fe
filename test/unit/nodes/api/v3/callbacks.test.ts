import {
	callbackRules,
	callbackTemplates,
	createCallbackRule,
	createCallbackTemplate,
	deleteCallbackRule,
	deleteCallbackTemplate,
} from '../../../../../nodes/TencentLive/api/v3/callbacks';
import type { JsonObject } from '../../../../../nodes/TencentLive/transport/json';
import { refusal } from '../../support/failing';
import { turns } from '../../support/replies';

const NEW = { name: 'n', url: 'u', addresses: ['RecordNotifyUrl'], key: '' };

it.each([{}, { Rules: null, Templates: null }, { Rules: [null, 5], Templates: ['x'] }])(
	'%j holds neither rules nor templates',
	async (answer) => {
		expect(await callbackRules(turns(answer).call)).toEqual([]);
		expect(await callbackTemplates(turns(answer).call)).toEqual([]);
	},
);

it('reads rules and templates, and takes what is missing for empty', async () => {
	const Rules = [{ DomainName: 'd', AppName: 'a', TemplateId: 5, CreateTime: 'x' }, {}];
	expect(await callbackRules(turns({ Rules }).call)).toEqual([
		{ domain: 'd', appName: 'a', templateId: 5 },
		{ domain: '', appName: '', templateId: NaN },
	]);
	const Templates = [
		{
			TemplateId: 5,
			TemplateName: 'n',
			AUrl: 'u',
			BUrl: '',
			CUrl: null,
			Url2: 'x',
			CallbackKey: '',
		},
		{ CallbackKey: null },
	];
	expect(await callbackTemplates(turns({ Templates }).call)).toStrictEqual([
		{ templateId: 5, name: 'n', urls: { AUrl: 'u' }, key: '' },
		{ templateId: NaN, name: '', urls: {}, key: undefined },
	]);
});

it('an answer without the number of the template says nothing about it', async () => {
	for (const TemplateId of [0, -1, 1.5, 'x', null]) {
		await expect(createCallbackTemplate(turns({ TemplateId }).call, NEW)).rejects.toMatchObject({
			kind: 'unknown',
			message: 'Tencent Cloud answered without a callback template ID.',
		});
	}
	expect(await createCallbackTemplate(turns({ TemplateId: 1 }).call, NEW)).toBe(1);
});

describe('deleting what may be gone', () => {
	const error = refusal('FailedOperation.NotFound');
	const rule = { domain: 'd', appName: 'a' };
	const listed = (...Rules: JsonObject[]) => ({ Rules });

	it.each([
		['the rule is listed', listed({ DomainName: 'd', AppName: 'a' }), false],
		['another app is', listed({ DomainName: 'd', AppName: 'b' }), true],
		['another domain is', listed({ DomainName: 'e', AppName: 'a' }), true],
		['nothing is', listed(), true],
		['nobody knows', refusal('InternalError', 'unknown'), false],
	])('%s', async (_, answer, done) => {
		const { call, calls } = turns(error, answer);
		const deleted = deleteCallbackRule(call, rule);
		await (done ? deleted : expect(deleted).rejects.toBe(error));
		expect(calls.map(({ action }) => action)).toEqual([
			'DeleteLiveCallbackRule',
			'DescribeLiveCallbackRules',
		]);
	});

	it.each([
		['the template is listed', [{ TemplateId: 4 }, { TemplateId: 5 }], false],
		['another one is', [{ TemplateId: 4 }], true],
		['none is', [], true],
	])('%s', async (_, Templates, done) => {
		const deleted = deleteCallbackTemplate(turns(error, { Templates }).call, 5);
		await (done ? deleted : expect(deleted).rejects.toBe(error));
	});
});

describe('what is asked', () => {
	const live = (action: string, parameters: object, rest = {}) => ({
		service: 'live',
		version: '2018-08-01',
		action,
		parameters,
		...rest,
	});

	it('of rules and templates', async () => {
		const { call, calls } = turns({}, {}, {}, {}, {});
		await callbackRules(call);
		await callbackTemplates(call);
		await createCallbackRule(call, { domain: 'd', appName: 'a', templateId: 5 });
		await deleteCallbackRule(call, { domain: 'd', appName: 'a' });
		await deleteCallbackTemplate(call, 5);
		expect(calls).toEqual([
			live('DescribeLiveCallbackRules', {}),
			live('DescribeLiveCallbackTemplates', {}),
			live(
				'CreateLiveCallbackRule',
				{ DomainName: 'd', AppName: 'a', TemplateId: 5 },
				{ repeatable: false },
			),
			live('DeleteLiveCallbackRule', { DomainName: 'd', AppName: 'a' }),
			live('DeleteLiveCallbackTemplate', { TemplateId: 5 }),
		]);
	});

	it('of a new template', async () => {
		const { call, calls } = turns({ TemplateId: 1 }, { TemplateId: 2 });
		const Description = 'Made-by-n8n_removed-when-its-workflow-is-deactivated';
		const addresses = ['RecordExceptionNotifyUrl', 'StreamEndNotifyUrl'];
		await createCallbackTemplate(call, { ...NEW, addresses, key: 'k' });
		await createCallbackTemplate(call, NEW);
		expect(calls).toEqual([
			live(
				'CreateLiveCallbackTemplate',
				{
					TemplateName: 'n',
					Description,
					RecordExceptionNotifyUrl: 'u',
					StreamEndNotifyUrl: 'u',
					RecordExceptionLevels: ['error', 'warning', 'info'],
					CallbackKey: 'k',
				},
				{ repeatable: false },
			),
			live(
				'CreateLiveCallbackTemplate',
				{ TemplateName: 'n', Description, RecordNotifyUrl: 'u' },
				{ repeatable: false },
			),
		]);
	});
});
