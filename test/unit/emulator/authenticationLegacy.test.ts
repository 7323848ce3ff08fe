import { DEFAULT_ACCOUNT } from '../../emulator';
import {
	callLegacy,
	codeOf,
	type Deviation,
	innerCodeOf,
	legacyText,
	messageOf,
	NOON,
	send,
} from './clients';
import { LIVE, start, stopAll } from './running';

afterEach(stopAll);

const SECONDS = NOON / 1000;
const VALUES = { channelId: LIVE, tapeType: 1, endTime: '2026-03-02 12:20:00' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('legacy API: time and nonce', () => {
	it.each([
		[-300, ''],
		[300, ''],
		[-301, '4200'],
		[301, '4500'],
		[-7200, '4200'],
	])('a timestamp %d s off is answered %j', async (off, code) => {
		const emulator = await start();
		const deviation = { timestamp: SECONDS + off };
		expect(codeOf(await callLegacy(emulator, 'CreateRecord', VALUES, deviation))).toBe(code);
		expect(emulator.truth.createdCount).toBe(code === '' ? 1 : 0);
	});

	it('refuses a request sent twice, byte for byte, and creates one task', async () => {
		const emulator = await start();
		const url = `${emulator.url}/v2/index.php?${legacyText(emulator, 'CreateRecord', VALUES)}`;
		expect(codeOf(await send(url, 'GET', {}))).toBe('');
		expect(codeOf(await send(url, 'GET', {}))).toBe('4500');
		expect(emulator.truth.createdCount).toBe(1);
	});

	it('refuses a used nonce under a new timestamp and signature', async () => {
		const emulator = await start();
		expect(codeOf(await callLegacy(emulator, 'CreateRecord', VALUES, { nonce: 7 }))).toBe('');
		emulator.clock.advance(299_000);
		expect(
			codeOf(await callLegacy(emulator, 'DescribeRecordList', { channelId: LIVE }, { nonce: 7 })),
		).toBe('4500');
	});

	it('knows a used nonce by its number, not by its digits', async () => {
		const emulator = await start();
		const list = async (nonce: string) =>
			codeOf(await callLegacy(emulator, 'DescribeRecordList', { channelId: LIVE }, { nonce }));
		expect(await list('700')).toBe('');
		expect(await list('00700')).toBe('4500');
		expect(await list('7')).toBe('');
		expect(await list('0')).toBe('');
		expect(await list('-7')).toBe('4000');
	});

	it('keeps nonces apart by SecretId, and forgets one when its request has expired', async () => {
		const other = { secretId: 'AKIDother', secretKey: 'k' };
		const emulator = await start({ accounts: [DEFAULT_ACCOUNT, other] });
		const list = async (deviation: Deviation) =>
			codeOf(
				await callLegacy(
					emulator,
					'DescribeRecordList',
					{ channelId: LIVE },
					{ nonce: 7, ...deviation },
				),
			);
		expect(await list({ timestamp: SECONDS + 300 })).toBe('');
		expect(await list({ account: other })).toBe('');
		// Signed 300 s ahead, the first request stays acceptable for 600 s.
		emulator.clock.advance(600_000);
		expect(await list({})).toBe('4500');
		emulator.clock.advance(2_000);
		expect(await list({})).toBe('');
	});

	it('does not spend the nonce of a request that is not authentic', async () => {
		const emulator = await start();
		const forged = { ...DEFAULT_ACCOUNT, secretKey: 'wrong' };
		expect(
			codeOf(await callLegacy(emulator, 'CreateRecord', VALUES, { nonce: 9, account: forged })),
		).toBe('4100');
		expect(codeOf(await callLegacy(emulator, 'CreateRecord', VALUES, { nonce: 9 }))).toBe('');
	});
});

describe('legacy API: request form', () => {
	it('takes a GET from the query and a POST from the form only', async () => {
		const emulator = await start();
		const text = legacyText(emulator, 'CreateRecord', VALUES, { method: 'POST' });
		const url = `${emulator.url}/v2/index.php`;
		const inQuery = await send(`${url}?${text}`, 'POST', FORM, '');
		expect(codeOf(inQuery)).toBe('4000');
		expect(messageOf(inQuery)).toContain('Action');
		expect(codeOf(await send(`${url}?Action=Other&x=1`, 'POST', FORM, text))).toBe('');
	});

	it('refuses a signature made for the other method', async () => {
		const emulator = await start();
		const text = legacyText(emulator, 'CreateRecord', VALUES, { method: 'POST' });
		expect(codeOf(await send(`${emulator.url}/v2/index.php?${text}`, 'GET', {}))).toBe('4100');
	});

	it('refuses double encoding', async () => {
		const emulator = await start();
		const text = legacyText(emulator, 'CreateRecord', VALUES).replaceAll('%20', '%2520');
		expect(codeOf(await send(`${emulator.url}/v2/index.php?${text}`, 'GET', {}))).toBe('4100');
	});

	it.each(['+', '%20'])('reads %s as a space', async (space) => {
		const emulator = await start();
		const text = legacyText(emulator, 'CreateRecord', VALUES).replaceAll('%20', space);
		expect(codeOf(await send(`${emulator.url}/v2/index.php?${text}`, 'GET', {}))).toBe('');
	});

	it('refuses a signed form that does not say it is one', async () => {
		const emulator = await start();
		const text = legacyText(emulator, 'CreateRecord', VALUES, { method: 'POST' });
		const plain = { 'content-type': 'text/plain' };
		expect(codeOf(await send(`${emulator.url}/v2/index.php`, 'POST', plain, text))).toBe('4000');
	});

	it('refuses JSON, other methods and broken text', async () => {
		const emulator = await start();
		const url = `${emulator.url}/v2/index.php`;
		expect(codeOf(await send(url, 'POST', { 'content-type': 'application/json' }, '{}'))).toBe(
			'4000',
		);
		expect(codeOf(await send(url, 'PUT', FORM, ''))).toBe('4000');
		expect(codeOf(await send(`${url}?Action=%zz`, 'GET', {}))).toBe('4000');
		expect(codeOf(await send(`${url}?Action=a&Action=b`, 'GET', {}))).toBe('4000');
	});

	it('refuses plain HTTP when told to', async () => {
		const emulator = await start({ requireHttps: true });
		expect(codeOf(await callLegacy(emulator, 'CreateRecord', VALUES))).toBe('4600');
	});

	it('verifies SHA1 for every SignatureMethod but HmacSHA256', async () => {
		const emulator = await start();
		const values = { ...VALUES, SignatureMethod: 'HmacSHA512' };
		expect(codeOf(await callLegacy(emulator, 'CreateRecord', values))).toBe('');
	});
});

describe('legacy API: parameters and permission', () => {
	it.each(['Region', 'Timestamp', 'Nonce', 'SecretId', 'Signature', 'Action'])(
		'%s is required',
		async (name) => {
			const emulator = await start();
			const text = legacyText(emulator, 'CreateRecord', VALUES)
				.split('&')
				.filter((pair) => !pair.startsWith(`${name}=`))
				.join('&');
			const answer = await send(`${emulator.url}/v2/index.php?${text}`, 'GET', {});
			expect(codeOf(answer)).toBe('4000');
			expect(messageOf(answer)).toContain(name);
		},
	);

	it.each<[string, Record<string, string | number>, Deviation]>([
		['a region nobody has', VALUES, { region: 'moon' }],
		['no channelId', { tapeType: 1, endTime: VALUES.endTime }, {}],
		['an empty channelId', { ...VALUES, channelId: '' }, {}],
		['an unknown parameter', { ...VALUES, start_time: VALUES.endTime }, {}],
		['a tapeType that is no integer', { ...VALUES, tapeType: 'yes' }, {}],
	])('refuses %s with 4000', async (_, values, deviation) => {
		const emulator = await start();
		expect(codeOf(await callLegacy(emulator, 'CreateRecord', values, deviation))).toBe('4000');
	});

	it('answers 4101 for a denied action and 6100 for one it does not have', async () => {
		const emulator = await start({ accounts: [{ ...DEFAULT_ACCOUNT, denied: ['CreateRecord'] }] });
		expect(codeOf(await callLegacy(emulator, 'CreateRecord', VALUES))).toBe('4101');
		expect(codeOf(await callLegacy(emulator, 'DescribeRecordList', { channelId: LIVE }))).toBe('');
		expect(codeOf(await callLegacy(emulator, 'CreateRecordTask', {}))).toBe('6100');
	});

	it('puts the code of the live product in front of the message of a 5100', async () => {
		const emulator = await start();
		const answer = await callLegacy(emulator, 'CreateRecord', { ...VALUES, channelId: '1' });
		expect(answer.text).toBe('{"code":5100,"message":"20301:channel does not exist"}');
		expect(innerCodeOf(answer)).toBe('20301');
		expect(emulator.truth.requests()).toMatchObject([{ code: '5100', innerCode: '20301' }]);
	});
});
