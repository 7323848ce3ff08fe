import { DEFAULT_ACCOUNT } from '../../emulator';
import { call3, codeOf, type Deviation, liveClient, messageOf, NOON, send } from './clients';
import { start, stopAll } from './running';

afterEach(stopAll);

const SECONDS = NOON / 1000;
const TASK = {
	StreamName: 's',
	DomainName: 'push.example.com',
	AppName: 'live',
	EndTime: SECONDS + 600,
};

async function codeWith(deviation: Deviation): Promise<string> {
	const emulator = await start();
	return codeOf(await call3(emulator, 'CreateRecordTask', TASK, deviation));
}

describe('API 3.0: time', () => {
	it('takes a timestamp five minutes off either way', async () => {
		expect(await codeWith({ timestamp: SECONDS - 300 })).toBe('');
		expect(await codeWith({ timestamp: SECONDS + 300 })).toBe('');
	});

	it('refuses one a second further off and names its own clock', async () => {
		const emulator = await start();
		for (const timestamp of [SECONDS - 301, SECONDS + 301, SECONDS + 8 * 3600]) {
			const answer = await call3(emulator, 'CreateRecordTask', TASK, { timestamp });
			expect(answer.status).toBe(200);
			expect(codeOf(answer)).toBe('AuthFailure.SignatureExpire');
			expect(messageOf(answer)).toMatch(
				new RegExp(`deviation between \`Timestamp\` and the server time ${SECONDS}\\.$`),
			);
		}
		expect(emulator.truth.createdCount).toBe(0);
	});

	it('goes by its own clock', async () => {
		const emulator = await start();
		const timestamp = emulator.clock.seconds();
		emulator.clock.advance(301_000);
		expect(codeOf(await call3(emulator, 'CreateRecordTask', TASK, { timestamp }))).toBe(
			'AuthFailure.SignatureExpire',
		);
	});

	it('writes its own clock into the Date header', async () => {
		const { statusCode, headers } = await import('undici').then(async ({ request }) => {
			const emulator = await start();
			const response = await request(emulator.url);
			await response.body.dump();
			return response;
		});
		expect(statusCode).toBe(200);
		expect(headers.date).toBe('Mon, 02 Mar 2026 04:00:00 GMT');
	});
});

describe('API 3.0: signature', () => {
	it.each<[string, Deviation, string]>([
		[
			'another body than the signed one',
			{ body: JSON.stringify({ ...TASK, StreamName: 't' }) },
			'AuthFailure.SignatureFailure',
		],
		[
			'another timestamp than the signed one',
			{ headers: { 'x-tc-timestamp': String(SECONDS + 1) } },
			'AuthFailure.SignatureFailure',
		],
		[
			'another content type than the signed one',
			{ headers: { 'content-type': 'application/json; charset=utf-8' } },
			'AuthFailure.SignatureFailure',
		],
		['a scope of another service', { service: 'cvm' }, 'AuthFailure.SignatureFailure'],
		['no X-TC-Action', { headers: { 'x-tc-action': '' } }, 'MissingParameter'],
		['no X-TC-Version', { headers: { 'x-tc-version': '' } }, 'MissingParameter'],
		['no X-TC-Timestamp', { headers: { 'x-tc-timestamp': '' } }, 'MissingParameter'],
		[
			'a timestamp with a fraction',
			{ headers: { 'x-tc-timestamp': `${SECONDS}.5` } },
			'InvalidParameter',
		],
		[
			'an unreadable Authorization',
			{ headers: { authorization: 'Bearer x' } },
			'AuthFailure.InvalidAuthorization',
		],
		[
			'Authorization: SKIP',
			{ headers: { authorization: 'SKIP' } },
			'AuthFailure.InvalidAuthorization',
		],
		[
			'JSON without Authorization',
			{ headers: { authorization: '' } },
			'AuthFailure.InvalidAuthorization',
		],
		['a token nobody issued', { headers: { 'x-tc-token': 'x' } }, 'AuthFailure.TokenFailure'],
		['a version of another product', { version: '2018-07-17' }, 'NoSuchVersion'],
		[
			'a form signed with TC3',
			{ contentType: 'application/x-www-form-urlencoded' },
			'InvalidParameter',
		],
		['a body that is no JSON', { signedBody: '{' }, 'InvalidParameter'],
		['a body that is no object', { signedBody: '[]' }, 'InvalidParameter'],
		['an empty body', { signedBody: '' }, 'InvalidParameter'],
		[
			'more than 10 MB',
			{ signedBody: JSON.stringify({ ...TASK, Extension: 'x'.repeat(10 * 1024 * 1024) }) },
			'AuthFailure.SignatureFailure',
		],
	])('refuses %s', async (_, deviation, code) => {
		expect(await codeWith(deviation)).toBe(code);
	});

	it('takes a charset in the content type, and the scope the official client makes of the host', async () => {
		expect(await codeWith({ contentType: 'application/json; charset=utf-8' })).toBe('');
		expect(await codeWith({ service: '127' })).toBe('');
	});

	it('answers an unknown action and a method that is neither GET nor POST', async () => {
		const emulator = await start();
		expect(codeOf(await call3(emulator, 'CreateRecord', TASK))).toBe('InvalidAction');
		expect(codeOf(await send(emulator.url, 'PUT', {}))).toBe('UnsupportedProtocol');
	});

	it('answers 404 outside the two APIs', async () => {
		const emulator = await start();
		expect((await send(`${emulator.url}/v2`, 'GET', {})).status).toBe(404);
		expect(emulator.truth.requests()).toMatchObject([{ generation: null, result: 'refused' }]);
	});
});

