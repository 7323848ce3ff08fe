/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import { DEFAULT_ACCOUNT } from '../../emulator';
import type { Lab } from '../lab';
import type { Scenario } from '../scenario';

const HOUR = 3_600_000;

/** What a person reads after pressing Test, by what is wrong. */
const WORDS = {
	wrongKey: /The signature does not match: "Secret Key" is wrong/,
	unknownId: /does not know this "Secret ID"/,
	skewedClock: /The clock of this n8n server differs from Tencent Cloud by more than five minutes/,
	noRight: /may not call live:DescribeLiveDomains/,
};

async function run(lab: Lab): Promise<string> {
	const { session } = await lab.n8n();
	const emulator = await lab.emulator();
	const right = lab.credential(emulator);
	const fast = await lab.emulator({ clock: { now: () => Date.now() + HOUR } });
	const closed = await lab.emulator({
		accounts: [{ ...DEFAULT_ACCOUNT, denied: ['DescribeLiveDomains'] }],
	});
	const wrong = 'nobody-has-this-one';
	const tested: Array<[keyof typeof WORDS, Record<string, string>]> = [
		['wrongKey', { ...right, secretKey: wrong }],
		['unknownId', { ...right, secretId: wrong }],
		['skewedClock', lab.credential(fast)],
		['noRight', lab.credential(closed)],
	];

	const id = await session.createCredential('tested', right);
	const kept = await session.call('GET', `/rest/credentials/${id}?includeData=true`);
	assert.doesNotMatch(JSON.stringify(kept), new RegExp(DEFAULT_ACCOUNT.secretKey));
	assert.deepEqual((await session.testCredential(right)).status, 'OK');
	for (const [what, data] of tested) {
		const { status, message } = await session.testCredential(data);
		assert.equal(status, 'Error', what);
		assert.match(message, WORDS[what]);
	}
	return `a right key passes; ${tested.map(([what]) => what).join(', ')} are told apart`;
}

/** The credential, made and tested over n8n's own API. */
export const credential: Scenario = { name: 'credential', run };
