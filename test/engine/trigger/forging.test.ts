import { SAMPLES } from '../../emulator';
import { useBench } from '../../support/engine';
import { KEY, useHosts, type Host } from './host';
import { post, type Reply } from './http';
import { EVENTS, md5, signed } from './signing';

const bench = useBench();
const host = useHosts(bench);

/** The body that forgeries are made of. */
const FILE = { ...SAMPLES.recordingFile };

const open = async (options = {}) => await host({ parameters: { events: [...EVENTS], options } });

/** How every call that is refused is answered, whatever is wrong with it. */
let refusal: Reply = { status: 0, body: '', headers: {} };

beforeEach(async () => {
	refusal = await post((await open()).url, '{}');
});

async function expectRefused(n8n: Host, body: string | Buffer, type = 'application/json') {
	expect(await post(n8n.url, body, type === '' ? {} : { 'content-type': type })).toEqual(refusal);
	expect(n8n.started).toEqual([]);
	expect(n8n.crashes).toEqual([]);
}

/** A body whose `t` stands as it is written here, under a signature of that very text. */
function withT(written: string): string {
	const rest = JSON.stringify({ ...FILE, sign: md5(KEY, written.replaceAll('"', '')) });
	return `${rest.slice(0, -1)},"t":${written}}`;
}

const now = () => bench.emulator.clock.seconds();
const good = () => signed(bench, FILE);
const nested = (one: string, other: string, depth: number) =>
	good().replace('{', `{"x":${one.repeat(depth)}1${other.repeat(depth)},`);

test('a refusal is 401 without a body, and says nothing else', () => {
	expect(refusal).toMatchObject({ status: 401, body: '' });
	expect(refusal.headers).toEqual({ connection: 'close', 'content-length': '0' });
});

/** One of each kind; every way of writing them is in the unit tests of what reads a call. */
test.each<[string, () => string | Buffer]>([
	['the wrong key', () => signed(bench, FILE, 'wrong')],
	['a key with a space', () => signed(bench, FILE, `${KEY} `)],
	['an unwanted event under the wrong key', () => signed(bench, { event_type: 999 }, 'wrong')],
	['a t that has passed', () => withT(String(now() - 61))],
	['a t too far ahead', () => withT(`"${now() + 661}"`)],
	['a t in milliseconds', () => withT(`${now() + 600}000`)],
	['a t with an exponent', () => withT('1e400')],
	['no t', () => JSON.stringify({ ...FILE, sign: md5(KEY, '') })],
	['no sign', () => JSON.stringify({ ...FILE, t: now() + 600 })],
	['a sign in capitals', () => good().replace(/"sign":"(\w+)"/, (all) => all.toUpperCase())],
	['a sign in a list', () => good().replace(/"sign":("\w+")/, '"sign":[$1]')],
	['t twice', () => good().replace('{', '{"\\u0074":1,')],
	['the file twice', () => good().replace(/}$/, ',"file_id":"2"}')],
	['t and sign by inheritance', () => JSON.stringify(FILE).replace('{', `{"__proto__":${good()},`)],
	['nothing', () => ''],
	['half a body', () => good().slice(0, -1)],
	['two bodies', () => good().repeat(2)],
	['a list of a good body', () => `[${good()}]`],
	['a text of a good body', () => JSON.stringify(good())],
	['null', () => 'null'],
	['a mark of the byte order', () => `\ufeff${good()}`],
	['a form', () => new URLSearchParams({ t: '1', sign: 'x' }).toString()],
	['lists in lists', () => nested('[', ']', 8)],
	['thousands of objects', () => nested('{"x":', '}', 9_000)],
	['lists without an end', () => '['.repeat(60_000)],
	['a body just too long', () => signed(bench, { ...FILE, x: 'x'.repeat(65_536) })],
	['10 MB', () => signed(bench, { ...FILE, x: 'x'.repeat(10_000_000) })],
	['bytes that are no text', () => Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xc0])],
	['UTF-16', () => Buffer.from(good(), 'utf16le')],
])('%s is refused like any other', async (_, body) => {
	await expectRefused(await open(), body());
});

test.each([
	'text/plain',
	'application/x-www-form-urlencoded',
	'multipart/form-data; boundary=x',
	'',
])('a body of type "%s" is read as what it is: JSON, good or refused', async (type) => {
	const n8n = await open();
	await expectRefused(n8n, signed(bench, FILE, 'wrong'), type);
	const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
	expect(await post(n8n.url, nested('[', ']', 7), headers)).toMatchObject({ status: 200 });
	expect(n8n.started).toHaveLength(1);
});

describe('a good signature on another body', () => {
	const swapped = (fields: object) => {
		const { t, sign }: { t: number; sign: string } = JSON.parse(good());
		return JSON.stringify({ ...FILE, ...fields, t, sign });
	};

	test('is taken without Confirm, until its t has passed: the limit that the documents name', async () => {
		const n8n = await open();
		const other = { file_id: '404', video_url: 'http://evil.example.com/' };
		expect((await post(n8n.url, swapped(other))).status).toBe(200);
		expect(n8n.started).toMatchObject([{ file_id: '404' }]);
		const late = await open();
		const body = swapped({ file_id: '404' });
		bench.setTime('2026-11-23T12:11:01+08:00');
		await expectRefused(late, body);
	});

	test('starts nothing where it is the same event in other words', async () => {
		const n8n = await open();
		for (const body of [
			good(),
			JSON.stringify(JSON.parse(good()), null, '\t'),
			swapped({ x: 1 }),
		]) {
			expect((await post(n8n.url, body)).status).toBe(200);
		}
		expect(n8n.started).toHaveLength(1);
	});
});

test.each([true, false])(
	'names of the prototype change nothing (simplify %s)',
	async (simplify) => {
		const n8n = await host({ parameters: { events: EVENTS, simplify } });
		const names =
			'"__proto__":{"polluted":true,"event_type":1},"constructor":{"prototype":{"polluted":true}},"toString":null,"valueOf":"x"';
		expect((await post(n8n.url, good().replace('{', `{${names},`))).status).toBe(200);
		const [item] = n8n.started;
		expect(Object.getPrototypeOf(item)).toBe(Object.prototype);
		expect(item).toMatchObject({ file_id: '1234567890' });
		expect(Object.keys({}.constructor.prototype)).toEqual([]);
		expect(JSON.stringify(item)).not.toContain('__proto__');
	},
);
