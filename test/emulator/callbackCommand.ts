/* eslint-disable @n8n/community-nodes/no-restricted-imports, no-console -- a program of its own: runs on Node itself, never inside n8n */
import { parseArgs } from 'node:util';

import { isCallbackKind, SAMPLES } from './callbacks/samples';
import { CallbackSender } from './callbacks/sender';
import { EmulatorClock } from './clock';
import type { Json } from './json';

const USAGE = `Usage: npm run emulator -- callback <event> --url <address> [options]
Events: ${Object.keys(SAMPLES).join(', ')}
  --key <key>        signs; nothing is signed without one
  --t <seconds>      in place of now and ten minutes, UNIX seconds
  --sign <text>      in place of the right signature
  --set <name=value> changes a field; the value is JSON, or else text. May be repeated`;

function jsonOrText(text: string): Json {
	try {
		const value: Json = JSON.parse(text);
		// A number with more digits than a double has would lose some.
		return typeof value === 'number' && /\d{16}/.test(text) ? text : value;
	} catch {
		return text;
	}
}

/** Field and value of each `name=value`. @throws Error for one without a name */
function fieldsOf(settings: readonly string[]): Record<string, Json> {
	return Object.fromEntries(
		settings.map((setting) => {
			const at = setting.indexOf('=');
			if (at < 1) throw new Error(`--set takes name=value, not ${setting}`);
			return [setting.slice(0, at), jsonOrText(setting.slice(at + 1))];
		}),
	);
}

/**
 * Sends one callback as the words after `callback` on the command line say, and prints what was sent
 * and what came back. Resolves to whether it was answered with 200.
 *
 * @throws Error with the usage where the words make no sense
 */
export async function sendFromCommandLine(args: string[]): Promise<boolean> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			url: { type: 'string' },
			key: { type: 'string' },
			t: { type: 'string' },
			sign: { type: 'string' },
			set: { type: 'string', multiple: true, default: [] },
		},
	});
	const [kind = '', ...more] = positionals;
	if (!isCallbackKind(kind) || more.length > 0 || values.url === undefined) throw new Error(USAGE);
	const sender = new CallbackSender(new EmulatorClock(), { callbackRetry: 'signAnew' });
	const payload = { ...SAMPLES[kind], ...fieldsOf(values.set) };
	const { url, key, sign } = values;
	const t = values.t === undefined ? undefined : Number(values.t);
	const { attempts } = await sender.send(kind, payload, { url, key, t, sign, repeat: false });
	for (const { body, status } of attempts) {
		console.log(body);
		console.log(status === null ? 'No answer' : `Answered with ${status}`);
	}
	return attempts.every(({ status }) => status === 200);
}
