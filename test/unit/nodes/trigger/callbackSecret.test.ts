import { callbackKeys, currentKey } from '../../../../nodes/TencentLive/trigger/callbackKeys';

it.each([
	[{ callbackSecret: 'a', previousCallbackSecret: 'b' }, ['a', 'b'], 'a'],
	[{ callbackSecret: ' a ', previousCallbackSecret: '\tb\n' }, ['a', 'b'], 'a'],
	[{ callbackSecret: 'a', previousCallbackSecret: '' }, ['a'], 'a'],
	[{ callbackSecret: '', previousCallbackSecret: 'b' }, ['b'], ''],
	[{ callbackSecret: '  ', previousCallbackSecret: '  ' }, [], ''],
	[{ callbackSecret: 5, previousCallbackSecret: {} }, [], ''],
	[{}, [], ''],
])('%j', (credential, keys, current) => {
	expect(callbackKeys(credential)).toEqual(keys);
	expect(currentKey(credential)).toBe(current);
});
