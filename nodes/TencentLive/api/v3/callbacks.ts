import { ApiError } from '../../transport/ApiError';
import { exactText, type JsonObject } from '../../transport/json';
import type { Call3 } from './call';
import { objectsIn } from '../lists';
import { LIVE } from './live';

/**
 * What the pages of the API name for the request. Its answer and the console call the second one
 * `alarm`; which are sent unless told is only `error`.
 */
const EXCEPTION_LEVELS = ['error', 'warning', 'info'];

const EXCEPTION_ADDRESS = 'RecordExceptionNotifyUrl';

/** Which template sends the events of a domain and app. There is one for each at most. */
export interface CallbackRule {
	domain: string;
	appName: string;
	templateId: number;
}

export interface CallbackTemplate {
	templateId: number;
	name: string;
	/** The addresses that the service shows, by Tencent's name; it leaves that of RecordStatusNotifyUrl out. */
	urls: Record<string, string>;
	/** The key that signs the events; undefined where the service does not tell. */
	key: string | undefined;
}

/** All callback rules of the account. @throws ApiError */
export async function callbackRules(call: Call3): Promise<CallbackRule[]> {
	const response = await call({ ...LIVE, action: 'DescribeLiveCallbackRules', parameters: {} });
	return objectsIn(response.Rules).map((rule) => ({
		domain: exactText(rule.DomainName) ?? '',
		appName: exactText(rule.AppName) ?? '',
		templateId: Number(rule.TemplateId),
	}));
}

/** All callback templates of the account: there are at most 50. @throws ApiError */
export async function callbackTemplates(call: Call3): Promise<CallbackTemplate[]> {
	const response = await call({ ...LIVE, action: 'DescribeLiveCallbackTemplates', parameters: {} });
	return objectsIn(response.Templates).map(templateOf);
}

function templateOf(template: JsonObject): CallbackTemplate {
	const urls = Object.entries(template).flatMap(([name, value]) => {
		const url = name.endsWith('Url') ? exactText(value) : undefined;
		return url === undefined ? [] : [[name, url]];
	});
	return {
		templateId: Number(template.TemplateId),
		name: exactText(template.TemplateName) ?? '',
		urls: Object.fromEntries(urls),
		key: typeof template.CallbackKey === 'string' ? template.CallbackKey : undefined,
	};
}

/** A template to be made. */
export interface NewCallbackTemplate {
	name: string;
	/** Where events are to be sent. */
	url: string;
	/** The parameters that take the address, one for each kind of event. */
	addresses: readonly string[];
	/** The callback key that signs them; empty for none. */
	key: string;
}

/**
 * Creates a template that sends events to an address. Not repeatable: a second call makes a second
 * one.
 *
 * @throws ApiError
 */
export async function createCallbackTemplate(
	call: Call3,
	{ name, url, addresses, key }: NewCallbackTemplate,
): Promise<number> {
	const response = await call({
		...LIVE,
		action: 'CreateLiveCallbackTemplate',
		parameters: {
			TemplateName: name,
			// Only letters, digits, _ and - are allowed here.
			Description: 'Made-by-n8n_removed-when-its-workflow-is-deactivated',
			...Object.fromEntries(addresses.map((address) => [address, url])),
			...(addresses.includes(EXCEPTION_ADDRESS) ? { RecordExceptionLevels: EXCEPTION_LEVELS } : {}),
			...(key === '' ? {} : { CallbackKey: key }),
		},
		repeatable: false,
	});
	const id = Number(response.TemplateId);
	if (Number.isSafeInteger(id) && id > 0) return id;
	throw new ApiError('unknown', 'Tencent Cloud answered without a callback template ID.');
}

/** Deletes a template; one that is not there counts as done. @throws ApiError */
export async function deleteCallbackTemplate(call: Call3, templateId: number): Promise<void> {
	const parameters = { TemplateId: templateId };
	await call({ ...LIVE, action: 'DeleteLiveCallbackTemplate', parameters }).catch(
		unlessGone(async () =>
			(await callbackTemplates(call)).every((template) => template.templateId !== templateId),
		),
	);
}

/** An answer may be lost and the call repeated: what is refused then is done already. */
function unlessGone(isGone: () => Promise<boolean>): (error: unknown) => Promise<void> {
	return async (error) => {
		const gone = await isGone().catch(() => false);
		if (!gone) await Promise.reject(error);
	};
}

/** Binds a template to a domain and app. @throws ApiError */
export async function createCallbackRule(call: Call3, rule: CallbackRule): Promise<void> {
	await call({
		...LIVE,
		action: 'CreateLiveCallbackRule',
		parameters: {
			DomainName: rule.domain,
			AppName: rule.appName,
			TemplateId: rule.templateId,
		},
		repeatable: false,
	});
}

/** Deletes the rule of a domain and app; one that is not there counts as done. @throws ApiError */
export async function deleteCallbackRule(
	call: Call3,
	{ domain, appName }: Pick<CallbackRule, 'domain' | 'appName'>,
): Promise<void> {
	const parameters = { DomainName: domain, AppName: appName };
	await call({ ...LIVE, action: 'DeleteLiveCallbackRule', parameters }).catch(
		unlessGone(async () =>
			(await callbackRules(call)).every(
				(rule) => rule.domain !== domain || rule.appName !== appName,
			),
		),
	);
}
