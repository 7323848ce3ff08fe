import type { INode } from 'n8n-workflow';

import {
	EndPassedError,
	InvalidParameterError,
} from '../../../nodes/TencentLive/api/InvalidParameterError';
import { NotFoundError } from '../../../nodes/TencentLive/api/NotFoundError';
import type { RecordingRequest } from '../../../nodes/TencentLive/api/recordings';
import type { Attempt } from '../../../nodes/TencentLive/create/attempt';
import * as outcomes from '../../../nodes/TencentLive/create/outcome';
import { describeError, nodeError } from '../../../nodes/TencentLive/n8n/errors';
import { describeOutcome } from '../../../nodes/TencentLive/resources/recordingTask/createOutput';
import { ApiError, type ApiErrorKind } from '../../../nodes/TencentLive/transport/ApiError';
import { GAP, sentences, type Maker, type Sentence } from './sentences';

/** An error as n8n shows it. */
export interface Shown {
	title: string;
	below: string;
}

const NODE: INode = {
	id: 'errors',
	name: 'Tencent Live',
	type: 'n8n-nodes-tencent-live.tencentLive',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const KINDS: Partial<Record<Maker, ApiErrorKind>> = {
	rejected: 'rejected',
	throttled: 'throttled',
	unknown: 'unknown',
	wrongClock: 'clock',
};

const isKind = (text: string): text is ApiErrorKind =>
	['notSent', 'rejected', 'throttled', 'clock', 'unknown'].includes(text);

/** The error that the sources make of a sentence. */
function errorOf({ maker, first, message }: Sentence): Error {
	const words = message.replace('{action}', GAP);
	const field = first === GAP ? 'A field' : first;
	switch (maker) {
		case 'InvalidParameterError':
			return new InvalidParameterError(field, words);
		case 'EndPassedError':
			return new EndPassedError(field, words);
		case 'NotFoundError':
		case 'TooManyTasksError':
			return new NotFoundError(words);
		case 'NodeOperationError':
			return new Error(words);
		default:
			return new ApiError(KINDS[maker] ?? (isKind(first) ? first : 'unknown'), words);
	}
}

/** What n8n shows of an error, by the node's own code. */
function shown(error: unknown, changes: boolean): Shown {
	const { message, description } = nodeError(NODE, describeError(error, changes));
	return { title: message, below: description ?? '' };
}

/** Errors whose sentences another error's are part of, so that only a run knows them, by file. */
export function composed(): string[] {
	return [
		...new Set(
			sentences()
				.filter(isComposed)
				.map(({ file }) => file),
		),
	];
}

const isComposed = ({ maker, message }: Sentence) =>
	maker === 'InvalidParameterError' ? message === GAP : message.startsWith(GAP);

function ofFiles(belongs: (file: string) => boolean): Shown[] {
	const own = sentences().filter((one) => belongs(one.file) && !isComposed(one));
	const all = own.map((one) => shown(errorOf(one), false));
	const known = new Set<string>();
	return all.filter(({ title, below }) => {
		const isNew = !known.has(title + below);
		known.add(title + below);
		return isNew;
	});
}

/** Every way in which a create can end without a task, with the names that gaps stand for elsewhere. */
function ofCreate(): Shown[] {
	const endTime = Date.parse('2026-11-23T10:00:00Z');
	const request: RecordingRequest = {
		channel: 'show',
		domain: 'push.example.com',
		appName: 'live',
		tapeType: 1,
		startTime: null,
		endTime,
		templateId: null,
		streamType: null,
	};
	const attempt: Attempt = {
		id: 'one',
		key: 'key',
		wanted: {
			request,
			ifTaskExists: 'reuse',
			matchExisting: 'sameTimes',
			ifUnknown: 'recordAnyway',
		},
		signedAt: endTime,
		leftAt: endTime,
		notMine: [],
	};
	const lost = new ApiError('unknown', 'The answer was lost: no answer came in time.');
	const refused = new ApiError('rejected', 'A limit of the account is reached. (LimitExceeded)');
	const ended = 'End Time: 2026-11-23T18:00:00+08:00 is in the past. Choose a later end.';
	return [
		outcomes.notCreated(refused),
		outcomes.notLooked(refused),
		outcomes.alreadyExists({
			request,
			taskId: 'BEv4E1Asx9QhUOUPCBCNmIrxnWin6wCL9spxzzhZoMDjxxTsQStPtfS8xJ',
			hints: [],
		}),
		outcomes.unknownFate([attempt], null, lost),
		outcomes.unknownFate([attempt], endTime, null),
		outcomes.notBeside(request, attempt),
		outcomes.claimedElsewhere(request),
		outcomes.cancelled([attempt], null),
		outcomes.cancelled([], null),
		outcomes.noTime(false),
		outcomes.noTime(true),
		outcomes.ended(ended, '18446744073709551615'),
		outcomes.ended(ended, null),
	].map((outcome) => {
		const { message, description } = nodeError(NODE, describeOutcome(outcome));
		return { title: message, below: description ?? '' };
	});
}

const inRoom = (room: string) => (file: string) => file.startsWith(`${room}/`);

/** The errors by where they come from. */
export function chapters(): Array<{ heading: string; errors: Shown[] }> {
	const isCode = (file: string) => file.endsWith('codes.ts');
	const isRule = (file: string) =>
		inRoom('parameters')(file) || inRoom('resources')(file) || file === 'api/requestRules.ts';
	const isRest = (file: string) => !isCode(file) && !isRule(file);
	return [
		{ heading: 'Values that cannot be right', errors: ofFiles(isRule) },
		{ heading: 'A create that made no task, or may have', errors: ofCreate() },
		{ heading: 'What API 3.0 refuses', errors: ofFiles((file) => file === 'api/v3/codes.ts') },
		{
			heading: 'What the legacy API refuses',
			errors: ofFiles((file) => file === 'api/v2/codes.ts'),
		},
		{ heading: 'On the way, in lists, and in the trigger', errors: ofFiles(isRest) },
	];
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** docs/errors.md. */
export function errorPage(): string {
	const parts = chapters().map(
		({ heading, errors }) =>
			`## ${heading}\n\n| n8n shows | and below it |\n| --- | --- |\n${errors
				.map(({ title, below }) => `| ${cell(title)} | ${cell(below)} |`)
				.join('\n')}\n`,
	);
	return `# Errors

Every error of both nodes, in the two parts that n8n shows: what happened, and below it what to do. In the editor the first part also names the item, and the second goes on with the service's code and its own words. A failed item of Continue On Fail or the error output has both in \`error\`, with facts to branch on in \`details\` ([create.md](create.md#a-failed-item)). A model is told the same in other words, without what only a person can do ([ai-agents.md](ai-agents.md)).

"${GAP}" stands for what only a run knows; "A field" for the name of the field. Written from the sources with \`npm run docs:errors\`; a test keeps it so.

${parts.join('\n')}`;
}
