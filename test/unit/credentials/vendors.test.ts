import fc from 'fast-check';
import Sign from 'tencentcloud-sdk-nodejs/tencentcloud/common/sign';

import { sign } from './support';

/** The part of the legacy SDK used here; the package has no types. */
type Capi = new (defaults: { SecretKey: string }) => {
	generateQueryString(
		data: object,
		options: { host: string; method: string; signatureMethod: 'sha1' | 'sha256' },
	): string;
};
const LegacySdk = jest.requireActual<Capi>('qcloudapi-sdk');

const RUNS = { numRuns: 1_000 };

const key = fc.record({
	secretId: fc.stringMatching(/^AKID[A-Za-z0-9]{32}$/),
	secretKey: fc.stringMatching(/^[A-Za-z0-9]{32}$/),
	sessionToken: fc.oneof(fc.constant(''), fc.stringMatching(/^[A-Za-z0-9_+/=-]{20,200}$/)),
});
// Up to 2100.
const timestamp = fc.integer({ min: 1_000_000_000, max: 4_102_444_800 });
const text = fc.string({ unit: 'binary', maxLength: 30 });
// Their SDK signs an infinity but sends nothing in its place.
const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const scalar = fc.oneof(text, fc.integer(), number, fc.boolean());
const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/);
const nested = fc.oneof(
	{ weight: 4, arbitrary: scalar },
	fc.array(scalar, { minLength: 1, maxLength: 12 }),
	fc.array(fc.dictionary(name, scalar, { minKeys: 1, maxKeys: 3, noNullPrototype: true }), {
		minLength: 1,
		maxLength: 3,
	}),
	fc.dictionary(name, scalar, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
);
const service = fc.constantFrom('live', 'vod', 'cvm', 'sts', 'cam');
/** Either of n8n's request shapes, by the name of its address. */
const address = fc.constantFrom('url', 'uri');

describe("Tencent's API 3.0 SDK", () => {
	/** What that SDK gives for a request as it is sent. */
	function theirs(
		{ options, url, headers }: ReturnType<typeof sign>,
		{ secretId, secretKey }: { secretId: string; secretKey: string },
		time: number,
		product: string,
	): string {
		const { method = '', body } = options;
		return Sign.sign3({
			method,
			url: url.href,
			payload: Buffer.isBuffer(body) ? body : Buffer.from(String(body ?? '')),
			timestamp: time,
			service: product,
			secretId,
			secretKey,
			multipart: false,
			boundary: '',
			headers: { 'Content-Type': String(headers['Content-Type']) },
		});
	}

	it('gives the same Authorization for a POST', () => {
		const body = fc.oneof(
			fc.jsonValue().map((value) => JSON.stringify(value)),
			fc.dictionary(text, fc.jsonValue()),
			fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
			text.filter((value) => value !== ''),
		);
		fc.assert(
			fc.property(key, timestamp, service, body, address, (account, time, product, given, at) => {
				const url = `https://${product}.tencentcloudapi.com`;
				const headers = { 'x-tc-action': 'SomeAction', 'x-tc-timestamp': time };
				const signed = sign({ method: 'POST', [at]: url, headers, body: given }, account);
				expect(signed.headers['X-TC-Token'] ?? '').toBe(account.sessionToken);
				expect(signed.headers.Authorization).toBe(theirs(signed, account, time, product));
			}),
			RUNS,
		);
	});

	it('gives the same Authorization for a GET', () => {
		const query = fc.dictionary(name, nested, { maxKeys: 5 });
		fc.assert(
			fc.property(key, timestamp, service, query, address, (account, time, product, qs, at) => {
				const url = `https://${product}.ap-guangzhou.tencentcloudapi.com/?Offset=0`;
				const signed = sign({ [at]: url, qs, headers: { 'X-TC-Timestamp': time } }, account);
				expect(signed.headers['Content-Type']).toBe('application/x-www-form-urlencoded');
				expect(signed.headers.Authorization).toBe(theirs(signed, account, time, product));
			}),
			RUNS,
		);
	});
});

describe("Tencent's legacy SDK", () => {
	const hash = fc.constantFrom('sha1' as const, 'sha256' as const);
	const host = fc.constantFrom('live.api.qcloud.com', 'cvm.api.qcloud.com', '127.0.0.1:8080');
	const parameters = fc.dictionary(name, nested, { maxKeys: 6, noNullPrototype: true });
	const startsWithAt = (value: unknown): boolean =>
		typeof value === 'object' && value !== null
			? Object.values(value).some(startsWithAt)
			: String(value).startsWith('@');

	// The older shape holds form fields in `form`, the newer one in `body`.
	it.each([
		['query', 'GET', ['uri', 'qs'], ['url', 'qs'], parameters],
		[
			'form',
			'POST',
			['uri', 'form'],
			['url', 'body'],
			parameters.filter((one) => !startsWithAt(one)),
		],
	] as const)('gives the same %s for a %s', (_what, method, older, newer, given) => {
		const where = fc.constantFrom(older, newer);
		fc.assert(
			fc.property(
				...([key, timestamp, hash, host, given, where] as const),
				(account, time, signatureMethod, onHost, fields, [at, holder]) => {
					const { secretId, secretKey, sessionToken } = account;
					const data = { ...fields, Region: 'gz', RequestClient: 'TEST', Timestamp: time };
					const scheme = onHost.startsWith('127') ? 'http' : 'https';
					const { parameters: ours } = sign(
						{ method, [at]: `${scheme}://${onHost}/v2/index.php`, [holder]: data },
						{
							...account,
							legacySignatureMethod: signatureMethod === 'sha1' ? 'HmacSHA1' : 'HmacSHA256',
							legacyEndpoint: `http://${onHost}`,
						},
					);
					const common = {
						SecretId: secretId,
						Nonce: ours.get('Nonce'),
						...(sessionToken === '' ? {} : { Token: sessionToken }),
					};
					const theirs = new LegacySdk({ SecretKey: secretKey }).generateQueryString(
						{ ...data, ...common },
						{ host: onHost, method, signatureMethod },
					);
					expect(ours).toEqual(new Map(new URLSearchParams(theirs)));
				},
			),
			RUNS,
		);
	});
});
