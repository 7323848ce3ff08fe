import { createHash } from 'node:crypto';

import type { Emulator, EmulatorOptions } from '../../emulator';
import { type Receiver, startReceiver } from './callbackReceiver';
import { start } from './running';

export const DOMAIN = 'push.example.com';
export const STREAM = { domain: DOMAIN, app: 'live', stream: 's' };

export const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** An emulator that sends everything it knows of push.example.com/live to a receiver. */
export async function started(
	options: EmulatorOptions = {},
	key: string | undefined = 'k',
): Promise<{ emulator: Emulator; receiver: Receiver }> {
	const receiver = await startReceiver();
	const { url } = receiver;
	const urls = {
		StreamBeginNotifyUrl: url,
		StreamEndNotifyUrl: url,
		RecordNotifyUrl: url,
		RecordStatusNotifyUrl: url,
		RecordExceptionNotifyUrl: url,
	};
	const emulator = await start({
		domains: [DOMAIN],
		callbackTemplates: [{ id: 5, name: 'five', urls, key }],
		callbackRules: [{ domain: DOMAIN, app: 'live', templateId: 5 }],
		...options,
	});
	return { emulator, receiver };
}

/** Moves the clock, and waits until what became due has been answered. */
export async function advance(emulator: Emulator, milliseconds: number): Promise<void> {
	emulator.clock.advance(milliseconds);
	await emulator.callbacksSettled();
}
