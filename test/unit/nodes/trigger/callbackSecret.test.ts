import {
	callbackKeys,
	currentKey,
	problemOf,
} from '../../../../nodes/TencentLive/trigger/callbackSecret';

it.each([
	[{ callbackSecret: 'a', previousCallbackSecret: 'b' }, ['a', 'b'], 'a'],
	[{ callbackSecret: ' a ', previousCallbackSecret: '\tb\n' }, ['a', 'b'], 'a'],
	[{ callbackSecret: '', previousCallbackSecret: 'b' }, ['b'], ''],
	[{ callbackSecret: '  ', previousCallbackSecret: '  ' }, [], ''],
	[{ callbackSecret: true, previousCallbackSecret: {} }, [], ''],
	[{}, [], ''],
])('%j', (credential, keys, current) => {
	expect(callbackKeys(credential)).toEqual(keys);
	expect(currentKey(credential)).toBe(current);
});

it('case 40: a number from an external secret store counts as its digits', () => {
	const credential = { callbackSecret: 12345678, previousCallbackSecret: 0 };
	expect(callbackKeys(credential)).toEqual(['12345678', '0']);
	expect(problemOf(credential)).toBeUndefined();
});

it.each<[unknown, RegExp | undefined]>([
	['', undefined],
	['Aa0'.repeat(10) + '12', undefined],
	['Aa0'.repeat(11), /^Callback Secret of the credential: .*at most 32 letters and digits/],
	['with-hyphen', /at most 32 letters and digits/],
	['ключ', /at most 32 letters and digits/],
	[' a ', undefined],
	[2 ** 64, /^Callback Secret of the credential is a number too large/],
])('what the console takes: %j', (callbackSecret, says) => {
	const problem = problemOf({ callbackSecret: callbackSecret as string });
	if (says === undefined) expect(problem).toBeUndefined();
	else expect(problem).toMatch(says);
});
