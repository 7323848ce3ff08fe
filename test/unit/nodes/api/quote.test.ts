import { quoteService } from '../../../../nodes/TencentLive/api/quote';

describe('quoteService', () => {
	it.each([
		'The channel does not exist.',
		'频道处于非编辑状态',
		'Invalid EndTime: must be later than StartTime',
		'RequestId 8e2b3a8c-6a5e-4a0c-9f64-0a5d5b5cbe71',
		'the server time 1706406788.',
		'Signature expired. Please use local time.',
		'The token has expired, and the credential with it.',
		'a signature method: HmacSHA1',
		'18446744073709551615',
	])('keeps %p as it is', (words) => {
		expect(quoteService(words)).toBe(words);
	});

	it.each(['', ' ', '\n\t '])('gives null for %p', (words) => {
		expect(quoteService(words)).toBeNull();
	});

	it('takes the space around the words away', () => {
		expect(quoteService('  a  b \n')).toBe('a  b');
	});

	describe('takes out addresses', () => {
		it.each([
			['see https://console.example.com/x?y=z#w for more', 'see … for more'],
			['see http://a and HTTPS://B.', 'see … and …'],
			['https://live.api.qcloud.com/v2/index.php?Nonce=1', '…'],
			['http:// is no address, nor is https:', 'http:// is no address, nor is https:'],
			['ftp://files.example.com', 'ftp://files.example.com'],
		])('of %p', (words, clean) => {
			expect(quoteService(words)).toBe(clean);
		});
	});

	describe('takes out what names itself a secret', () => {
		const names = [
			'signature',
			'Signature',
			'SIGNATURE',
			'SecretId',
			'secret_id',
			'SecretKey',
			'secret_key',
			'Token',
			'Authorization',
			'Credential',
		];

		it.each(names)('%s', (name) => {
			expect(quoteService(`bad ${name}=abc+/=%2F, sorry`)).toBe(`bad ${name} … sorry`);
			expect(quoteService(`bad ${name}: abc sorry`)).toBe(`bad ${name} … sorry`);
			expect(quoteService(`bad ${name} = \n abc`)).toBe(`bad ${name} …`);
			expect(quoteService(`${name}:abc&${name}=def`)).toBe(`${name} …`);
			expect(quoteService(`${name}=a ${name}=b`)).toBe(`${name} … ${name} …`);
		});

		it('but not the same word in another, or with nothing after it', () => {
			for (const words of ['mytoken=abc', 'tokens=abc', 'signatures: two', 'token abc', 'token=']) {
				expect(quoteService(words)).toBe(words);
			}
		});
	});

	describe('takes out Secret IDs', () => {
		it.each([
			['AKID12345678', '…'],
			['the id AKIDabc_5678 is wrong', 'the id … is wrong'],
			['AKID12345678/2019-02-25/cvm AKIDabcdefghi', '…/2019-02-25/cvm …'],
			['AKID1234567', 'AKID1234567'],
			['akid12345678', 'akid12345678'],
			['AKID-12345678', 'AKID-12345678'],
		])('of %p', (words, clean) => {
			expect(quoteService(words)).toBe(clean);
		});

		it('but not what only ends like one', () => {
			expect(quoteService('xAKID12345678')).toBe('xAKID12345678');
		});
	});

	describe('takes out what looks like a signature or a key', () => {
		const run = (length: number) => 'aB3+/%'.repeat(10).slice(0, length);

		it.each([
			['a signature of SHA1', 'nPVnY6njQmwQ8ciqbPl5Qe+Oru4='],
			['a signature of SHA256', '0EEm/HtGRr/VJXTAD9tYMth1Bzm3lLHz5RCDv1GdM8s='],
			['the same, encoded', '0EEm%2FHtGRr%2FVJXTAD9tYMth1Bzm3lLHz5RCDv1GdM8s%3D'],
			['a TC3 signature', '72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168'],
			['a Secret Key', 'Gu5t9xGARNpq86cd98joQYCN3Cozk1qA'],
			['27 characters', run(27)],
			['28 characters', run(28)],
			['27 characters and an equals sign', `${run(27)}=`],
			['27 characters and two equals signs', `${run(27)}==`],
		])('%s', (_what, secret) => {
			expect(quoteService(secret)).toBe('…');
			expect(quoteService(`expected ${secret}, sorry ${secret}`)).toBe('expected …, sorry …');
			expect(quoteService(`{"sign":"${secret}"}`)).toBe('{"sign":"…"}');
		});

		it('but nothing shorter, and no third equals sign', () => {
			expect(quoteService(run(26))).toBe(run(26));
			expect(quoteService(`${run(26)}=`)).toBe(`${run(26)}=`);
			expect(quoteService(`${run(27)}===`)).toBe('…=');
			expect(quoteService(`${run(20)}-${run(20)}`)).toBe(`${run(20)}-${run(20)}`);
		});
	});

	it('gives nothing away of the text that a server repeats about a signature', () => {
		const clean = quoteService(
			'The provided credentials could not be validated. StringToSign: TC3-HMAC-SHA256\n1551113065\n2019-02-25/cvm/tc3_request\n5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031 Authorization: TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
		);
		expect(clean).toMatch(/^The provided credentials could not be validated\. /);
		expect(clean).not.toMatch(/AKID|EXAMPLE|5ffe6a04|72e494ea/);
	});

	describe('cuts', () => {
		const words = (length: number) =>
			'频道 '
				.repeat(200)
				.slice(0, length - 1)
				.concat('。');

		it.each([1, 299, 300])('nothing from %d characters', (length) => {
			expect(quoteService(words(length))).toBe(words(length));
		});

		it.each([301, 500])('%d characters after the first 300', (length) => {
			expect(quoteService(words(length))).toBe(`${words(length).slice(0, 300)}…`);
		});

		it('after cleaning, not before', () => {
			expect(quoteService(`${'ab '.repeat(99)}${'x'.repeat(500)}`)).toBe(`${'ab '.repeat(99)}…`);
		});
	});
});
