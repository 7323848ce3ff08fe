import { createHash } from 'node:crypto';

import type { Call3 } from '../api/v3/call';
import {
	CALLBACK_URLS,
	callbackRules,
	callbackTemplates,
	createCallbackRule,
	createCallbackTemplate,
	deleteCallbackRule,
	deleteCallbackTemplate,
	type CallbackRule,
	type CallbackTemplate,
} from '../api/v3/callbacks';
import { EVENT_TYPES, type EventName } from './events';

/** What a trigger wants to be told, and where. */
export interface Subscription {
	domain: string;
	appName: string;
	/** The address of this trigger's webhook. */
	url: string;
	events: readonly EventName[];
	/** Signs the events; empty for none. */
	key: string;
}

type Place = Pick<Subscription, 'domain' | 'appName' | 'url'>;

/** What stands at a domain and app. */
interface Standing {
	rule: CallbackRule | undefined;
	/** The template of the rule; undefined where it is not described. */
	template: CallbackTemplate | undefined;
	templates: CallbackTemplate[];
}

/** The domain and app have a callback rule that is not this trigger's. */
export class TakenByOtherError extends Error {
	constructor({ domain, appName }: Place, { template, rule }: Standing) {
		const name = template === undefined ? '' : ` "${template.name}"`;
		super(
			`${domain}/${appName} sends its events elsewhere already: callback template${name} (${rule?.templateId}) is bound to it, and Tencent Cloud allows one. It was left as it is; if it is this workflow's own, deactivate the workflow before testing. Remove that rule in the console, or set Setup to Manual and add the address of this trigger to that template.`,
		);
		this.name = 'TakenByOtherError';
	}
}

async function standingAt(call: Call3, { domain, appName }: Place): Promise<Standing> {
	const [rules, templates] = await Promise.all([callbackRules(call), callbackTemplates(call)]);
	const rule = rules.find((one) => one.domain === domain && one.appName === appName);
	const template = templates.find(({ templateId }) => templateId === rule?.templateId);
	return { rule, template, templates };
}

/** One trigger's templates are told from any other by the start of their name, which only its address gives. */
function ownName(url: string): string {
	return `n8n-${createHash('sha256').update(url).digest('hex').slice(0, 24)}`;
}

/** The name tells the events too: the service does not show each address that it was given. */
function templateName({ url, events }: Subscription): string {
	return [ownName(url), ...types(events)].join('_');
}

function types(events: readonly EventName[]): string[] {
	return [...new Set(events)].map((event) => EVENT_TYPES[event]).sort();
}

/** A template is this trigger's when it has its name, and no address but this trigger's. */
function isOwn(template: CallbackTemplate | undefined, url: string): template is CallbackTemplate {
	if (template?.name.split('_')[0] !== ownName(url)) return false;
	return Object.values(template.urls).every((one) => one === url);
}

/** Whether a template of this trigger's sends just what is wanted, as far as the service tells. */
function isCurrent({ name, urls, key }: CallbackTemplate, wanted: Subscription): boolean {
	const missing = wanted.events
		.map((event) => CALLBACK_URLS[event])
		.filter((url) => url !== CALLBACK_URLS.recordingStatus && urls[url] !== wanted.url);
	return (
		name === templateName(wanted) &&
		missing.length === 0 &&
		(key === undefined || key === wanted.key)
	);
}

/** Whether the domain and app send what is wanted to this trigger. @throws ApiError */
export async function isRegistered(call: Call3, wanted: Subscription): Promise<boolean> {
	const { template } = await standingAt(call, wanted);
	return isOwn(template, wanted.url) && isCurrent(template, wanted);
}

/**
 * Makes a callback template and binds it to the domain and app. A rule that stands there and is not
 * this trigger's is never touched.
 *
 * @throws TakenByOtherError, ApiError; what was made before a failure is removed again, or, where the
 * service cannot be reached for that, by the next call
 */
export async function register(call: Call3, wanted: Subscription): Promise<void> {
	const { domain, appName } = wanted;
	const standing = await standingAt(call, wanted);
	if (isTaken(standing, wanted)) throw new TakenByOtherError(wanted, standing);
	await unregister(call, wanted);
	try {
		const templateId = await makeTemplate(call, wanted);
		await createCallbackRule(call, { domain, appName, templateId });
	} catch (error) {
		// An answer may be lost, or somebody may have been faster: what stands there then is theirs.
		const now = await standingAt(call, wanted).catch(() => undefined);
		if (now !== undefined && isOwn(now.template, wanted.url)) return;
		await unregister(call, wanted).catch(() => undefined);
		const taken = now !== undefined && isTaken(now, wanted);
		await Promise.reject(taken ? new TakenByOtherError(wanted, now) : error);
	}
}

function isTaken({ rule, template }: Standing, { url }: Place): boolean {
	return rule !== undefined && !isOwn(template, url);
}

async function makeTemplate(call: Call3, wanted: Subscription): Promise<number> {
	const name = templateName(wanted);
	try {
		return await createCallbackTemplate(call, name, wanted.url, wanted.events, wanted.key);
	} catch (error) {
		// The answer may be lost, and the template made.
		const templates = await callbackTemplates(call).catch(() => []);
		const made = templates.find((one) => isOwn(one, wanted.url) && isCurrent(one, wanted));
		return made?.templateId ?? (await Promise.reject(error));
	}
}

/** Removes what this trigger made, and nothing else. @throws ApiError */
export async function unregister(call: Call3, place: Place): Promise<void> {
	const { template, templates } = await standingAt(call, place);
	if (isOwn(template, place.url)) await deleteCallbackRule(call, place);
	// Also one that a failure half way left unbound; never one that is bound elsewhere.
	const bound = new Set((await callbackRules(call)).map(({ templateId }) => templateId));
	for (const { templateId } of templates.filter((one) => isOwn(one, place.url))) {
		if (!bound.has(templateId)) await deleteCallbackTemplate(call, templateId);
	}
}
