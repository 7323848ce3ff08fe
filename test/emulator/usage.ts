import { TencentCloudApi } from '../../credentials/TencentCloudApi.credentials';
import { DEFAULT_ACCOUNT, EVENING_SHOW, EXAMPLE_ACCOUNT } from './index';

export const USAGE = `Tencent Cloud's live recording APIs, emulated on 127.0.0.1 for the credential of n8n and the examples.

Usage: npm run emulator [-- --port <number>]
  --port <number>  8089 unless given; 0 takes any free one
  --help           this text

       npm run emulator -- callback <event> --url <address>
  sends one event to a trigger; without the rest it says what there is

In a browser, its address shows what it has, live: streams, tasks, files, events, calls, faults.`;

/** What to fill into the credential, by the names that its fields have in n8n. */
export function credentialFields(url: string): Array<[field: string, value: string]> {
	const { secretId, secretKey } = DEFAULT_ACCOUNT;
	// A made-up pair that opens nothing but this emulator.
	const values: Record<string, string> = {
		secretId,
		secretKey,
		endpoint: url,
		legacyEndpoint: url,
	};
	return new TencentCloudApi().properties.flatMap(({ name, displayName }) => {
		const value = values[name];
		return value === undefined ? [] : [[displayName, value] satisfies [string, string]];
	});
}

/** What is printed once it runs. */
export function greeting(url: string): string {
	const { streams, channels } = EXAMPLE_ACCOUNT;
	const line = ([name, value]: readonly [string, string]) => `  ${name.padEnd(18)}${value}`;
	return [
		'In n8n, a credential "Tencent Cloud API" with:',
		...credentialFields(url).map(line),
		'',
		'What it has, as the examples name it:',
		...[
			line(['Push domain', EVENING_SHOW.domain]),
			line([
				'Streams',
				`${streams.map(({ stream }) => stream).join(', ')}; ${EVENING_SHOW.stream} comes and goes`,
			]),
			line(['Legacy channels', channels.map(({ id }) => id).join(', ')]),
		],
		'',
		`To watch it, open ${url} in a browser. Stop with Ctrl+C.`,
	].join('\n');
}
