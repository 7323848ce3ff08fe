import { isResourceLocatorValue } from 'n8n-workflow';

import { InvalidParameterError } from '../api/InvalidParameterError';
import type { StreamRef } from '../api/recordings';
import { requireText } from '../api/requestRules';
import { parseAppName, parseChannel, parseDomain, type Address } from './address';
import { appNameField, channelField, domainField } from './fields';
import { foundNothing, isExpression, isNothingAsText, isShown, readName, type Field } from './read';
import { insideLocator, type Values } from './values';

/** The fields that name a stream, with what may stand in each. */
const PARTS: Array<{
	part: keyof Address;
	field: Field;
	parse: (text: string) => Address | undefined;
}> = [
	{ part: 'domain', field: domainField, parse: parseDomain },
	{ part: 'appName', field: appNameField, parse: parseAppName },
	{ part: 'channel', field: channelField, parse: parseChannel },
];

/**
 * The stream that the fields name, whichever of them an operation has; null where one was left empty
 * or is not shown. A push address pasted into one of them is taken apart: the rest of it fills the
 * others where they are empty, and has to agree with them where they are not.
 *
 * @throws InvalidParameterError when it cannot be taken apart for certain. What was pasted is never
 * shown: it may hold the right to push.
 */
export function readStream(values: Values): Address {
	refuseOtherGeneration(values);
	const stream: Address = { domain: null, appName: null, channel: null };
	const pasted = PARTS.flatMap(({ part, field, parse }) => {
		const text = readName(values, field);
		if (text === null) return [];
		const address = parse(text);
		if (address === undefined) throw notTakenApart(field);
		for (const name of Object.values(address)) {
			if (name !== null && isNothingAsText(name)) throw foundNothing(field, name);
		}
		if (lostAPart(values, field, text)) throw notTakenApart(field);
		stream[part] = address[part];
		return { field, address };
	});
	for (const { field, address } of pasted) {
		for (const { part, field: own } of PARTS) {
			const named = address[part];
			if (named === null || own === field) continue;
			if (!isShown(values, own)) throw notTakenApart(field);
			stream[part] ??= named;
			if (stream[part] !== named) {
				throw new InvalidParameterError(
					field.displayName,
					`names "${named}", but ${own.displayName} is "${stream[part]}". Make the two agree, or give each name in its own field.`,
				);
			}
		}
	}
	return stream;
}

/** The same where a channel must be named. @throws InvalidParameterError */
export function readOneStream(values: Values): StreamRef {
	const stream = readStream(values);
	requireText(channelField.displayName, stream.channel);
	return { ...stream, channel: stream.channel ?? '' };
}

/**
 * A channel that was picked before API Version was changed stays in the field. The entry it was picked
 * from tells: a stream with its domain and app, or a channel with its ID.
 */
function refuseOtherGeneration(values: Values): void {
	const raw = values.rawAt(channelField.name);
	if (!isResourceLocatorValue(raw) || raw.mode !== 'list') return;
	const { value, cachedResultName: entry = '' } = raw;
	const isStream = entry.startsWith(`${value} (`) && /\/[^()/]*\)$/.test(entry);
	const isChannel = entry.endsWith(` (${value})`);
	const wantsStream = isShown(values, domainField);
	if (wantsStream ? !isChannel : !isStream) return;
	throw new InvalidParameterError(
		channelField.displayName,
		`"${entry}" was picked ${isChannel ? 'from the channels of the legacy API' : 'from the streams of API 3.0'}. Pick anew, or set API Version back.`,
	);
}

/** What an expression gives, in a text of which only the rest is known. */
const GIVEN = '\u0001';

const pathOf = (text: string) =>
	text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').split('?', 1)[0] ?? '';

/**
 * `=live/{{ $json.stream }}` where there is no stream: what is left names the app, not a stream, and
 * `=rtmp://host/{{ $json.app }}/{{ $json.stream }}` without either the whole domain.
 */
function lostAPart(values: Values, field: Field, text: string): boolean {
	const raw = insideLocator(values.rawAt(field.name));
	if (typeof raw !== 'string' || !isExpression(values, field)) return false;
	const typed = pathOf(
		raw
			.slice(1)
			.trim()
			.replace(/\{\{.*?\}\}/gs, GIVEN),
	);
	const path = pathOf(text);
	// What the data holds as a whole may be the address of a server; that of a stream never ends so.
	if (typed === GIVEN) return field === channelField && path.endsWith('/');
	const lostFirst = typed.startsWith(GIVEN) && path.startsWith('/');
	return lostFirst || (typed.endsWith(GIVEN) && path.endsWith('/'));
}

function notTakenApart({ displayName }: Field): InvalidParameterError {
	return new InvalidParameterError(
		displayName,
		'looks like an address that cannot be taken apart for certain. Give the name alone, as in live, my-stream or push.example.com, without what follows a question mark.',
	);
}
