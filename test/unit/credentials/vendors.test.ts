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
	it('gives the same Authorization for a POST', () => {
		const body = fc.oneof(
			fc.jsonValue().map((value) => JSON.stringify(value)),
			fc.dictionary(text, fc.jsonValue()),
			fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
			text.filter((value) => value !== ''),
		);
		fc.assert(
			fc.property(key, timestamp, service, body, address, (account, time, product, given, at) => {
				const signed = sign(
					{
						method: 'POST',
						[at]: `https://${product}.tencentcloudapi.com`,
						headers: { 'x-tc-action': 'SomeAction', 'x-tc-timestamp': time },
						body: given,
					},
					account,
				);
				const { body: sent } = signed.options;
				const payload = Buffer.isBuffer(sent) ? sent : Buffer.from(String(sent));
				expect(signed.headers['X-TC-Token'] ?? '').toBe(account.sessionToken);
				expect(signed.headers.Authorization).toBe(
					Sign.sign3({
						method: 'POST',
						url: signed.url.href,
						payload,
						timestamp: time,
						service: product,
						secretId: account.secretId,
						secretKey: account.secretKey,
						multipart: false,
						boundary: '',
						headers: { 'Content-Type': String(signed.headers['Content-Type']) },
					}),
				);
			}),
			RUNS,
		);
	});

	it('gives the same Authorization for a GET', () => {
		const query = fc.dictionary(name, nested, { maxKeys: 5 });
		fc.assert(
			fc.property(key, timestamp, service, query, address, (account, time, product, qs, at) => {
				const host = `${product}.ap-guangzhou.tencentcloudapi.com`;
				const signed = sign(
					{ [at]: `https://${host}/?Offset=0`, qs, headers: { 'X-TC-Timestamp': time } },
					account,
				);
				expect(signed.headers.Authorization).toBe(
					Sign.sign3({
						method: 'GET',
						url: signed.url.href,
						payload: '',
						timestamp: time,
						service: product,
						secretId: account.secretId,
						secretKey: account.secretKey,
						multipart: false,
						boundary: '',
						headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
					}),
				);
			}),
			RUNS,
		);
	});
});

describe("Tencent's legacy SDK", () => {
	const hash = fc.constantFrom('sha1' as const, 'sha256' as const);
	const host = fc.constantFrom('live.api.qcloud.com', 'cvm.api.qcloud.com', '127.0.0.1:8080');
	const parameters = fc.dictionary(name, nested, { maxKeys: 6, noNullPrototype: true });

	function compare(
		account: { secretId: string; secretKey: string; sessionToken: string },
		signed: ReturnType<typeof sign>,
		data: object,
		options: { host: string; method: string; signatureMethod: 'sha1' | 'sha256' },
	): void {
		const common = {
			SecretId: account.secretId,
			Nonce: signed.parameters.get('Nonce'),
			...(account.sessionToken === '' ? {} : { Token: account.sessionToken }),
		};
		const theirs = new LegacySdk({ SecretKey: account.secretKey }).generateQueryString(
			{ ...data, ...common },
			options,
		);
		expect(signed.parameters).toEqual(new Map(new URLSearchParams(theirs)));
	}

	const credentialsFor = (account: object, hashName: string, onHost: string) => ({
		...account,
		legacySignatureMethod: hashName === 'sha1' ? 'HmacSHA1' : 'HmacSHA256',
		legacyEndpoint: `http://${onHost}`,
	});
	const addressOf = (onHost: string) =>
		`${onHost.startsWith('127') ? 'http' : 'https'}://${onHost}/v2/index.php`;

	it('gives the same query for a GET', () => {
		fc.assert(
			fc.property(
				...([key, timestamp, hash, host, parameters, address] as const),
				(account, time, hashName, onHost, given, at) => {
					const data = { ...given, Region: 'gz', RequestClient: 'TEST', Timestamp: time };
					const signed = sign(
						{ method: 'GET', [at]: addressOf(onHost), qs: data },
						credentialsFor(account, hashName, onHost),
					);
					compare(account, signed, data, {
						host: onHost,
						method: 'GET',
						signatureMethod: hashName,
					});
				},
			),
			RUNS,
		);
	});

	it('gives the same form for a POST', () => {
		const startsWithAt = (value: unknown): boolean =>
			typeof value === 'object' && value !== null
				? Object.values(value).some(startsWithAt)
				: String(value).startsWith('@');
		const fields = parameters.filter((given) => !startsWithAt(given));
		// The older shape holds form fields in `form`, the newer one in `body`.
		const where = fc.constantFrom(['uri', 'form'] as const, ['url', 'body'] as const);
		fc.assert(
			fc.property(
				...([key, timestamp, hash, host, fields, where] as const),
				(account, time, hashName, onHost, given, [at, holder]) => {
					const data = { ...given, Region: 'gz', RequestClient: 'TEST', Timestamp: time };
					const signed = sign(
						{ method: 'POST', [at]: addressOf(onHost), [holder]: data },
						credentialsFor(account, hashName, onHost),
					);
					compare(account, signed, data, {
						host: onHost,
						method: 'POST',
						signatureMethod: hashName,
					});
				},
			),
			RUNS,
		);
	});
});
