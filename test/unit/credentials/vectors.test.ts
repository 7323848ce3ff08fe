/** Every signature that Tencent publishes is the one that is made here. */
import { legacySignature, legacySource } from '../../../credentials/signature/legacy';
import { tc3Authorization } from '../../../credentials/signature/tc3';
import { LEGACY_VECTORS, TC3_VECTORS } from '../../support/vectors';
import { NOW, sign } from './support';

const PATH = '/v2/index.php';

it.each(LEGACY_VECTORS)('legacy: $name', ({ method, hash, text, key, signature }) => {
	const parameters = new Map([...new URLSearchParams(text)].reverse());
	const source = legacySource(method, 'cvm.api.qcloud.com', PATH, parameters);
	expect(source).toBe(`${method}cvm.api.qcloud.com${PATH}?${text}`);
	expect(legacySignature(source, key, hash)).toBe(signature);
});

const HOST = 'cvm.tencentcloudapi.com';

type Vector = (typeof TC3_VECTORS)[number];

const authorizationOf = ({ id, scope, signature }: Vector) =>
	`TC3-HMAC-SHA256 Credential=${id}/${scope}, Signature=${signature}`;

it.each(TC3_VECTORS)('TC3-HMAC-SHA256: $name', (vector) => {
	const { method, query, body, headers, id, key, timestamp } = vector;
	const request = { method, query, headers: { ...headers, host: HOST }, payload: body, timestamp };
	const account = { secretId: id, secretKey: key };
	expect(tc3Authorization({ ...request, service: 'cvm' }, account)).toBe(authorizationOf(vector));
});

// A request of the node signs no header more than it has to.
const REACHABLE = TC3_VECTORS.filter(({ scope }) => scope.endsWith('=content-type;host'));

it.each(REACHABLE)('TC3-HMAC-SHA256 of a whole request: $name', (vector) => {
	const { method, query, body, headers, id, key, timestamp } = vector;
	const url = `https://${HOST}/`;
	const qs = Object.fromEntries(new URLSearchParams(query));
	const given = { ...headers, 'X-TC-Action': 'DescribeInstances', 'X-TC-Timestamp': timestamp };
	const account = { secretId: id, secretKey: key };
	const signed = sign({ method, url, qs, headers: given, body }, account, NOW);
	expect(signed.headers.Authorization).toBe(authorizationOf(vector));
	expect(signed.url.search).toBe(query === '' ? '' : `?${query}`);
	expect(signed.options.body).toBe(body === '' ? undefined : body);
});
