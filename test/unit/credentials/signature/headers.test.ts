import { RequestHeaders } from '../../../../credentials/signature/headers';
import { SigningError } from '../../../../credentials/signature/SigningError';

const refusal = (headers: ConstructorParameters<typeof RequestHeaders>[0]) => {
	try {
		new RequestHeaders(headers);
	} catch (error) {
		if (error instanceof SigningError) return error.message;
	}
	throw new Error('It was not refused.');
};

it('keeps headers, trimmed, under the names given', () => {
	const headers = new RequestHeaders({ ' X-One ': ' a ', 'x-two': 2, 'X-Three': ['a'] });
	expect(headers.toObject()).toStrictEqual({ 'X-One': 'a', 'x-two': 2, 'X-Three': ['a'] });
});

it('leaves out rows that are empty', () => {
	const empty = { '': 'a', ' ': 'b', 'X-One': undefined, 'X-Two': null, 'X-Three': '' };
	expect(new RequestHeaders(empty).toObject()).toStrictEqual({ 'X-Three': '' });
});

it.each([undefined, null, {}])('may be given none: %p', (none) => {
	expect(new RequestHeaders(none).toObject()).toStrictEqual({});
});

it('gives a value as trimmed text, whatever the letter case of its name', () => {
	const headers = new RequestHeaders({ 'Content-Type': 'a', 'X-Number': 7, 'X-List': ['a'] });
	expect(headers.get('CONTENT-type')).toBe('a');
	expect(headers.get('x-number')).toBe('7');
	expect(headers.get('X-List')).toBe('');
	expect(headers.get('X-Missing')).toBe('');
	headers.set('X-Late', ' b ');
	expect(headers.get('X-Late')).toBe('b');
});

it('replaces and removes every spelling of a name', () => {
	const headers = new RequestHeaders({ host: 'a', HOST: 'b', 'X-One': 'c', 'X-Two': 'd' });
	expect(headers.toObject()).toStrictEqual({ HOST: 'b', 'X-One': 'c', 'X-Two': 'd' });
	headers.set('Host', 'e');
	headers.remove('x-ONE', 'x-two');
	expect(headers.toObject()).toStrictEqual({ Host: 'e' });
});

it.each(['X One', 'X:One', 'X\nOne', 'X-Ö', '(X)'])('refuses the name %j', (name) => {
	expect(refusal({ [name]: 'a' })).toBe(
		'A header of the request has a name with characters that HTTP does not allow. Rename or remove it.',
	);
});

it.each(['a\r\nHost: evil.example', 'a\nb', 'a\u0000b', 'a\u007fb'])(
	'refuses the value %j',
	(value) => {
		expect(refusal({ 'X-One': value })).toBe(
			'The header "X-One" of the request holds a line break or another control character. Remove it.',
		);
	},
);

it('takes a tab inside a value, and a line break around it', () => {
	expect(new RequestHeaders({ 'X-One': '\r\na\tb\n' }).toObject()).toStrictEqual({
		'X-One': 'a\tb',
	});
});

it('looks for control characters in text only', () => {
	const list = ['a\nb'];
	expect(new RequestHeaders({ 'X-One': list }).toObject()).toStrictEqual({ 'X-One': list });
});