describe('API 3.0: signature v1', () => {
	it('does not mix query and form', async () => {
		const emulator = await start();
		const form = { 'content-type': 'application/x-www-form-urlencoded' };
		const answer = await send(`${emulator.url}/?Action=DescribeLiveDomains`, 'POST', form, 'a=b');
		expect(codeOf(answer)).toBe('MissingParameter');
		expect(messageOf(answer)).toContain('`Action`');
	});

	it.each([
		['a name given twice', 'Action=a&Action=b', 'InvalidParameter'],
		['a broken escape', 'Action=%E4%B8', 'InvalidParameter'],
		['a value without a name', '=b', 'InvalidParameter'],
		['no Version', 'Action=DescribeLiveDomains', 'MissingParameter'],
		[
			'no Nonce',
			`Action=DescribeLiveDomains&Version=2018-08-01&Timestamp=${SECONDS}`,
			'MissingParameter',
		],
	])('refuses %s', async (_, query, code) => {
		const emulator = await start();
		expect(codeOf(await send(`${emulator.url}/?${query}`, 'GET', {}))).toBe(code);
	});

	it('refuses a query above 32 KB', async () => {
		const emulator = await start();
		emulator.clock.freeze(Date.now());
		const client = liveClient(emulator, { signMethod: 'HmacSHA1', reqMethod: 'GET' });
		await expect(
			client.DescribeLiveDomains({ DomainPrefix: 'x'.repeat(33 * 1024) }),
		).rejects.toMatchObject({ code: 'AuthFailure.SignatureFailure' });
	});
});

describe('API 3.0: permission and region', () => {
	it('refuses denied actions and no others', async () => {
		const account = { ...DEFAULT_ACCOUNT, denied: ['CreateRecordTask'] };
		const emulator = await start({ accounts: [account] });
		const denied = await call3(emulator, 'CreateRecordTask', TASK);
		expect(codeOf(denied)).toBe('AuthFailure.UnauthorizedOperation');
		expect(messageOf(denied)).toContain('live:CreateRecordTask');
		expect(codeOf(await call3(emulator, 'DescribeLiveDomains', {}))).toBe('');
	});

	it('wants a region of the site where the page requires one, and ignores it elsewhere', async () => {
		const emulator = await start();
		const codeIn = async (action: string, region: string) =>
			codeOf(await call3(emulator, action, action === 'CreateRecordTask' ? TASK : {}, { region }));
		expect(await codeIn('CreateRecordTask', '')).toBe('MissingParameter');
		expect(await codeIn('CreateRecordTask', 'ap-singapore')).toBe('UnsupportedRegion');
		expect(await codeIn('DescribeLiveDomains', '')).toBe('');
		expect(await codeIn('DescribeLiveDomains', 'nowhere')).toBe('');
		emulator.state.site = 'international';
		expect(await codeIn('CreateRecordTask', 'ap-singapore')).toBe('');
		expect(await codeIn('CreateRecordTask', 'ap-beijing')).toBe('UnsupportedRegion');
	});
});

describe('API 3.0: parameters', () => {
	const without = (name: string) =>
		Object.fromEntries(Object.entries(TASK).filter(([key]) => key !== name));

	it.each<[string, string, Record<string, unknown>]>([
		...Object.keys(TASK).map((name): [string, string, Record<string, unknown>] => [
			`${name} missing`,
			'MissingParameter',
			without(name),
		]),
		['an unknown one', 'UnknownParameter', { ...TASK, Channel: 'x' }],
		['a misspelt one', 'UnknownParameter', { ...TASK, streamName: 'x' }],
		['an inherited name', 'UnknownParameter', { ...TASK, constructor: 'x' }],
		['text for an integer', 'InvalidParameter', { ...TASK, EndTime: String(TASK.EndTime) }],
		['a fraction for an integer', 'InvalidParameter', { ...TASK, EndTime: TASK.EndTime + 0.5 }],
		['a number for text', 'InvalidParameter', { ...TASK, StreamName: 5 }],
		['null', 'InvalidParameter', { ...TASK, TemplateId: null }],
		['empty text', 'InvalidParameter', { ...TASK, StreamName: '' }],
	])('%s is %s', async (_, code, values) => {
		const emulator = await start();
		expect(codeOf(await call3(emulator, 'CreateRecordTask', values))).toBe(code);
		expect(emulator.truth.createdCount).toBe(0);
	});
});
