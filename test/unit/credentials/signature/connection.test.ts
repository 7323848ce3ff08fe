import { sign } from '../support';

const LIVE = { method: 'POST', url: 'https://live.tencentcloudapi.com/' };
const GATEWAY = { method: 'POST', url: 'http://gateway.example/' };
const account = { endpoint: GATEWAY.url };

it('says what to switch off when the peer would not be proven', () => {
	expect(() => sign({ ...LIVE, skipSslCertificateValidation: true })).toThrow(
		/"live\.tencentcloudapi\.com" has certificate checks switched off.*"Ignore SSL Issues"/,
	);
	expect(() => sign({ ...GATEWAY, proxy: 'http://10.0.0.1' }, account)).toThrow(
		/"gateway\.example" names a proxy.*Remove the proxy/,
	);
});

it('signs for an own endpoint whose certificate is not checked', () => {
	const unchecked = { ...GATEWAY, skipSslCertificateValidation: true };
	expect(sign(unchecked, account).headers).toHaveProperty('Authorization');
});

it.each([undefined, null, '', false])('takes %p for no proxy', (proxy) => {
	expect(sign({ ...GATEWAY, proxy }, account).headers).toHaveProperty('Authorization');
});

it.each([undefined, null, {}, { ca: '', pfx: null }])(
	'takes %j for no certificate authority of the own',
	(agentOptions) => {
		const proxy = 'http://10.0.0.1';
		expect(sign({ ...LIVE, agentOptions, proxy }).headers).toHaveProperty('Authorization');
	},
);

it('does not let a proxy pose as Tencent Cloud with a certificate of the workflow', () => {
	const proxy = 'http://10.0.0.1';
	for (const agentOptions of [{ ca: 'PEM' }, { pfx: 'PKCS' }]) {
		expect(() => sign({ ...LIVE, agentOptions, proxy })).toThrow('names a proxy');
	}
});
