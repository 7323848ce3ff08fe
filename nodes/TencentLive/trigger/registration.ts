import type { Call3 } from '../api/v3/call';
import {
	callbackRules,
	callbackTemplates,
	createCallbackRule,
	createCallbackTemplate,
	deleteCallbackRule,
	deleteCallbackTemplate,
	type CallbackRule,
	type CallbackTemplate,
} from '../api/v3/callbacks';
import { EVENTS } from './events';
import { isOwn, templateName, type Place, type Subscription } from './ownership';

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

/** Whether a template of this trigger's sends just what is wanted, as far as the service tells. */
function isCurrent({ name, urls, key }: CallbackTemplate, wanted: Subscription): boolean {
	const missing = wanted.events
		.map((event) => EVENTS[event])
		.filter(({ address, addressIsShown }) => addressIsShown && urls[address] !== wanted.url);
	return (
		name === templateName(wanted) &&
		missing.length === 0 &&
		(key === undefined || key === wanted.key)
	);
}

/** Whether the domain and app send what is wanted to this trigger. @throws ApiError */
export async function isRegistered(call: Call3, wanted: Subscription): Promise<boolean> {
	const { template } = await standingAt(call, wanted);
	return isOwn(template, wanted) && isCurrent(template, wanted);
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
		if (now !== undefined && isOwn(now.template, wanted)) return;
		await unregister(call, wanted).catch(() => undefined);
		const taken = now !== undefined && isTaken(now, wanted);
		await Promise.reject(taken ? new TakenByOtherError(wanted, now) : error);
	}
}

function isTaken({ rule, template }: Standing, place: Place): boolean {
	return rule !== undefined && !isOwn(template, place);
}

async function makeTemplate(call: Call3, wanted: Subscription): Promise<number> {
	const { url, events, key } = wanted;
	const addresses = events.map((event) => EVENTS[event].address);
	try {
		return await createCallbackTemplate(call, { name: templateName(wanted), url, addresses, key });
	} catch (error) {
		// The answer may be lost, and the template made.
		const templates = await callbackTemplates(call).catch(() => []);
		const made = templates.find((one) => isOwn(one, wanted) && isCurrent(one, wanted));
		return made?.templateId ?? (await Promise.reject(error));
	}
}

/** Removes what this trigger made, and nothing else. @throws ApiError */
export async function unregister(call: Call3, place: Place): Promise<void> {
	const { template, templates } = await standingAt(call, place);
	if (isOwn(template, place)) await deleteCallbackRule(call, place);
	// Also one that a failure half way left unbound; never one that is bound elsewhere.
	const bound = new Set((await callbackRules(call)).map(({ templateId }) => templateId));
	for (const { templateId } of templates.filter((one) => isOwn(one, place))) {
		if (!bound.has(templateId)) await deleteCallbackTemplate(call, templateId);
	}
}
