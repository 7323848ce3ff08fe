import { SAMPLES } from '../../emulator';
import { useBench } from '../../support/engine';
import { post } from './http';
import { FILE, useRefusals } from './refusals';
import { EVENTS, send, signed } from './signing';

const bench = useBench();
const { expectRefused, expectTaken, host, open } = useRefusals(bench);

describe('bodies', () => {
	const nested = (open: string, close: string, depth: number) =>
		signed(bench, FILE).replace('{', `{"x":${open.repeat(depth)}1${close.repeat(depth)},`);

	test.each([
		['nothing', () => ''],
		['a space', () => ' '],
		['words', () => 'hello'],
		['half a body', () => signed(bench, FILE).slice(0, -1)],
		['two bodies', () => signed(bench, FILE).repeat(2)],
		['a list of a good body', () => `[${signed(bench, FILE)}]`],
		['a text of a good body', () => JSON.stringify(signed(bench, FILE))],
		['a number', () => '5'],
		['null', () => 'null'],
		['true', () => 'true'],
		['an empty list', () => '[]'],
		['a comment before it', () => `/**/${signed(bench, FILE)}`],
		['single quotes', () => signed(bench, FILE).replaceAll('"', "'")],
		['a mark of the byte order', () => `\ufeff${signed(bench, FILE)}`],
		['a form', () => new URLSearchParams({ t: '1', sign: 'x' }).toString()],
		['XML', () => '<xml><sign>x</sign></xml>'],
		['objects in objects', () => nested('{"x":', '}', 8)],
		['lists in lists', () => nested('[', ']', 8)],
		['thousands of lists', () => nested('[', ']', 30_000)],
		['thousands of objects', () => nested('{"x":', '}', 9_000)],
		['lists without an end', () => '['.repeat(60_000)],
		['a body just too long', () => signed(bench, { ...FILE, x: 'x'.repeat(65_536) })],
		['10 MB', () => signed(bench, { ...FILE, x: 'x'.repeat(10_000_000) })],
		['10 MB of lists', () => '['.repeat(10_000_000)],
		['backslashes', () => signed(bench, FILE).replace('{', `{"x":"${'\\\\'.repeat(40_000)}",`)],
	])('of %s', async (_, body) => {
		await expectRefused(await open(), body());
	});

	test('of bytes that are no text', async () => {
		await expectRefused(await open(), Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xc0]));
		const utf16 = Buffer.from(signed(bench, FILE), 'utf16le');
		await expectRefused(await open(), utf16);
	});

	test('as deep as a documented one might be are taken', async () => {
		const n8n = await open();
		await expectTaken(n8n, nested('[', ']', 7));
		expect(n8n.started).toHaveLength(1);
	});

	test.each([
		'text/plain',
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=x',
		'application/xml',
		'',
	])('of type "%s" are read as what they are: JSON, good or refused', async (type) => {
		const n8n = await open();
		const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
		await expectRefused(n8n, signed(bench, FILE, 'wrong'), headers);
		expect(await post(n8n.url, signed(bench, FILE), headers)).toMatchObject({ status: 200 });
		expect(n8n.started).toHaveLength(1);
	});
});

describe('a good signature on another body', () => {
	const swapped = (fields: object) => {
		const { t, sign }: { t: number; sign: string } = JSON.parse(signed(bench, FILE));
		return JSON.stringify({ ...FILE, ...fields, t, sign });
	};

	test('is refused with Confirm where it names a file or task that does not exist', async () => {
		const n8n = await open({ confirm: true });
		await expectRefused(n8n, swapped({ file_id: '404' }));
		await expectRefused(n8n, swapped({ file_id: '', task_id: 'made-up' }));
		await expectRefused(n8n, swapped({ file_id: '', task_id: '' }));
		await expectRefused(n8n, swapped({ event_type: 332, task_id: 'made-up' }));
	});

	test('is taken without: the limit that the documents name', async () => {
		const n8n = await open();
		await expectTaken(n8n, swapped({ file_id: '404', video_url: 'http://evil.example.com/' }));
		expect(n8n.started).toMatchObject([{ file_id: '404' }]);
	});

	test('is not taken any more once its t has passed', async () => {
		const n8n = await open();
		const body = swapped({ file_id: '404' });
		bench.setTime('2026-11-23T12:11:01+08:00');
		await expectRefused(n8n, body);
	});
});

test('a call that is sent again, as it was or in other words, starts nothing', async () => {
	const n8n = await open();
	const body = signed(bench, FILE);
	await expectTaken(n8n, body);
	await expectTaken(n8n, body);
	await expectTaken(n8n, JSON.stringify(JSON.parse(body), null, '\t'));
	await expectTaken(n8n, body.replace('"duration":154', '"duration":155'));
	expect(n8n.started).toHaveLength(1);
});

describe('names of the prototype', () => {
	const POLLUTED =
		'"__proto__":{"polluted":true,"event_type":1},"constructor":{"prototype":{"polluted":true}},"prototype":{},"hasOwnProperty":1,"toString":null,"valueOf":"x"';

	test.each([true, false])('change nothing (simplify %s)', async (simplify) => {
		const n8n = await host({ parameters: { events: EVENTS, simplify } });
		await expectTaken(n8n, signed(bench, FILE).replace('{', `{${POLLUTED},`));
		const [item] = n8n.started;
		expect(Object.getPrototypeOf(item)).toBe(Object.prototype);
		expect(Object.keys(item ?? {})).not.toContain('__proto__');
		expect(item).toMatchObject({ file_id: '1234567890', event_type: 100 });
		expect(Object.keys({}.constructor.prototype)).toEqual([]);
		expect(JSON.stringify(item)).not.toContain('__proto__');
	});

	test('are not events, and give no t or sign', async () => {
		const n8n = await open();
		for (const event_type of ['__proto__', 'constructor', 'toString']) {
			await expectTaken(n8n, signed(bench, { event_type }));
		}
		const { t, sign }: { t: number; sign: string } = JSON.parse(signed(bench, FILE));
		const inherited = JSON.stringify(FILE).replace(
			'{',
			`{"__proto__":{"t":${t},"sign":"${sign}"},`,
		);
		await expectRefused(n8n, inherited);
	});
});

test.each(['18446744073709551615', '18446744073709551616', '9007199254740993', '-1', '1e30'])(
	'the id %s as a number is kept or is another one, and never crashes',
	async (id) => {
		const n8n = await open();
		const body = signed(bench, FILE).replace(/"file_id":"\d+"/, `"file_id":${id}`);
		await expectTaken(n8n, body);
		const expected = id === '1e30' ? null : id;
		expect(n8n.started).toMatchObject([{ file_id: expected }]);
	},
);

test('an unwanted event under a wrong signature is refused like any other', async () => {
	const n8n = await host();
	await expectRefused(n8n, signed(bench, SAMPLES.streamStarted, 'wrong'));
	await expectRefused(n8n, signed(bench, { event_type: 999 }, 'wrong'));
	expect(await send(bench, n8n, 'streamStarted')).toBe(200);
});
