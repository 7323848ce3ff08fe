/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- made-up keys that open nothing but the emulator */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { DEFAULT_ACCOUNT } from '../../emulator';
import { detailsOf, expectNothingSecret, expectTrue } from '../../support/honesty';
import { CHANNEL, NODE, only, STREAM, useBench, v2, v3 } from '../../support/engine';

const WRONG_KEY = 'notTheKeyOfThisAccount0000000000';

const bench = useBench();

interface Trouble {
	what: string;
	/** What is wrong with the credential. */
	credential?: ICredentialDataDecryptedObject;
	/** What the service thinks of the account. */
	account?: { denied?: string[]; token?: string };
	code: string;
	/** The sentence for this trouble and no other. */
	words: RegExp;
}

const TROUBLES: Array<{
	version: string;
	parameters: ReturnType<typeof v3>;
	channel: string;
	troubles: Trouble[];
}> = [
	{
		version: 'API 3.0',
		parameters: v3(),
		channel: STREAM,
		troubles: [
			{
				what: 'a wrong key',
				credential: { secretKey: WRONG_KEY },
				code: 'AuthFailure.SignatureFailure',
				words: /the Secret Key does not belong to the Secret ID/,
			},
			{
				what: 'an unknown ID',
				credential: { secretId: 'AKIDnobodyKnowsThisOne000000000000' },
				code: 'AuthFailure.SecretIdNotFound',
				words: /does not know this Secret ID on this site/,
			},
			{
				what: 'a denied action',
				account: { denied: ['CreateRecordTask'] },
				code: 'AuthFailure.UnauthorizedOperation',
				words: /has no right to CreateRecordTask\./,
			},
			{
				what: 'an expired token',
				account: { token: 'theTokenOfToday' },
				credential: { sessionToken: 'theTokenOfYesterday' },
				code: 'AuthFailure.TokenFailure',
				words: /Session Token is wrong or has expired/,
			},
			{
				what: 'a region without the action',
				credential: { region: 'ap-beijing' },
				code: 'UnsupportedRegion',
				words: /not offered in this region/,
			},
		],
	},
	{
		version: 'the legacy API',
		parameters: v2(),
		channel: CHANNEL,
		troubles: [
			{
				what: 'a wrong key',
				credential: { secretKey: WRONG_KEY },
				code: '4100',
				words: /did not accept the signature/,
			},
			{
				what: 'an unknown ID',
				credential: { secretId: 'AKIDnobodyKnowsThisOne000000000000' },
				code: '4104',
				words: /does not know this Secret ID/,
			},
			{
				what: 'a denied action',
				account: { denied: ['CreateRecord'] },
				code: '4101',
				words: /has no right to CreateRecord\./,
			},
			{
				what: 'an expired token',
				account: { token: 'theTokenOfToday' },
				credential: { sessionToken: 'theTokenOfYesterday' },
				code: '4105',
				words: /Session Token is wrong or has expired/,
			},
		],
	},
];

describe.each(TROUBLES)('$version', ({ parameters, channel, troubles }) => {
	test.each(troubles)('$what', async ({ credential, account, code, words }) => {
		bench.emulator.state.accounts = [{ ...DEFAULT_ACCOUNT, ...account }];
		const finished = await bench.run({
			parameters,
			credential,
			node: { onError: 'continueRegularOutput' },
		});

		const item = only(finished.json(NODE));
		expect(item.error).toMatch(words);
		const others = troubles.filter((trouble) => trouble.words !== words);
		for (const other of others) expect(item.error).not.toMatch(other.words);
		expect(detailsOf(item)).toMatchObject({ outcome: 'not_created', code });
		expectTrue(item, channel, bench.emulator.truth);
		expect(bench.emulator.truth.createdCount).toBe(0);
		expectNothingSecret(finished, [
			DEFAULT_ACCOUNT.secretKey,
			WRONG_KEY,
			'theTokenOfYesterday',
			'theTokenOfToday',
		]);
	});

	test('a clock the service does not accept and does not correct', async () => {
		bench.emulator.faults.next('apiError', {
			code: parameters.apiVersion === 'v3' ? 'AuthFailure.SignatureExpire' : 4200,
			message: 'expired',
			times: Infinity,
		});
		const finished = await bench.run({
			parameters,
			node: { onError: 'continueRegularOutput' },
		});

		const item = only(finished.json(NODE));
		expect(item.error).toMatch(/clock of this machine .* Set the clock; the time zone/s);
		expect(detailsOf(item)).toMatchObject({ outcome: 'not_created' });
		expectTrue(item, channel, bench.emulator.truth);
	});

	test.each([10, -10])(
		'a clock that is %d minutes off: corrected, or told as it is',
		async (minutes) => {
			bench.emulator.clock.advance(minutes * 60_000);
			const finished = await bench.run({
				parameters: { ...parameters, endTime: '2026-11-23T12:30:00+08:00' },
				node: { onError: 'continueRegularOutput' },
			});

			const item = only(finished.json(NODE));
			expectTrue(item, channel, bench.emulator.truth);
			expect(JSON.stringify(item)).toMatch(/Set the clock|Check the clock|"outcome":"created"/);
			expect(bench.creates().filter(({ result }) => result === 'accepted').length).toBe(
				bench.emulator.truth.createdCount,
			);
		},
	);

	test('temporary keys with their token', async () => {
		bench.emulator.state.accounts = [{ ...DEFAULT_ACCOUNT, token: 'theTokenOfToday' }];
		const finished = await bench.run({ parameters });

		expect(finished.error).toBeUndefined();
		expect(bench.emulator.truth.createdCount).toBe(1);
		expectNothingSecret(finished, [DEFAULT_ACCOUNT.secretKey, 'theTokenOfToday']);
	});

	test('an endpoint with spaces and slashes around it', async () => {
		const typed = ` ${bench.emulator.url}// `;
		const finished = await bench.run({
			parameters,
			credential: { endpoint: typed, legacyEndpoint: typed },
		});

		expect(finished.error).toBeUndefined();
		expect(bench.emulator.truth.createdCount).toBe(1);
	});
});

test('the legacy signature with SHA-256', async () => {
	const finished = await bench.run({
		parameters: v2(),
		credential: { legacySignatureMethod: 'HmacSHA256' },
	});

	expect(finished.error).toBeUndefined();
	expect(only(finished.json(NODE)).task_id).toBe('18446744073709551615');
});
