/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- a made-up token that opens nothing but the emulator */
import { DEFAULT_ACCOUNT } from '../../emulator';
import { expectNothingSecret, expectTrue, everythingIn } from '../../support/honesty';
import { actionOf, answering, relay, type Received } from '../loopback';
import { CHANNEL, GENERATIONS, NODE, only, STREAM, useBench } from '../../support/engine';

const TOKEN = 'stsTokenOfTheEmulator1234567890';

const bench = useBench({ accounts: [{ ...DEFAULT_ACCOUNT, token: TOKEN }] });

/** The signatures that really went over the wire, in every spelling a text could repeat them in. */
function signaturesIn(requests: Received[]): string[] {
	return requests.flatMap(({ headers, body }) => {
		const hex = /Signature=([0-9a-f]{64})/.exec(String(headers.authorization))?.[1];
		const legacy = new URLSearchParams(body).get('Signature');
		return [hex, legacy, legacy === null ? null : encodeURIComponent(legacy)].filter(
			(text) => typeof text === 'string',
		);
	});
}

describe.each(GENERATIONS)('$version', ({ version, create, action }) => {
	const channel = version === 'v3' ? STREAM : CHANNEL;

	test('a redirect is not followed: the other server receives nothing', async () => {
		const other = await answering(async () => '{}');
		bench.emulator.faults.next('redirect', { action, location: `${other.url}/v2/index.php` });
		const finished = await bench.run({
			parameters: create({ options: { ifUnknown: 'neverTwice' } }),
			node: { onError: 'continueRegularOutput' },
		});
		await other.close();

		expect(other.received).toEqual([]);
		const item = only(finished.json(NODE));
		expect(item).toMatchObject({ details: { outcome: 'unknown', code: 'HTTP 302' } });
		expectTrue(item, channel, bench.emulator.truth);
		expectNothingSecret(finished, [DEFAULT_ACCOUNT.secretKey, TOKEN]);
		expect(bench.creates()).toHaveLength(1);
	});

	test.each([{ onError: 'continueRegularOutput' as const }, { onError: 'stopWorkflow' as const }])(
		'a service that repeats the signed request in its error, with $onError',
		async (node) => {
			const between = await relay(bench.emulator.url, (answer, received) => {
				if (actionOf(received) !== action) return answer;
				const { authorization, 'x-tc-token': token } = received.headers;
				const said = `20111:wrong: ${authorization} Token=${token} ${received.body} at https://${received.headers.host}${received.path}?${received.body}`;
				return version === 'v3'
					? JSON.stringify({
							Response: { Error: { Code: 'InvalidParameter', Message: said }, RequestId: 'r' },
						})
					: JSON.stringify({ code: 5100, message: said });
			});
			const finished = await bench.run({
				parameters: create(),
				credential: { endpoint: between.url, legacyEndpoint: between.url },
				node,
			});
			await between.close();

			const signatures = signaturesIn(between.received);
			expect(signatures.length).toBeGreaterThan(0);
			expectNothingSecret(finished, [DEFAULT_ACCOUNT.secretKey, TOKEN, ...signatures]);
			expect(everythingIn(finished)).toMatch(/wrong: /);
		},
	);

	test('a connection that is lost leaves nothing of the request in the error', async () => {
		bench.emulator.faults.next('loseAnswer', { action });
		const finished = await bench.run({ parameters: create() });

		expectNothingSecret(finished, [DEFAULT_ACCOUNT.secretKey, TOKEN]);
	});

	test('nor does a run that went well', async () => {
		const between = await relay(bench.emulator.url, (answer) => answer);
		const finished = await bench.run({
			parameters: create(),
			credential: { endpoint: between.url, legacyEndpoint: between.url },
		});
		await between.close();

		expect(finished.error).toBeUndefined();
		const signatures = signaturesIn(between.received);
		expect(signatures.length).toBeGreaterThan(0);
		expectNothingSecret(finished, [DEFAULT_ACCOUNT.secretKey, TOKEN, ...signatures]);
	});
});
