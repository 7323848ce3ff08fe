import { SAMPLES } from '../../../emulator/callbacks/samples';
import { signatureFields } from '../../../emulator/callbacks/sign';
import { readCallback } from '../../../../nodes/TencentLive/trigger/callback';
import { sideBySide, type Timing } from '../sideBySide';

const KEY = 'callback key';
const NOW = 1_700_000_000;

/** The sample of an event as the service sends it, signed with a key. */
function bodyOf(key: string): Buffer {
	const signature = signatureFields({ key }, NOW);
	return Buffer.from(JSON.stringify({ ...SAMPLES.recordingFile, ...signature }));
}

/** One event read and verified, or refused, beside parsing it and nothing else. */
export function callbacks(rounds: number): Timing[] {
	const guard = { keys: [KEY, 'the key before it'], allowUnsigned: false, now: NOW };
	const good = bodyOf(KEY);
	const forged = bodyOf('another key');
	const notJson = Buffer.from(`${good.toString()}}`);
	if (readCallback(good, guard) === undefined) throw new Error('A good event was refused.');
	if (readCallback(forged, guard) !== undefined) throw new Error('A forged event was let in.');
	if (readCallback(notJson, guard) !== undefined) throw new Error('What is not JSON was let in.');
	return sideBySide(
		[
			{ name: 'parsed alone', work: () => JSON.parse(good.toString('utf8')) as unknown },
			{ name: 'verified', work: () => readCallback(good, guard) },
			{ name: 'refused: wrong key', work: () => readCallback(forged, guard) },
			{ name: 'refused: not JSON', work: () => readCallback(notJson, guard) },
		],
		rounds,
	);
}
