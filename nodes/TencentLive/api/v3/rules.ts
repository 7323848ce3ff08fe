import type { JsonObject } from '../../transport/json';
import { rethrow } from '../../transport/rethrow';
import { exactText } from '../../transport/json';
import type { Call3 } from './call';
import { objectsIn } from '../lists';
import { isRefusal, mayExist } from './refusal';
import { LIVE } from './live';
import type { Ended } from '../recordings';

/** What a rule applies to. An empty app or stream means every one. */
export interface RuleTarget {
	domain: string;
	appName: string;
	channel: string;
}

const parametersOf = ({ domain, appName, channel }: RuleTarget): JsonObject => ({
	DomainName: domain,
	AppName: appName,
	StreamName: channel,
});

/** Binds a template to what it applies to. A second call is refused: the rule exists. @throws ApiError */
export async function createRule(
	call: Call3,
	target: RuleTarget,
	templateId: number,
): Promise<void> {
	const answer = call({
		...LIVE,
		action: 'CreateLiveRecordRule',
		parameters: { ...parametersOf(target), TemplateId: templateId },
		repeatable: false,
	});
	await answer.catch(async (error: unknown) => await rethrow(mayExist(error, 'rule')));
}

/** All rules of the account: there are at most 50. @throws ApiError */
export async function describeRules(call: Call3): Promise<JsonObject[]> {
	const response = await call({ ...LIVE, action: 'DescribeLiveRecordRules', parameters: {} });
	return objectsIn(response.Rules);
}

/** Deletes the rule of exactly this target; one that is not there counts as done. @throws ApiError */
export async function deleteRule(call: Call3, target: RuleTarget): Promise<Ended> {
	try {
		await call({ ...LIVE, action: 'DeleteLiveRecordRule', parameters: parametersOf(target) });
		return 'done';
	} catch (error) {
		const rules = isRefusal(error) ? await describeRules(call) : undefined;
		const isGone = rules?.every((rule) => !isOf(rule, target));
		return isGone === true ? 'gone' : await rethrow(error);
	}
}

function isOf(rule: JsonObject, { domain, appName, channel }: RuleTarget): boolean {
	return (
		exactText(rule.DomainName) === domain &&
		(exactText(rule.AppName) ?? '') === appName &&
		(exactText(rule.StreamName) ?? '') === channel
	);
}
