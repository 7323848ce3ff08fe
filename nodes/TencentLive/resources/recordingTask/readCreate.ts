import type { INodeProperties } from 'n8n-workflow';

import { InvalidParameterError } from '../../api/InvalidParameterError';
import { REAL_TIME, SCHEDULED } from '../../api/recordings';
import { IF_TASK_EXISTS, IF_UNKNOWN, MATCH_EXISTING } from '../../create/intent';
import { readChoice, readRequiredChoice } from '../../parameters/choice';
import { templateIdField } from '../../parameters/fields';
import { readTimeField } from '../../parameters/range';
import { inside, isGiven, readNumber, type Field } from '../../parameters/read';
import { readStream } from '../../parameters/stream';
import type { Values } from '../../parameters/values';
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
import type { Asked } from '../../create/plan';

const STREAM_TYPES = [0, 1] as const;

/** What an item asks for. @throws InvalidParameterError */
export function readCreate(values: Values): Asked {
	const option = (field: INodeProperties) => inside('options', field);
	const tapeType = readRequiredChoice(values, tapeTypeField, [SCHEDULED, REAL_TIME]);
	const isScheduled = tapeType === SCHEDULED;
	const end = readTimeField(values, endTimeField);
	if (end === null) {
		throw new InvalidParameterError(
			endTimeField.displayName,
			'is empty. Say when the recording stops.',
		);
	}
	const { domain, appName, channel } = readStream(values);
	return {
		wanted: {
			request: {
				channel: channel ?? '',
				domain,
				appName,
				tapeType,
				startTime: isScheduled ? readTimeField(values, startTimeField) : null,
				endTime: end,
				templateId: readNumber(values, option(templateIdField)),
				streamType: readChoice(values, option(streamTypeField), STREAM_TYPES),
			},
			ifTaskExists: readChoice(values, option(ifTaskExistsField), IF_TASK_EXISTS) ?? 'reuse',
			matchExisting: readChoice(values, option(matchExistingField), MATCH_EXISTING) ?? 'sameTimes',
			ifUnknown: readChoice(values, option(ifUnknownField), IF_UNKNOWN) ?? 'recordAnyway',
		},
		timeout: readTimeout(values, option(timeoutField)),
		moves: moves(values),
		advice:
			!isScheduled && isGiven(values, startTimeField)
				? ['Start Time is ignored in Real-Time mode: the recording starts at once.']
				: [],
	};
}

/** Times that an expression makes of the current moment: they differ with every reading. */
const FROM_NOW =
	/\$now|\$today|DateTime\s*\.\s*(?:now|local|utc)\s*\(|Date\s*\.\s*now|new Date\(\s*\)/;

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
