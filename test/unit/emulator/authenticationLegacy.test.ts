import { DEFAULT_ACCOUNT } from '../../emulator';
import { callLegacy, codeOf, type Deviation, legacyText, send } from './clients';
import { LIVE, NOW, OTHER, start } from './running';

const VALUES = { channelId: LIVE, tapeType: 1, endTime: '2026-03-02 12:20:00' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** A create, signed for a method, whose text may be changed on the way. */
async function sent(
	change: (text: string) => string,
	method: 'GET' | 'POST' = 'GET',
	signedFor: 'GET' | 'POST' = method,
	headers: Record<string, string> = FORM,
) {
	const emulator = await start();
	const url = `${emulator.url}/v2/index.php`;
	const text = change(legacyText(emulator, 'CreateRecord', VALUES, { method: signedFor }));
	return method === 'GET'
		? await send(`${url}?${text}`)
		: await send(`${url}?Action=Other&x=1`, 'POST', headers, text);
}

const without = (name: string) => (text: string) =>
	text.replace(new RegExp(`(^|&)${name}=[^&]*`), '');

it.each<[string, string, Parameters<typeof sent>]>([
	['', 'as it is', [(text) => text]],
	['', 'in a form, whatever the query says', [(text) => text, 'POST']],
	['4100', 'signed for the other method', [(text) => text, 'GET', 'POST']],
	['4100', 'encoded twice', [(text) => text.replaceAll('%20', '%2520')]],
	['', 'with + for a space', [(text) => text.replaceAll('%20', '+')]],
	['4000', 'in text that is no form', [(t) => t, 'POST', 'POST', { 'content-type': 'text/plain' }]],
	['4000', 'in JSON', [() => '{}', 'POST', 'POST', { 'content-type': 'application/json' }]],
	['4000', 'with a broken escape', [() => 'Action=%zz']],
	['4000', 'with a name given twice', [(text) => `${text}&Action=a`]],
	...['Region', 'Timestamp', 'Nonce', 'SecretId', 'Signature', 'Action'].map(
		(name): [string, string, Parameters<typeof sent>] => ['4000', `no ${name}`, [without(name)]],
	),
])('answers %j to a request %s', async (code, what, request) => {
	const answer = await sent(...request);
	expect(answer.code).toBe(code);
	if (what.startsWith('no ')) expect(answer.message).toContain(what.slice(3));
});

it.each<[string, string, Deviation & { SignatureMethod?: string }]>([
	['', 'the oldest timestamp', { timestamp: NOW - 300 }],
	['', 'the furthest timestamp', { timestamp: NOW + 300 }],
	['4200', 'an older one', { timestamp: NOW - 301 }],
	['4500', 'a further one', { timestamp: NOW + 301 }],
	['4000', 'a region nobody has', { region: 'moon' }],
	['4000', 'a negative nonce', { nonce: '-7' }],
	['', 'another SignatureMethod, which is SHA1', { SignatureMethod: 'HmacSHA512' }],
])('answers %j to %s', async (code, _, { SignatureMethod, ...deviation }) => {
	const emulator = await start();
	const values = { ...VALUES, SignatureMethod };
	expect(await codeOf(emulator, 'CreateRecord', values, deviation)).toBe(code);
	expect(emulator.truth.createdCount).toBe(code === '' ? 1 : 0);
});

it('refuses other methods, and plain HTTP when told to', async () => {
	const emulator = await start({ requireHttps: true });
	expect(await codeOf(emulator, 'CreateRecord', VALUES)).toBe('4600');
	emulator.state.requireHttps = false;
	expect((await send(`${emulator.url}/v2/index.php`, 'PUT', FORM, '')).code).toBe('4000');
});

it('answers 4101 for a denied action and 6100 for one it does not have', async () => {
	const emulator = await start({ accounts: [{ ...DEFAULT_ACCOUNT, denied: ['CreateRecord'] }] });
	expect(await codeOf(emulator, 'CreateRecord', VALUES)).toBe('4101');
	expect(await codeOf(emulator, 'DescribeLVBChannelList')).toBe('');
	expect((await callLegacy(emulator, 'CreateRecordTask', {})).code).toBe('6100');
});

describe('a Nonce', () => {
	const started = async () => {
		const emulator = await start({ accounts: [DEFAULT_ACCOUNT, OTHER] });
		const code = async (deviation: Deviation, action = 'DescribeLVBChannelList') =>
			await codeOf(emulator, action, {}, { nonce: 7, ...deviation });
		return { emulator, code };
	};

	it('refuses a request sent twice, byte for byte', async () => {
		const emulator = await start();
		const url = `${emulator.url}/v2/index.php?${legacyText(emulator, 'CreateRecord', VALUES)}`;
		expect((await send(url)).code).toBe('');
		expect((await send(url)).code).toBe('4500');
		expect(emulator.truth.createdCount).toBe(1);
	});

	it('is known by its number, whatever the action, the timestamp and the digits', async () => {
		const { emulator, code } = await started();
		expect(await code({ nonce: '700' })).toBe('');
		emulator.clock.advance(299_000);
		expect(await code({ nonce: '00700' }, 'DescribeLVBChannel')).toBe('4500');
		expect(await code({ nonce: '7' })).toBe('');
		expect(await code({ nonce: '0' })).toBe('');
	});

	it('is kept apart by SecretId, and forgotten when its request has expired', async () => {
		const { emulator, code } = await started();
		expect(await code({ timestamp: NOW + 300 })).toBe('');
		expect(await code({ account: OTHER })).toBe('');
		// Signed 300 s ahead, the first request stays acceptable for 600 s.
		emulator.clock.advance(600_000);
		expect(await code({})).toBe('4500');
		emulator.clock.advance(2_000);
		expect(await code({})).toBe('');
	});

	it('is not spent by a request that is not authentic', async () => {
		const { code } = await started();
		expect(await code({ account: { ...DEFAULT_ACCOUNT, secretKey: 'wrong' } })).toBe('4100');
		expect(await code({})).toBe('');
	});
});
