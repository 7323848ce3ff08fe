import { request } from 'undici';

import { DEFAULT_ACCOUNT } from '../../emulator';
import { call3, codeOf, type Deviation, sdkCall, send } from './clients';
import { HOUR, NOW, start, STREAM } from './running';

const TASK = { ...STREAM, EndTime: NOW + 600 };
const FORM = 'application/x-www-form-urlencoded';
const JSON_UTF8 = 'application/json; charset=utf-8';
const WRONG = 'AuthFailure.SignatureFailure';
const UNREADABLE = 'AuthFailure.InvalidAuthorization';
const header = (name: string, value: string): Deviation => ({ headers: { [name]: value } });

it.each<[string, string, Deviation]>([
	['', 'the oldest timestamp', { timestamp: NOW - 300 }],
	['', 'the furthest timestamp', { timestamp: NOW + 300 }],
	['AuthFailure.SignatureExpire', 'an older one', { timestamp: NOW - 301 }],
	['AuthFailure.SignatureExpire', 'a further one', { timestamp: NOW + 301 }],
	['AuthFailure.SignatureExpire', 'one of another zone', { timestamp: NOW + 8 * HOUR }],
	['', 'a charset in the content type', { contentType: JSON_UTF8 }],
	['', 'the scope the official client makes of the host', { service: '127' }],
	[WRONG, 'a scope of another service', { service: 'cvm' }],
	[WRONG, 'another body than the signed one', { body: JSON.stringify({ ...TASK, AppName: 'b' }) }],
	[WRONG, 'another timestamp than the signed one', header('x-tc-timestamp', String(NOW + 1))],
	[WRONG, 'another content type than the signed one', header('content-type', JSON_UTF8)],
	[WRONG, 'more than 10 MB', { signedBody: `{"Extension":"${'x'.repeat(10 * 1024 * 1024)}"}` }],
	['MissingParameter', 'no action', header('x-tc-action', '')],
	['MissingParameter', 'no version', header('x-tc-version', '')],
	['MissingParameter', 'no timestamp', header('x-tc-timestamp', '')],
	['InvalidParameter', 'a timestamp with a fraction', header('x-tc-timestamp', `${NOW}.5`)],
	[UNREADABLE, 'another Authorization', header('authorization', 'Bearer x')],
	[UNREADABLE, 'Authorization: SKIP', header('authorization', 'SKIP')],
	[UNREADABLE, 'JSON without Authorization', header('authorization', '')],
	['AuthFailure.TokenFailure', 'a token nobody issued', header('x-tc-token', 'x')],
	['NoSuchVersion', 'a version of another product', { version: '2018-07-17' }],
	['InvalidParameter', 'a form signed with TC3', { contentType: FORM }],
	['InvalidParameter', 'a body that is no JSON', { signedBody: '{' }],
	['InvalidParameter', 'a body that is no object', { signedBody: '[]' }],
	['InvalidParameter', 'an empty body', { signedBody: '' }],
	['MissingParameter', 'no region', { region: '' }],
	['UnsupportedRegion', 'a region of the other site', { region: 'ap-singapore' }],
])('answers %j to %s', async (code, _, deviation) => {
	const emulator = await start();
	expect(await call3(emulator, 'CreateRecordTask', TASK, deviation)).toMatchObject({
		status: 200,
		code,
		message: expect.stringMatching(
			code.endsWith('Expire') ? `\`Timestamp\` and the server time ${NOW}\\.$` : '',
		),
	});
	expect(emulator.truth.createdCount).toBe(code === '' ? 1 : 0);
});

it('goes by its own clock, and writes it into the Date header', async () => {
	const emulator = await start();
	const { statusCode, headers, body } = await request(emulator.url);
	await body.dump();
	expect([statusCode, headers.date]).toEqual([200, 'Mon, 02 Mar 2026 04:00:00 GMT']);
	emulator.clock.advance(301_000);
	const late = await codeOf(emulator, 'CreateRecordTask', TASK, { timestamp: NOW });
	expect(late).toBe('AuthFailure.SignatureExpire');
});

it('wants a region of the site where the page requires one, and ignores it elsewhere', async () => {
	const emulator = await start({ site: 'international' });
	const codeIn = async (action: string, region: string) =>
		await codeOf(emulator, action, action === 'CreateRecordTask' ? TASK : {}, { region });
	expect(await codeIn('CreateRecordTask', 'ap-singapore')).toBe('');
	expect(await codeIn('CreateRecordTask', 'ap-beijing')).toBe('UnsupportedRegion');
	for (const action of ['DescribeLiveDomains', 'DescribeLiveRecordRules', 'SearchMedia']) {
		for (const region of ['', 'nowhere', 'ap-guangzhou']) {
			expect(await codeIn(action, region)).toBe('');
		}
	}
});

it('refuses denied actions and no others', async () => {
	const emulator = await start({
		accounts: [{ ...DEFAULT_ACCOUNT, denied: ['CreateRecordTask'] }],
	});
	const denied = await call3(emulator, 'CreateRecordTask', TASK);
	expect(denied.code).toBe('AuthFailure.UnauthorizedOperation');
	expect(denied.message).toContain('live:CreateRecordTask');
	expect(await codeOf(emulator, 'DescribeLiveDomains')).toBe('');
});

it('refuses unknown actions, other methods and other paths', async () => {
	const emulator = await start();
	expect((await call3(emulator, 'CreateRecord', TASK)).code).toBe('InvalidAction');
	expect((await send(emulator.url, 'PUT')).code).toBe('UnsupportedProtocol');
	expect((await send(`${emulator.url}/v2`)).status).toBe(404);
	expect(emulator.truth.requests().at(-1)).toMatchObject({ generation: null, result: 'refused' });
});

describe('signature v1', () => {
	const action = 'Action=DescribeLiveDomains';
	const signed = `${action}&Version=2018-08-01&Timestamp=${NOW}&SecretId=x&Signature=y`;

	it.each([
		['a name given twice', 'Action=a&Action=b', 'InvalidParameter'],
		['a broken escape', 'Action=%E4%B8', 'InvalidParameter'],
		['a value without a name', '=b', 'InvalidParameter'],
		['no Version', action, 'MissingParameter'],
		['no Nonce', signed, 'MissingParameter'],
		['a Nonce that is none', `${signed}&Nonce=-1`, 'InvalidParameter'],
	])('refuses %s', async (_, query, code) => {
		const emulator = await start();
		expect((await send(`${emulator.url}/?${query}`)).code).toBe(code);
	});

	it('does not mix query and form', async () => {
		const emulator = await start();
		const form = { 'content-type': FORM };
		const answer = await send(`${emulator.url}/?${signed}`, 'POST', form, 'a=b');
		expect(answer.code).toBe('MissingParameter');
		expect(answer.message).toContain('`Action`');
	});

	it('refuses a query above 32 KB', async () => {
		const emulator = await start();
		const way = { signMethod: 'HmacSHA1', reqMethod: 'GET' } as const;
		const long = { DomainPrefix: 'x'.repeat(33 * 1024) };
		const answer = sdkCall(emulator, way, 'DescribeLiveDomains', long);
		await expect(answer).rejects.toMatchObject({ code: WRONG });
	});
});
