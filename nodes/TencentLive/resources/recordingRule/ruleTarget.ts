import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { RuleTarget } from '../../api/v3/rules';
import {
	appNameField,
	channelField,
	domainField,
	withoutApiVersion,
} from '../../parameters/fields';
import { readRequiredText, readText } from '../../parameters/read';

/** The fields that name what a rule applies to. */
export const ruleTargetFields: INodeProperties[] = withoutApiVersion([
	domainField,
	{
		...appNameField,
		required: false,
		default: '',
		description: 'The push path the rule is for. Empty means every one.',
	},
	{
		...channelField,
		required: false,
		description: 'The stream the rule is for. Empty means every one.',
	},
]);

/** @throws InvalidParameterError */
export function readRuleTarget(context: IExecuteFunctions, item: number): RuleTarget {
	return {
		domain: readRequiredText(context, 'domain', 'Domain', item),
		appName: readText(context, 'appName', 'App Name', item) ?? '',
		channel: readText(context, 'channel', 'Channel', item) ?? '',
	};
}
