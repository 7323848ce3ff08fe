import { sign } from '../support';

const LIVE = 'https://live.tencentcloudapi.com/';
const LEGACY = 'https://live.api.qcloud.com/v2/index.php';
const GATEWAY = 'https://gw.example.com';

describe('case 38: parameters that the service would not read', () => {
	const MOVE_QUERY =
		'Tencent Cloud does not read the query of a POST, so "PageNum" there would be lost. Move it into the body, as JSON or form fields, or send the request with GET.';
	const MOVE_BODY =
		'Tencent Cloud does not read the body of a GET, so "PageNum" there would be lost. Move it into the query, or send the request with POST.';

	it.each([
		['beside the address', { url: LIVE, qs: { PageNum: 2 } }],
		['in the address', { url: `${LIVE}?PageNum=2`, body: { PageSize: 10 } }],
		['of the older shape', { uri: LIVE, qs: { PageNum: 2 }, form: { PageSize: 10 } }],
		['of the legacy API', { url: LEGACY, qs: { PageNum: 2 } }],
		['in an address of the legacy API', { url: `${LEGACY}?PageNum=2` }],
	])('in the query of a POST, %s', (_where, request) => {
		expect(() => sign({ method: 'POST', ...request })).toThrow(MOVE_QUERY);
	});

	it.each([
		['as JSON', { url: LIVE, body: { PageNum: 2 } }],
		['as JSON text', { url: LIVE, body: '{"PageNum":2}' }],
		['as the text of a form', { url: LIVE, body: 'PageNum=2' }],
		['as a form', { url: LIVE, body: new URLSearchParams({ PageNum: '2' }) }],
		['as a form of the older shape', { uri: LIVE, form: { PageNum: 2 } }],
		['of the legacy API', { url: LEGACY, body: { PageNum: 2 } }],
	])('in the body of a GET, %s', (_where, request) => {
		expect(() => sign({ method: 'GET', ...request })).toThrow(MOVE_BODY);
	});

	it('are named, three of them, without their values', () => {
		const qs = { a: 'secret', b: 'secret', c: 'secret', d: 'secret' };
		const refused = () => sign({ method: 'POST', url: LIVE, qs });
		expect(refused).toThrow('so "a", "b", "c" there would be lost');
		expect(refused).not.toThrow('secret');
	});

	it('are none in a row that nobody filled in', () => {
		expect(() => sign({ method: 'POST', url: LIVE, qs: { '': '' }, body: '{}' })).not.toThrow();
		expect(() => sign({ method: 'GET', url: LIVE, body: { '': '' } })).not.toThrow();
	});

	it.each([
		['bytes', Buffer.from('PageNum=2'), MOVE_BODY],
		['a stream', { pipe: () => {} }, 'does not read the body of a GET, and this one has one'],
		['a form with files', new FormData(), 'does not read the body of a GET, and this one has one'],
	])('in the body of a GET, as %s', (_what, body, words) => {
		expect(() => sign({ method: 'GET', url: LIVE, body })).toThrow(words);
	});

	it.each([
		['GET', {}],
		['GET', ''],
		['GET', undefined],
		['HEAD', { PageNum: 2 }],
	] as const)('are none in %s with the body %p', (method, body) => {
		expect(() => sign({ method, url: LIVE, body })).not.toThrow();
	});
});

describe('what the endpoint of the credential has in its query', () => {
	const endpoint = `${GATEWAY}/?key=abc&x=1`;
	const signed = (request: object, credentials: Record<string, string> = { endpoint }) =>
		sign({ method: 'POST', ...request }, credentials);

	it.each([`${GATEWAY}/`, `${GATEWAY}/?key=abc&x=1`, `${GATEWAY}/?key=abc`])(
		'is sent with a POST to %s, and is not signed',
		(url) => {
			const { url: sent, options } = signed({ url, body: '{}' });
			expect(sent.href).toBe(`${GATEWAY}/?key=abc&x=1`);
			const bare = sign({ method: 'POST', url: `${GATEWAY}/`, body: '{}' }, { endpoint: GATEWAY });
			expect(options.headers?.Authorization).toBe(bare.options.headers?.Authorization);
		},
	);

	it('comes before the parameters of a GET, which are signed', () => {
		const { url, options } = signed({ method: 'GET', url: `${GATEWAY}/?a=b`, qs: { c: 'd' } });
		expect(url.search).toBe('?key=abc&x=1&a=b&c=d');
		const bare = sign({ url: `${GATEWAY}/?a=b&c=d` }, { endpoint: GATEWAY });
		expect(options.headers?.Authorization).toBe(bare.options.headers?.Authorization);
	});

	it('is no excuse for others', () => {
		expect(() => signed({ url: `${GATEWAY}/?key=other` })).toThrow('so "key" there');
	});

	it('is that of the generation which is called', () => {
		const credentials = { endpoint, legacyEndpoint: `${GATEWAY}?old=1` };
		const legacy = { url: `${GATEWAY}/v2/index.php`, form: { Action: 'A' } };
		expect(signed(legacy, credentials).url.search).toBe('?old=1');
		expect(signed({ url: `${GATEWAY}/` }, credentials).url.search).toBe('?key=abc&x=1');
	});

	it('may be that of the only endpoint at its address', () => {
		const legacy = { url: `${GATEWAY}/v2/index.php`, form: { Action: 'A' } };
		expect(signed(legacy).url.search).toBe('?key=abc&x=1');
	});

	it('stays as it is when the same request is signed again', () => {
		const { options } = signed({ method: 'GET', url: `${GATEWAY}/?a=b` });
		expect(sign(options, { endpoint }).url.search).toBe('?key=abc&x=1&a=b');
	});

	it('is not sent to Tencent’s own hosts', () => {
		expect(signed({ url: LIVE }).url.href).toBe(LIVE);
	});
});
