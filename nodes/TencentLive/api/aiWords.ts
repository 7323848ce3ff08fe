import type { ApiError } from '../transport/ApiError';

/*
 * What the model of an AI agent is told: it has the text that comes back and nothing else, no panel,
 * no console and no second look. So a text says what happened, in the service's own words too, and
 * what to do next with the calls that a model can make.
 */

/** What only a person can look at or change. */
const FOR_PEOPLE =
	/\bconsole\b|\bpanel\b|README|credential|Secret (?:ID|Key)|Session Token|\b[Kk]eys?\b|Access Management|[Ee]ndpoint|\bproxy\b|\bclock\b|network of this machine|WEBHOOK_URL|[Aa]sk Tencent Cloud|Update the node|VOD Sub-Application|API Version|settings of the workflow|\bexpression\b|under Options|Retry On Fail/;

const FULL_STOP = /(?<=[.?!]["”)]?)\s+(?=["“(A-Z])/;
const CODE = /\s*\((?<code>[^()]*)\)$/;

/** Sentences without those that only a person can follow; the first one says what happened, and stays. */
export function withoutPeople(text: string): string {
	const [first = '', ...rest] = text.split(FULL_STOP);
	return [first, ...rest.filter((sentence) => !FOR_PEOPLE.test(sentence))].join(' ');
}

/** What happened to a call, with the service's code and its own words. */
export function whatHappened({ message, facts }: ApiError): string {
	const code = CODE.exec(message)?.[0] ?? '';
	const words = withoutPeople(message.slice(0, message.length - code.length))
		.replace(/; its own words follow\.$/, '.')
		.replace(/\.$/, `${code}.`);
	return facts.detail === null ? words : `${words} Tencent Cloud's own words: "${facts.detail}".`;
}

/** What to do after a call that has certainly not been carried out. */
export function whatNext({ kind, message }: ApiError): string {
	if (kind === 'throttled') return 'Wait a minute, then call again with the same values.';
	if (kind === 'notSent') {
		return 'Call again with the same values in a minute; if that fails too, tell the user.';
	}
	return isForPeople(message) || kind === 'clock'
		? 'Other values do not help, a person has to mend this: tell the user what happened.'
		: 'The same values fail again: call with other values, or tell the user what happened.';
}

/** Whether all that is to be done is a person's. */
function isForPeople(message: string): boolean {
	const [first = '', ...rest] = message.replace(CODE, '').split(FULL_STOP);
	const theirs = rest.filter((sentence) => FOR_PEOPLE.test(sentence));
	return FOR_PEOPLE.test(first) || (theirs.length > 0 && theirs.length === rest.length);
}

/** What a model does after a call whose answer was lost. @param changes whether it changes something */
export function whatNextUnknown(changes: boolean): string {
	return changes
		? 'It may have been carried out all the same. Look first (Get or Get Many), and call again with the same values only if it is not done.'
		: 'Nothing was changed. Call again with the same values in a minute; if that fails too, tell the user.';
}

/** The model's part of what is wrong with a value. */
export function whatIsWrong(message: string): string {
	return `${withoutPeople(message)} Nothing was sent. Call again with a value that fits; if it is none of yours, tell the user.`;
}

/** Nothing like it is listed. @param message says where to look, too: it knows what is missing */
export function whatIsMissing(message: string): string {
	return `${withoutPeople(message)} Call again with values that fit; if none do, tell the user.`;
}
