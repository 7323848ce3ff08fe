import type { INodeProperties } from 'n8n-workflow';

import { requireText } from '../../api/requestRules';
import type { RuleTarget } from '../../api/v3/rules';
import {
	appNameField,
	channelField,
	domainField,
	withoutApiVersion,
} from '../../parameters/fields';
import { readStream } from '../../parameters/stream';
import type { Values } from '../../parameters/values';

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
export function readRuleTarget(values: Values): RuleTarget {
	const { domain, appName, channel } = readStream(values);
	requireText(domainField.displayName, domain);
	return { domain: domain ?? '', appName: appName ?? '', channel: channel ?? '' };
}
