import { legacySignature, legacySource } from '../../../../credentials/signature/legacy';

describe('legacySource', () => {
	const source = (parameters: Record<string, string>) =>
		legacySource(
			'GET',
			'live.api.qcloud.com',
			'/v2/index.php',
			new Map(Object.entries(parameters)),
		);
	const START = 'GETlive.api.qcloud.com/v2/index.php?';

	it('sorts by name, upper case before lower case, and keeps values raw', () => {
		expect(source({ b: '2 &%', a: '1', Z: '0', ab: '3', A: '' })).toBe(
			`${START}A=&Z=0&a=1&ab=3&b=2 &%`,
		);
		expect(source({ d: '', c: '', b: '', a: '' })).toBe(`${START}a=&b=&c=&d=`);
	});

	it('leaves out an earlier signature, and nothing that only looks like one', () => {
		expect(source({ Signature: 'x', SignatureMethod: 'HmacSHA256', signature: 'y' })).toBe(
			`${START}SignatureMethod=HmacSHA256&signature=y`,
		);
	});

	it('reads an underscore in a name as a dot, but for one in front', () => {
		expect(source({ a_b_c: '1_1', _d_e: '2', f_: '3' })).toBe(`${START}_d_e=2&a.b.c=1_1&f.=3`);
	});

	it('sorts before it reads the underscore', () => {
		// "." comes before "0" and "_" after "Z".
		expect(source({ a_1: '', a01: '' })).toBe(`${START}a01=&a.1=`);
	});

	it('may have no parameters', () => {
		expect(source({})).toBe(START);
	});
});

describe('legacySignature', () => {
	const source = 'GETlive.api.qcloud.com/v2/index.php?a=频';

	it('is the keyed hash of the UTF-8 text in Base64', () => {
		expect(legacySignature(source, 'key', 'HmacSHA1')).toBe('5ThSqkFLxsbgDHxVuaQT2k5i1Tk=');
		expect(legacySignature(source, 'key', 'HmacSHA256')).toBe(
			'Va/YzSdW9ecdieW8tTyHjqpR2JeIs1rgju5N+fzFBrU=',
		);
	});
});
