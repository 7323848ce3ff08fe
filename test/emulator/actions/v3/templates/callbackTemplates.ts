import { ApiError } from '../../../apiError';
import type { CallbackTemplate, CallbackUrl } from '../../../callbackSettings';
import type { JsonObject } from '../../../json';
import { list, optional, type ParameterSpecs, type Parameters } from '../../../parameters';
import type { EmulatorState } from '../../../state';
import { refuseAbroad } from './recordParam';

/** Bytes (cloud.tencent.com/document/product/267/32637). */
const LONGEST_NAME = 255;
const LONGEST_DESCRIPTION = 1024;

const LEVELS = ['error', 'warning', 'info'];

const URLS = {
	StreamBeginNotifyUrl: { abroad: true, described: true },
	StreamEndNotifyUrl: { abroad: true, described: true },
	RecordNotifyUrl: { abroad: true, described: true },
	// Can be set, and is never shown.
	RecordStatusNotifyUrl: { abroad: false, described: false },
	SnapshotNotifyUrl: { abroad: true, described: true },
	PornCensorshipNotifyUrl: { abroad: true, described: true },
	StreamMixNotifyUrl: { abroad: true, described: true },
	PushExceptionNotifyUrl: { abroad: true, described: true },
	AudioAuditNotifyUrl: { abroad: false, described: true },
	RecordExceptionNotifyUrl: { abroad: false, described: true },
} as const satisfies Record<CallbackUrl, { abroad: boolean; described: boolean }>;

function isUrlName(name: string): name is CallbackUrl {
	return Object.hasOwn(URLS, name);
}

const URL_NAMES = Object.keys(URLS).filter(isUrlName);

/** What creating and modifying a callback template have in common. */
export const CALLBACK_TEMPLATE_SPECS: ParameterSpecs = {
	Description: optional('string'),
	...Object.fromEntries(
		URL_NAMES.filter((name) => name !== 'StreamMixNotifyUrl').map((name) => [
			name,
			optional('string'),
		]),
	),
	CallbackKey: optional('string'),
	RecordExceptionLevels: optional(list('string')),
};

function invalid(text: string): ApiError {
	return new ApiError('InvalidParameter', text);
}

function checkText(name: string, text: string | undefined, longest: number): void {
	if (text === undefined) return;
	if (Buffer.byteLength(text) > longest) throw invalid(`${name} is longer than ${longest} bytes.`);
	if (!/^[\p{Script=Han}A-Za-z0-9_-]*$/u.test(text)) {
		throw invalid(`${name} may contain only Chinese characters, letters, digits, _ and -.`);
	}
}

function isWeb(url: string): boolean {
	return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** The addresses a template has after a request; an empty one takes an address away. */
function urlsOf(
	parameters: Parameters,
	before: Partial<CallbackTemplate>,
	site: EmulatorState['site'],
): CallbackTemplate['urls'] {
	const urls = new Map(Object.entries(before.urls ?? {}));
	for (const name of URL_NAMES) {
		refuseAbroad(name, parameters.has(name) && !URLS[name].abroad, site);
		const url = parameters.text(name);
		if (url === undefined) continue;
		if (url === '') urls.delete(name);
		else if (isWeb(url)) urls.set(name, url);
		else throw new ApiError('InvalidParameter.UrlNotSafe', `${name} is not a safe address.`);
	}
	if (urls.size === 0) throw invalid('At least one callback URL is required.');
	return Object.fromEntries(urls);
}

/**
 * A callback template's new content: what the request says, and for the rest what was there before.
 *
 * @throws ApiError outside of the documented bounds
 */
export function callbackContentOf(
	parameters: Parameters,
	before: Partial<CallbackTemplate>,
	{ site }: Pick<EmulatorState, 'site'>,
): Omit<CallbackTemplate, 'id'> {
	const name = parameters.text('TemplateName');
	const description = parameters.text('Description');
	checkText('TemplateName', name, LONGEST_NAME);
	checkText('Description', description, LONGEST_DESCRIPTION);
	if (name === '') throw invalid('TemplateName is empty.');
	refuseAbroad('RecordExceptionLevels', parameters.has('RecordExceptionLevels'), site);
	const levels = parameters.texts('RecordExceptionLevels');
	if (levels?.some((level) => !LEVELS.includes(level)) === true) {
		throw invalid(`RecordExceptionLevels may contain only ${LEVELS.join(', ')}.`);
	}
	return {
		name: name ?? before.name ?? '',
		description: description ?? before.description,
		urls: urlsOf(parameters, before, site),
		key: parameters.text('CallbackKey') ?? before.key,
		exceptionLevels: levels ?? before.exceptionLevels,
	};
}

/**
 * Where in the state a callback template is.
 *
 * @throws ApiError `templateNotFoundCode` where it is not
 */
export function indexOfCallbackTemplate(id: number, state: EmulatorState): number {
	const index = state.callbackTemplates.findIndex((template) => template.id === id);
	if (index >= 0) return index;
	throw new ApiError(state.templateNotFoundCode, 'The template does not exist.');
}

/** A callback template as the service describes it (CallBackTemplateInfo). */
export function describeCallbackTemplate(
	{ id, name, description = '', urls, key = '', exceptionLevels = [] }: CallbackTemplate,
	site: EmulatorState['site'],
): JsonObject {
	const shown = URL_NAMES.filter(
		(url) => URLS[url].described && (site === 'china' || URLS[url].abroad),
	);
	return {
		TemplateId: id,
		TemplateName: name,
		Description: description,
		...Object.fromEntries(shown.map((url) => [url, urls[url] ?? ''])),
		CallbackKey: key,
		...(site === 'china' ? { RecordExceptionLevels: exceptionLevels } : {}),
	};
}
