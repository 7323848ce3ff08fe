import type { Fault, FaultKind, FaultOptions } from '../faults';
import { isObject } from '../json';
import type { ActiveStream } from '../settings';
import type { RequestRecord } from '../truth';
import type { PageParts } from './overview';

/** Milliseconds; a push has to last ten seconds to give a file, so this leaves a gap that one sees. */
const BREAK = 20_000;

/** What the service may be moved by at once; milliseconds. */
const FARTHEST = 7 * 24 * 3_600_000;

/** Faults that the page offers, with the details they need. */
const FAULTS: Readonly<Partial<Record<FaultKind, FaultOptions>>> = {
	loseAnswer: {},
	refuseThenClose: {},
	executeLater: { ms: 10_000 },
	delayAnswer: { ms: 5_000 },
	throttle: {},
	internalError: {},
	html502: {},
};

const isCreate = ({ action }: Readonly<RequestRecord>) =>
	action === 'CreateRecordTask' || action === 'CreateRecord';

/** An armed fault, as the page names it: its kind, and what it waits for. */
export function faultName({ kind, action, match }: Readonly<Fault>): string {
	const next = match === isCreate ? 'create' : (action ?? 'any');
	return `${kind} ${next}`;
}

/** Text of a member, trimmed. @throws Error where it is none, is empty or longer than any name is */
function textOf(command: Record<string, unknown>, member: string): string {
	const value = command[member];
	const text = typeof value === 'string' ? value.trim() : '';
	if (text === '' || text.length > 100) throw new Error(`${member} has to be 1 to 100 letters`);
	return text;
}

function streamOf(command: Record<string, unknown>): ActiveStream {
	return {
		domain: textOf(command, 'domain'),
		app: textOf(command, 'app'),
		stream: textOf(command, 'stream'),
	};
}

function isOffered(kind: string): kind is FaultKind {
	return Object.hasOwn(FAULTS, kind);
}

function arm(command: Record<string, unknown>, { faults }: PageParts): void {
	const kind = textOf(command, 'kind');
	if (!isOffered(kind)) throw new Error(`there is no fault ${kind} to arm`);
	const next = command.next === 'create' ? { match: isCreate } : {};
	faults.next(kind, { ...FAULTS[kind], ...next });
}

type Command = (command: Record<string, unknown>, parts: PageParts) => void;

const COMMANDS: Readonly<Record<string, Command>> = {
	start: (command, { pushes }) => pushes.start(streamOf(command)),
	stop: (command, { pushes }) => pushes.stop(streamOf(command)),
	break: (command, { pushes }) => pushes.breakOff(streamOf(command), BREAK),
	channel: (command, { pushes }) => pushes.setChannel(textOf(command, 'id'), command.live === true),
	arm,
	disarm: (_, { faults }) => faults.clear(),
	advance(command, { clock }) {
		const by = Number(command.by);
		if (!Number.isFinite(by) || Math.abs(by) > FARTHEST) throw new Error('by is not a time');
		clock.advance(by);
	},
	now: (_, { clock }) => clock.reset(),
};

/**
 * Does what a button of the page says.
 *
 * @throws Error where that makes no sense
 */
export function obey(command: unknown, parts: PageParts): void {
	const name = isObject(command) ? command.do : undefined;
	const act =
		typeof name === 'string' && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
	if (!isObject(command) || act === undefined) throw new Error('there is no such command');
	act(command, parts);
}
