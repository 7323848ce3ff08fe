import { signingKey } from '../../../../credentials/signature/signingKey';

const DAY = '2019-02-25';
const keyOf = (secretKey = 'a secret', date = DAY, service = 'live') =>
	signingKey(secretKey, date, service);

const bytes = (key: ReturnType<typeof signingKey>) => key.export().toString('hex');

it('is derived from secret key, date and service', () => {
	// By openssl dgst -sha256 -mac HMAC, three times.
	expect(bytes(keyOf())).toBe('0eb2d1f806289de38a9b401f59407d46a8e57112631b974cc96812237e3ccebb');
});

it.each([
	['secret keys', keyOf('another secret')],
	['dates', keyOf('a secret', '2019-02-26')],
	['services', keyOf('a secret', DAY, 'vod')],
	['parts that run together', keyOf('a secret2019-02-25', '', 'live')],
])('differs for other %s', (_what, other) => {
	expect(bytes(other)).not.toBe(bytes(keyOf()));
});

it('is remembered', () => {
	expect(keyOf()).toBe(keyOf());
});

it('is forgotten after twenty others, and then derived anew', () => {
	const key = keyOf('forgotten');
	const others = Array.from({ length: 19 }, (_, index) => keyOf(`secret ${index}`));
	expect(keyOf('forgotten')).toBe(key);
	expect(keyOf('secret 18')).toBe(others[18]);
	keyOf('secret 19');
	const anew = keyOf('forgotten');
	expect(anew).not.toBe(key);
	expect(bytes(anew)).toBe(bytes(key));
});
