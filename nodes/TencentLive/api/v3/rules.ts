import { ApiError } from '../../transport/ApiError';
import { exactText, type JsonObject } from '../../transport/json';
import { rethrow } from '../../transport/rethrow';
import { domainKey } from '../domain';
import { objectsIn } from '../lists';
import { NotFoundError } from '../NotFoundError';
import type { Call3 } from './call';
import { LIVE } from './live';
import { isRefusal, mayExist } from './refusal';

/** What a rule applies to. An empty app or stream means every one. */
export interface RuleTarget {
	domain: string;
	appName: string;
	channel: string;
}

/** The most rules that an error names. */
const MOST_NAMED = 3;

const parametersOf = ({ domain, appName, channel }: RuleTarget): JsonObject => ({
	DomainName: domain,
	AppName: appName,
	StreamName: channel,
});

/**
 * Binds a template to what it applies to. A second call is refused: then the rule that is there says
 * whether it does what is asked for.
 *
 * @returns `existing` for a rule that was there, with the same template
 * @throws ApiError
 */
export async function createRule(
	call: Call3,
	target: RuleTarget,
	templateId: number,
): Promise<'created' | 'existing'> {
	try {
		await call({
			...LIVE,
			action: 'CreateLiveRecordRule',
			parameters: { ...parametersOf(target), TemplateId: templateId },
			repeatable: false,
		});
		return 'created';
	} catch (error) {
		if (!saysItExists(error)) return await rethrow(mayExist(error, 'rule'));
		// Only a help: whoever may create need not have the right to list.
		const there = await ruleOf(call, target).catch(() => undefined);
		if (Number(there?.TemplateId) === templateId) return 'existing';
		return await rethrow(there === undefined ? error : otherTemplate(error, there));
	}
}

function saysItExists(error: unknown): error is ApiError {
	return error instanceof ApiError && error.facts.code?.endsWith('.RuleAlreadyExist') === true;
}

function otherTemplate({ kind, message, facts }: ApiError, { TemplateId }: JsonObject): ApiError {
	return new ApiError(kind, `${message} Its template is ${exactText(TemplateId)}.`, facts);
}

async function ruleOf(call: Call3, target: RuleTarget): Promise<JsonObject | undefined> {
	return (await describeRules(call)).find((rule) => isSame(targetOf(rule), target));
}

/** All rules of the account: there are at most 50. @throws ApiError */
export async function describeRules(call: Call3): Promise<JsonObject[]> {
	const response = await call({ ...LIVE, action: 'DescribeLiveRecordRules', parameters: {} });
	return objectsIn(response.Rules);
}

/**
 * Deletes the rule of exactly this target.
 *
 * @throws ApiError
 * @throws NotFoundError when there is none; it names those that come near
 */
export async function deleteRule(call: Call3, target: RuleTarget): Promise<void> {
	// Looked at first: afterwards a lost answer could not be told from a rule that was never there.
	const rules = (await describeRules(call)).map(targetOf);
	// The service has its own spelling of a domain.
	const there = rules.find((rule) => isSame(rule, target));
	try {
		const parameters = parametersOf(there ?? target);
		await call({ ...LIVE, action: 'DeleteLiveRecordRule', parameters });
	} catch (error) {
		if (!isRefusal(error)) return await rethrow(error);
		if (there === undefined) return await rethrow(missingRule(target, rules));
		if ((await ruleOf(call, target)) !== undefined) return await rethrow(error);
	}
}

function missingRule(target: RuleTarget, rules: RuleTarget[]): NotFoundError {
	const near = rules.filter((rule) => sameLoosely(rule.domain, target.domain));
	const nearest = near.filter(
		({ appName, channel }) =>
			sameLoosely(appName, target.appName) && sameLoosely(channel, target.channel),
	);
	const named = (nearest.length > 0 ? nearest : near).slice(0, MOST_NAMED).map(describe);
	const others =
		named.length > 0
			? `There is one for ${named.join('; ')}.`
			: 'There is none for this domain: list the rules with Get Many.';
	return new NotFoundError(
		`There is no recording rule for ${describe(target)}, so nothing was deleted. ${others}`,
	);
}

function describe({ domain, appName, channel }: RuleTarget): string {
	const app = appName === '' ? 'every app' : `app "${appName}"`;
	return `domain "${domain}", ${app} and ${channel === '' ? 'every stream' : `stream "${channel}"`}`;
}

function targetOf(rule: JsonObject): RuleTarget {
	return {
		domain: exactText(rule.DomainName) ?? '',
		appName: exactText(rule.AppName) ?? '',
		channel: exactText(rule.StreamName) ?? '',
	};
}

function isSame(one: RuleTarget, other: RuleTarget): boolean {
	return (
		domainKey(one.domain) === domainKey(other.domain) &&
		one.appName === other.appName &&
		one.channel === other.channel
	);
}

/** Apart from case, slashes, dots and spaces around it, and a scheme. */
function sameLoosely(one: string, other: string): boolean {
	const bare = (text: string) =>
		text
			.toLowerCase()
			.replace(/^[a-z]+:\/\//, '')
			.replace(/^[\s/.]+|[\s/.]+$/g, '');
	return bare(one) === bare(other);
}
