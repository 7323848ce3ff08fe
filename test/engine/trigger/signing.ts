import { createHash } from 'node:crypto';

import type { CallbackKind } from '../../emulator';
import type { Bench } from '../../support/engine';
import { KEY, type Host } from './host';

type Send = Bench['emulator']['sendCallback'];

export const EVENTS: CallbackKind[] = [
	'recordingException',
	'recordingFile',
	'recordingStatus',
	'streamStarted',
	'streamStopped',
];

/** The signature of a `t`, as the service makes it. */
export function md5(key: string, t: number | string): string {
	return createHash('md5').update(`${key}${t}`).digest('hex');
}

/** A body with a signature that is good now and for ten minutes. */
export function signed({ emulator }: Bench, payload: object, key = KEY): string {
	const t = emulator.clock.seconds() + 600;
	return JSON.stringify({ ...payload, t, sign: md5(key, t) });
}

/** Has the service send the sample of a kind to a host, and gives the status that came back. */
export async function send(
	{ emulator }: Bench,
	{ url }: Host,
	kind: CallbackKind,
	overrides: Parameters<Send>[1] = {},
	to: Parameters<Send>[2] = {},
): Promise<number | null | undefined> {
	const record = await emulator.sendCallback(kind, overrides, { url, key: KEY, ...to });
	return record.attempts[0]?.status;
}
