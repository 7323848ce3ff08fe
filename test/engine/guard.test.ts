/* eslint-disable @n8n/community-nodes/no-restricted-globals -- test code: n8n reads this setting from the environment */
import { GENERATIONS, NODE, only, useBench } from '../support/engine';

// Read by n8n with the first request of this file; the emulator is on loopback, which it guards.
process.env.N8N_SSRF_PROTECTION_ENABLED = 'true';

const bench = useBench();

test.each(GENERATIONS)(
	"case 39: $version says in n8n's own words that its guard sent nothing",
	async ({ create }) => {
		const finished = await bench.run({
			parameters: create({ options: { ifTaskExists: 'create' } }),
			node: { onError: 'continueRegularOutput' },
		});

		expect(only(finished.json(NODE))).toEqual({
			error: expect.stringMatching(
				/^n8n did not send the request: The request was blocked because it resolves to a restricted IP address\. .*allowlist.*No task was created\.$/,
			),
			details: { outcome: 'not_created', code: null, request_id: null },
		});
		expect(bench.emulator.truth.requests()).toEqual([]);
	},
);
