import { useBench } from '../../support/engine';
import { KEY } from './host';
import { FILE, useRefusals } from './refusals';
import { md5, signed } from './signing';

const bench = useBench();
const { expectRefused, expectTaken, open, refusal } = useRefusals(bench);

const now = () => bench.emulator.clock.seconds();

/** A body in which `t` stands as it is written here, under a signature of that very text. */
function withT(written: string, key = KEY): string {
	const text = written.replaceAll('"', '');
	const rest = JSON.stringify({ ...FILE, sign: md5(key, text) });
	return `${rest.slice(0, -1)},"t":${written}}`;
}

/** A body under a good `t`, in which `sign` stands as it is written here. */
function withSign(write: (sign: string) => string): string {
	const t = now() + 600;
	const rest = JSON.stringify({ ...FILE, t });
	return `${rest.slice(0, -1)},"sign":${write(md5(KEY, t))}}`;
}

test('a refusal is 401 without a body, and says nothing else', () => {
	expect(refusal()).toMatchObject({ status: 401, body: '' });
	expect(refusal().headers).toEqual({ connection: 'close', 'content-length': '0' });
});

test('what the forgeries are made of is taken when nothing is wrong with it', async () => {
	const n8n = await open();
	await expectTaken(n8n, withT(String(now() + 600)));
	await expectTaken(n8n, withT(`"${now() + 600}"`).replace('"file_id":"1', '"file_id":"2'));
	await expectTaken(n8n, withSign((sign) => `"${sign}"`).replace('"file_id":"1', '"file_id":"3'));
	expect(n8n.started).toHaveLength(3);
});

test.each(['', 'wrong', `${KEY} `, KEY.slice(0, -1), KEY.toUpperCase(), 'undefined', 'null'])(
	'the wrong key "%s"',
	async (key) => {
		await expectRefused(await open(), signed(bench, FILE, key));
	},
);

describe('t', () => {
	test.each([
		{ what: 'expired a minute and a second ago', at: -61, taken: false },
		{ what: 'expired a minute ago, as a clock that is behind would see it', at: -60, taken: true },
		{ what: 'ten minutes and a minute ahead', at: 660, taken: true },
		{ what: 'a second more', at: 661, taken: false },
		{ what: 'a day ahead', at: 86_400, taken: false },
		{ what: 'a year ago', at: -31_536_000, taken: false },
	])('$what: $taken', async ({ at, taken }) => {
		const n8n = await open();
		const body = withT(String(now() + at));
		await (taken ? expectTaken(n8n, body) : expectRefused(n8n, body));
	});

	test.each([
		['a float', (t: number) => `${t}.0`],
		['a float with a part', (t: number) => `${t}.5`],
		['an exponent', (t: number) => `${t / 1000}e3`],
		['another exponent', (t: number) => `${t}E0`],
		['negative', (t: number) => `-${t}`],
		['a sign in text', (t: number) => `"+${t}"`],
		['text with a space', (t: number) => `" ${t}"`],
		['text with a line break', (t: number) => `"${t}\\n"`],
		['text with a leading zero too many', (t: number) => `"00${t}"`],
		['text of escaped digits', (t: number) => `"\\u0031${String(t).slice(1)}"`],
		['text of other digits', (t: number) => `"${String(t).replace('1', '\u0661')}"`],
		['hexadecimal', (t: number) => `"0x${t.toString(16)}"`],
		['milliseconds', (t: number) => `${t}000`],
		['an array', (t: number) => `[${t}]`],
		['an array of texts', (t: number) => `["${t}"]`],
		['an object', (t: number) => `{"t":${t}}`],
		['true', () => 'true'],
		['null', () => 'null'],
		['empty', () => '""'],
		['words', () => '"soon"'],
		['zero', () => '0'],
		['huge', () => '9'.repeat(400)],
		['huge by its exponent', () => '1e400'],
		['near 2^64', () => '18446744073709551615'],
		['a long text', () => `"${'1'.repeat(10_000)}"`],
	])('%s', async (_, write) => {
		const n8n = await open();
		await expectRefused(n8n, withT(write(now() + 600)));
	});

	test('missing, under a signature of nothing', async () => {
		for (const t of ['', 'undefined', 'null', 'NaN']) {
			await expectRefused(await open(), JSON.stringify({ ...FILE, sign: md5(KEY, t) }));
		}
	});
});

describe('sign', () => {
	test.each([
		['in upper case', (sign: string) => `"${sign.toUpperCase()}"`],
		['without its last digit', (sign: string) => `"${sign.slice(0, -1)}"`],
		['without its first digit', (sign: string) => `"${sign.slice(1)}"`],
		['with one digit more', (sign: string) => `"${sign}0"`],
		['with a space', (sign: string) => `"${sign} "`],
		['with a line break', (sign: string) => `"${sign}\\n"`],
		[
			'with an escaped digit',
			(sign: string) => `"\\u003${sign.charCodeAt(0).toString(16).slice(1)}${sign.slice(1)}"`,
		],
		[
			'with its last digit wrong',
			(sign: string) => `"${sign.slice(0, -1)}${sign.endsWith('0') ? '1' : '0'}"`,
		],
		[
			'with its first digit wrong',
			(sign: string) => `"${sign.startsWith('0') ? '1' : '0'}${sign.slice(1)}"`,
		],
		['in an array', (sign: string) => `["${sign}"]`],
		['in an object', (sign: string) => `{"toString":"${sign}"}`],
		['empty', () => '""'],
		['null', () => 'null'],
		['true', () => 'true'],
		['a number', () => '0'],
		['of nothing but zeros', () => `"${'0'.repeat(32)}"`],
		['in other digits that look alike', (sign: string) => `"${sign.replaceAll(/\d/g, '\uff10')}"`],
		['a long text', (sign: string) => `"${sign.repeat(1000)}"`],
	])('%s', async (_, write) => {
		await expectRefused(await open(), withSign(write));
	});

	test('missing', async () => {
		await expectRefused(await open(), JSON.stringify({ ...FILE, t: now() + 600 }));
	});
});

describe('doubled keys', () => {
	const good = () => signed(bench, FILE);

	test.each([
		['t before the good one', () => good().replace('{', '{"t":1,')],
		['t after the good one', () => good().replace(/}$/, ',"t":1}')],
		['sign before the good one', () => good().replace('{', '{"sign":"x",')],
		['sign after the good one', () => good().replace(/}$/, ',"sign":"x"}')],
		['the same sign twice', () => good().replace(/"sign":"\w+"/, '$&,$&')],
		['a key written with escapes', () => good().replace('{', '{"\\u0074":1,')],
		['a key written with escapes, after', () => good().replace(/}$/, ',"si\\u0067n":"x"}')],
		['the type of the event', () => good().replace('{', '{"event_type":1,')],
		['the file', () => good().replace(/}$/, ',"file_id":"2"}')],
		['a key that stands for an object first', () => good().replace('{', '{"t":{},')],
	])('%s', async (_, body) => {
		await expectRefused(await open(), body());
	});
});
