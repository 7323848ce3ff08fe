import type { Emulator, FaultKind, FaultOptions } from '../../emulator';

const EVERY_TENTH = 10;

/** What goes wrong with every tenth call, one after the other. */
const KINDS: ReadonlyArray<{ kind: FaultKind; name: string; options?: FaultOptions }> = [
	{ kind: 'loseAnswer', name: 'answer lost' },
	{ kind: 'throttle', name: 'throttled' },
	{ kind: 'delayAnswer', name: 'answer two seconds late', options: { ms: 2_000 } },
	{ kind: 'internalError', name: 'internal error, but executed', options: { executed: true } },
	{ kind: 'html502', name: '502 from a gateway, but executed', options: { executed: true } },
	{ kind: 'truncated', name: 'answer cut in half' },
	{ kind: 'notJson', name: 'answer that is not JSON' },
	{ kind: 'neverAnswer', name: 'no answer' },
	{ kind: 'emptyBody', name: 'empty answer' },
	// The only one that made no task; nobody but the service can know.
	{ kind: 'refuseThenClose', name: 'read, then dropped' },
];

/** Arms a fault for the create call of every tenth stream. @returns how many of each kind */
export function armFaults({ faults }: Emulator, streams: readonly string[]): Map<string, number> {
	const armed = new Map<string, number>();
	const unlucky = streams.filter((_, index) => index % EVERY_TENTH === 0);
	for (const [index, stream] of unlucky.entries()) {
		const fault = KINDS[index % KINDS.length];
		if (fault === undefined) continue;
		faults.next(fault.kind, {
			...fault.options,
			action: 'CreateRecordTask',
			match: ({ parameters }) => parameters.StreamName === stream,
		});
		armed.set(fault.name, (armed.get(fault.name) ?? 0) + 1);
	}
	return armed;
}
