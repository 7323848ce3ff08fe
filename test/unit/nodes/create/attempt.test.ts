import { attemptOf } from '../../../../nodes/TencentLive/create/attempt';
import { intentKey } from '../../../../nodes/TencentLive/create/intent';
import { intentOf } from '../support/intents';
import { NOW, scheduled } from '../support/recordingRequest';

const PARTS = { signedAt: NOW, leftAt: null, notMine: ['old'] };

it('is what left, under the key of what was asked for', () => {
	const intent = intentOf({ request: scheduled(0, 1_000), ifTaskExists: 'fail' });
	const sent = scheduled(500, 1_000);
	const { account, version, request, ...options } = intent;
	expect(attemptOf(intent, sent, PARTS)).toStrictEqual({
		id: expect.any(String),
		key: intentKey(intent),
		wanted: { ...options, request: sent },
		...PARTS,
	});
	expect([account, version, request]).not.toContain(undefined);
});

it('is another one each time', () => {
	const [one, other] = [0, 1].map(() => attemptOf(intentOf(), intentOf().request, PARTS));
	expect(one?.id).not.toBe(other?.id);
});
