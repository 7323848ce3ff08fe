import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { InvalidParameterError } from '../../api/InvalidParameterError';
import { REAL_TIME, SCHEDULED } from '../../api/recordings';
import { IF_TASK_EXISTS, IF_UNKNOWN, MATCH_EXISTING } from '../../create/intent';
import type { Asked } from '../../create/plan';
import { readChoice, readRequiredChoice } from '../../parameters/choice';
import { templateIdField } from '../../parameters/fields';
import { quoteTyped, readMoment, type Moment } from '../../parameters/moment';
import { inside, isGiven, readNumber, type Field } from '../../parameters/read';
import { readStream } from '../../parameters/stream';
import { itemValues, type Values } from '../../parameters/values';
import { systemClock } from '../../transport/clock';
import {
	DEFAULT_TIMEOUT,
	endTimeField,
	ifTaskExistsField,
	ifUnknownField,
	matchExistingField,
	SHORTEST_TIMEOUT,
	startTimeField,
	streamTypeField,
	tapeTypeField,
	timeoutField,
} from './createFields';
import { pastAdvice, zoneAdvice } from './timeAdvice';

const STREAM_TYPES = [0, 1] as const;

/** Recorded at once instead of later is not what a model means that gives a start. */
const START_IN_REAL_TIME =
	'is given, but Tape Type is Real-Time, which starts at once. To start at that time, call with Tape Type Scheduled; to start at once, call without Start Time.';

const IGNORED_START = 'Start Time is ignored in Real-Time mode: the recording starts at once.';

/** Every channel ID in the pages of the legacy API has this form; a stream may be called so, too. */
const LEGACY_ID = /^\d{19,20}$/;
const LOOKS_LEGACY =
	'Channel looks like a channel ID of the legacy API. API 3.0 records by the name of the stream: check it, or API Version.';

/** Reads what each item asks for. What is returned throws InvalidParameterError. */
export function createReader(context: IExecuteFunctions): (item: number) => Asked {
	// One item stands for all: a hint for each of a thousand would bury every other.
	let told: number | undefined;
	return (item) => {
		const { asked, zoneHint } = readCreate(itemValues(context, item), systemClock.now());
		if (zoneHint === null) return asked;
		told ??= item;
		return told === item ? { ...asked, advice: [...asked.advice, zoneHint] } : asked;
	};
}

/**
 * What an item asks for, and what its times without an offset became.
 *
 * @param now UNIX milliseconds
 * @throws InvalidParameterError
 */
export function readCreate(values: Values, now: number): { asked: Asked; zoneHint: string | null } {
	const option = (field: INodeProperties) => inside('options', field);
	const tapeType = readRequiredChoice(values, tapeTypeField, [SCHEDULED, REAL_TIME]);
	const isScheduled = tapeType === SCHEDULED;
	const hasUnusedStart = !isScheduled && isGiven(values, startTimeField);
	if (hasUnusedStart && values.endsWithAi(startTimeField.name)) {
		throw new InvalidParameterError(startTimeField.displayName, START_IN_REAL_TIME);
	}
	const end = readEnd(values);
	const start = isScheduled ? readMoment(values, startTimeField) : null;
	const { channel, domain, appName } = readStream(values);
	const asked: Asked = {
		wanted: {
			request: {
				channel: channel ?? '',
				domain,
				appName,
				tapeType,
				startTime: start?.at ?? null,
				endTime: end.at,
				templateId: readNumber(values, option(templateIdField)),
				streamType: readChoice(values, option(streamTypeField), STREAM_TYPES),
			},
			ifTaskExists: readChoice(values, option(ifTaskExistsField), IF_TASK_EXISTS) ?? 'reuse',
			matchExisting: readChoice(values, option(matchExistingField), MATCH_EXISTING) ?? 'sameTimes',
			ifUnknown: readChoice(values, option(ifUnknownField), IF_UNKNOWN) ?? 'recordAnyway',
		},
		timeout: readTimeout(values, option(timeoutField)),
		moves: moves(values),
		advice: [
			...(hasUnusedStart ? [IGNORED_START] : []),
			...(domain !== null && LEGACY_ID.test(channel ?? '') ? [LOOKS_LEGACY] : []),
		],
		ifMade: pastAdvice(start, now),
		explain: (sentence) => quoteTyped(sentence, [end, start]),
	};
	return { asked, zoneHint: zoneAdvice(start, end, now) };
}

function readEnd(values: Values): Moment {
	const end = readMoment(values, endTimeField);
	if (end !== null) return end;
	throw new InvalidParameterError(
		endTimeField.displayName,
		'is empty. Say when the recording stops.',
	);
}

/** Times that an expression makes of the current moment: they differ with every reading. */
const FROM_NOW =
	/\$now|\$today|DateTime\s*\.\s*(?:now|local|utc)\s*\(|Date\s*\.\s*now|new\s+Date\b(?!\s*\(\s*[^)\s])|(?<![\w.$]|new\s)Date\s*\(\s*\)/;

function moves(values: Values): boolean {
	return [startTimeField, endTimeField]
		.map(({ name }) => values.rawAt(name))
		.some((raw) => typeof raw === 'string' && raw.startsWith('=') && FROM_NOW.test(raw));
}

function readTimeout(values: Values, field: Field): number {
	const timeout = readNumber(values, field) ?? DEFAULT_TIMEOUT;
	if (timeout > SHORTEST_TIMEOUT) return timeout;
	throw new InvalidParameterError(
		field.displayName,
		`${timeout} ms is too short: a call given up within ${SHORTEST_TIMEOUT} ms may still have created its task. Choose more, such as ${DEFAULT_TIMEOUT}.`,
	);
}
