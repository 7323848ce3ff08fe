import { sign } from '../support';

const LIVE = 'https://live.tencentcloudapi.com/';
const LEGACY = 'https://live.api.qcloud.com/v2/index.php';
const JSON_TYPE = 'application/json; charset=utf-8';
const FORM_TYPE = 'application/x-www-form-urlencoded';

const post = (parts: object) => sign({ method: 'POST', url: LIVE, ...parts });

describe('a body of a type the request names', () => {
	it.each([
		['text as it is', ' x ', ' x '],
		['bytes as they are', Buffer.from([0, 255]), Buffer.from([0, 255])],
		['an object as JSON', { a: 1 }, '{"a":1}'],
		['nothing as nothing', undefined, undefined],
	])('sends %s', (_what, body, sent) => {
		const signed = post({ body, headers: { 'Content-Type': 'text/plain' } });
		expect(signed.options.body).toStrictEqual(sent);
		expect(signed.headers['Content-Type']).toBe('text/plain');
	});

	it('sends an object as a form, also when the type names a character set', () => {
		const type = `${FORM_TYPE}; charset=utf-8`;
		const signed = post({ body: { a: 'b c' }, headers: { 'Content-Type': type } });
		expect(signed.options.body).toBe('a=b%20c');
		expect(signed.headers['Content-Type']).toBe(type);
	});

	it('is refused when the type cannot travel, with one that can', () => {
		const headers = { 'Content-Type': 'application/json\u00e9' };
		expect(() => post({ body: '{}', headers })).toThrow(
			`The header "Content-Type" of the request holds a character that cannot be part of it. Use "${JSON_TYPE}".`,
		);
	});
});

describe('no body', () => {
	it.each([undefined, null, '', new Uint8Array(0)])('is an empty JSON object: %p', (body) => {
		expect(post({ body }).options.body).toBe('{}');
	});

	it('is an empty form where the request says form', () => {
		const signed = post({ headers: { 'Content-Type': FORM_TYPE } });
		expect(signed.options).not.toHaveProperty('body');
	});
});

describe('form fields', () => {
	it.each([undefined, null, ''])('that are empty make no form: %p', (form) => {
		const signed = post({ body: { a: 1 }, form });
		expect(signed.options.body).toBe('{"a":1}');
		expect(signed.headers['Content-Type']).toBe(JSON_TYPE);
	});

	it.each([undefined, null, ''])('of a multipart body that are empty make none: %p', (formData) => {
		expect(post({ body: { a: 1 }, formData }).options.body).toBe('{"a":1}');
	});

	it('are added to an object, and give way to text and bytes, as n8n does it', () => {
		expect(post({ body: { a: 1, b: 2 }, form: { b: 3 } }).options.body).toBe('a=1&b=3');
		expect(post({ body: 'a=1', form: { b: 3 } }).options.body).toBe('a=1');
		expect(post({ body: Buffer.from('a=1'), form: { b: 3 } }).options.body).toBe('a=1');
	});
});

it('takes an object with a field named like a method of a stream for what it is', () => {
	expect(post({ body: { pipe: 'a', getHeaders: 1 } }).options.body).toBe(
		'{"pipe":"a","getHeaders":1}',
	);
});

it('takes the fields of a legacy request from an object, whatever its type says', () => {
	const headers = { 'Content-Type': JSON_TYPE };
	const signed = sign({ method: 'POST', url: LEGACY, body: { Action: 'A' }, headers });
	expect(signed.parameters.get('Action')).toBe('A');
	expect(signed.headers).toStrictEqual({ 'Content-Type': FORM_TYPE });
});
