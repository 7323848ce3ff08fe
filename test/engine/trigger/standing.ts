import type { CallbackRule, CallbackTemplate } from '../../emulator';
import { DOMAIN, type Bench } from '../../support/engine';

/** Somebody else's template, and his rules where the trigger wants to be and elsewhere. */
export const THEIRS: CallbackTemplate = {
	id: 7,
	name: 'their-template',
	urls: { RecordNotifyUrl: 'https://their.example.com/callback' },
	key: 'their-key',
};
export const RULE: CallbackRule = { domain: DOMAIN, app: 'live', templateId: 7, createdAt: 1 };
export const ELSEWHERE: CallbackRule = { ...RULE, app: 'elsewhere' };

export interface Standing {
	templates: CallbackTemplate[];
	rules: CallbackRule[];
}

export const NONE: Standing = { templates: [], rules: [] };

/** What the tests put there has small numbers; what the service gives out has large ones. */
const isTheirs = (templateId: number) => templateId < 100;

/** Puts templates and rules in place of those there are. */
export function stand({ emulator: { state } }: Bench, { templates, rules }: Standing): void {
	state.callbackTemplates = structuredClone(templates);
	state.callbackRules = structuredClone(rules);
}

/** A copy of everything that is not the trigger's. */
export function theirs({ emulator: { state } }: Bench): Standing {
	return structuredClone({
		templates: state.callbackTemplates.filter(({ id }) => isTheirs(id)),
		rules: state.callbackRules.filter(({ templateId }) => isTheirs(templateId)),
	});
}

/** A copy of what the trigger made. */
export function own({ emulator: { state } }: Bench): Standing {
	return structuredClone({
		templates: state.callbackTemplates.filter(({ id }) => !isTheirs(id)),
		rules: state.callbackRules.filter(({ templateId }) => !isTheirs(templateId)),
	});
}
