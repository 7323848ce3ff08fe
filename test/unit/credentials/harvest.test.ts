import { account, expectRefusal } from './refusal';
import { sign } from './support';

describe('other hosts', () => {
	const PLAIN = `
		https://evil.example/ https://evil.example/v2/index.php
		https://live.tencentcloudapi.com@evil.example/
		https://live.tencentcloudapi.com:443@evil.example/
		https://evil.example@live.tencentcloudapi.com/ https://@live.tencentcloudapi.com/
		https://user:password@live.tencentcloudapi.com/
		https://live.tencentcloudapi.com%40evil.example/
		https://evil.example#live.tencentcloudapi.com/
		https://evil.example?live.tencentcloudapi.com/ https:/live.tencentcloudapi.com/
		https:live.tencentcloudapi.com/ https:///live.tencentcloudapi.com/
		https://evil.example%2f.tencentcloudapi.com/
		https://evil.example%00.tencentcloudapi.com/ https://evil.example;.tencentcloudapi.com/
		https://live.tencentcloudapi.com.evil.example/ https://evil-tencentcloudapi.com/
		https://eviltencentcloudapi.com/ https://live.eviltencentcloudapi.com/
		https://tencentcloudapi.com/ https://.tencentcloudapi.com/
		https://live..tencentcloudapi.com/ https://live.tencentcloudapi.com./
		https://live.tencentcloudapi.com../ https://LIVE.TENCENTCLOUDAPI.COM.EVIL.EXAMPLE/
		https://live.tencentcloudapi.co/ https://live.tencentcloudapi.community/
		https://live.tencentcloudapi.com:evil/ https://live.tencentcloudapi.com:99999/
		https://api.qcloud.com/v2/index.php
		https://live.api.qcloud.com.evil.example/v2/index.php
		https://evil-api.qcloud.com/v2/index.php https://evil.qcloud.com/v2/index.php
		https://live.api-qcloud.com/v2/index.php https://127.0.0.1/ https://[::1]/
		https://2130706433/ //live.tencentcloudapi.com/ //evil.example/ live.tencentcloudapi.com
		/ ftp://live.tencentcloudapi.com/ file:///etc/hosts
		data:text/plain,live.tencentcloudapi.com javascript:alert(1)//live.tencentcloudapi.com/
		https://gateway.example/ https://gateway.example:8444/ http://gateway.example:8443/
		https://gateway.example.evil.example:8443/ https://gateway.example:8443@evil.example/
		https://gateway.example:8443.evil.example/ https://sub.gateway.example:8443/`;
	const hostile = [
		...PLAIN.trim().split(/\s+/),
		'https://evil.example\\.tencentcloudapi.com/',
		'https://evil.example\\@live.tencentcloudapi.com/',
		'https://live.tencentcloudapi.com\\@evil.example/',
		'https:\\\\live.tencentcloudapi.com/',
		'https://live.tencentcloudapi.com\t.evil.example/',
		'https://live.tencent\ncloudapi.com/',
		'https://live.tencentcloudapi.com \r\nHost: evil.example/',
		'https://live.tencentcloudapi.com\u0000.evil.example/',
		'https://live.tencentcloudapi.com\u3002evil.example/',
		'https://live\u3002tencentcloudapi\u3002com/',
		'https://\uff4cive.tencentcloudapi.com/',
		'https://live.tencentcloud\u0430pi.com/',
		'https://live.tencentcloudapi.com\u2044@evil.example/',
		'https://live.tencentcloudapi\u00ad.com/',
		'',
	];

	it.each(hostile)('refuses %j in both shapes', (address) => {
		expectRefusal({ method: 'POST', url: address, body: '{}' });
		expectRefusal({ method: 'POST', uri: address, body: {} });
		expectRefusal({ method: 'GET', uri: address });
	});

	it.each([
		['https://evil.example/', '/'],
		['https://evil.example', ''],
		['https://live.tencentcloudapi.com', 'https://evil.example/'],
		['https://live.tencentcloudapi.com', 'HTTPS://evil.example/'],
		['https://live.tencentcloudapi.com', '//evil.example/'],
		['https://live.tencentcloudapi.com', '\\\\evil.example/'],
		['https://live.tencentcloudapi.com', '/\\evil.example/'],
		['https://live.tencentcloudapi.com', '@evil.example/'],
		['https://live.tencentcloudapi.com', '.evil.example/'],
		['https://live.tencentcloudapi.com@evil.example', '/'],
		['https://live.tencentcloudapi.com', 'javascript:x'],
		['evil.example', '/'],
	])('refuses base URL %j with %j', (baseURL, address) => {
		expectRefusal({ method: 'POST', baseURL, url: address });
		expectRefusal({ method: 'POST', baseURL, uri: address });
	});

	it('reads the address that n8n would send when both are there', () => {
		const both = { url: 'https://evil.example/', uri: 'https://live.tencentcloudapi.com/' };
		expectRefusal(both);
		const signed = sign({ ...both, url: both.uri, uri: both.url });
		expect(signed.options.url).toBe('https://live.tencentcloudapi.com/');
		expect(signed.options).not.toHaveProperty('uri');
	});

	it('names the host and the way out', () => {
		const message = expectRefusal({ url: 'https://evil.example/' });
		expect(message).toContain('"evil.example"');
		expect(message).toContain('"API 3.0 Endpoint"');
	});
});

describe('hosts that may be signed', () => {
	it.each([
		['https://live.tencentcloudapi.com', 'live.tencentcloudapi.com', 'live'],
		['https://LIVE.TencentCloudAPI.com/', 'live.tencentcloudapi.com', 'live'],
		[' https://live.tencentcloudapi.com/\n', 'live.tencentcloudapi.com', 'live'],
		['https://live.tencentcloudapi.com:443/', 'live.tencentcloudapi.com', 'live'],
		['https://live.tencentcloudapi.com:8443/', 'live.tencentcloudapi.com:8443', 'live'],
		['https://vod.intl.tencentcloudapi.com/', 'vod.intl.tencentcloudapi.com', 'vod'],
		[
			'https://sts.ap-guangzhou.tencentcloudapi.com/',
			'sts.ap-guangzhou.tencentcloudapi.com',
			'sts',
		],
		['https://gateway.example:8443/', 'gateway.example:8443', 'live'],
	])('signs %j', (address, host, service) => {
		const signed = sign({ method: 'POST', url: address }, account);
		expect(signed.url.host).toBe(host);
		expect(signed.headers.Authorization).toContain(`/${service}/tc3_request`);
	});

	it.each([['Host'], ['host'], ['hOsT'], ['Host '], ['\thost']])('drops the header %j', (name) => {
		const url = 'https://live.tencentcloudapi.com/';
		const plain = sign({ method: 'POST', url });
		const headed = sign({ method: 'POST', url, headers: { [name]: 'evil.example' } });
		expect(headed).toEqual(plain);
	});

	it('drops a given signature, token, length and Basic authentication', () => {
		const url = 'https://live.tencentcloudapi.com/';
		const given = {
			headers: {
				authorization: 'Bearer x',
				'x-tc-token': 'stale',
				'content-length': 1,
				'Transfer-Encoding': 'chunked',
				'X-TC-Content-SHA256': 'UNSIGNED-PAYLOAD',
				'': '',
			},
			auth: { username: 'a', password: 'b' },
		};
		expect(sign({ method: 'POST', url, ...given })).toEqual(sign({ method: 'POST', url }));
	});

	it.each([
		['X-TC-Action', 'A\r\nHost: evil.example'],
		['X-TC-Action', 'A\u0000'],
		['X-TC-Action\r\nX', 'A'],
		['X TC', 'A'],
		['Content-Type', 'application/json\u00e9'],
		['Content-Type', 'multipart/form-data; boundary=x'],
		['X-TC-Timestamp', '1700000000\nX: y'],
		['X-TC-Timestamp', '1700000000000'],
		['X-TC-Timestamp', '-1'],
	])('refuses the header %j: %j', (name, value) => {
		const url = 'https://live.tencentcloudapi.com/';
		expectRefusal({ method: 'POST', url, headers: { [name]: value } });
	});

	it.each([['vod/tc3_request'], ['VOD'], ['a, SignedHeaders=host'], ['live\u00e9']])(
		'refuses the service %j',
		(service) => {
			const headers = { 'X-TC-Service': service };
			expectRefusal({ method: 'POST', url: 'https://gateway.example:8443/', headers });
		},
	);
});

describe('paths', () => {
	it.each([
		'/v2/../v2/index.php',
		'/v2/%2e%2e/v2/index.php',
		'/v2/./index.php',
		'/v2/%2E/index.php',
		'/x/../v2/index.php#x',
	])('signs and sends the plain path for %j', (path) => {
		const signed = sign({ url: `https://live.api.qcloud.com${path}`, qs: { Action: 'X' } });
		expect(signed.url.pathname).toBe('/v2/index.php');
		expect(signed.url.hash).toBe('');
		expect(signed.parameters.get('Signature')).toBeDefined();
		expect(signed.headers).not.toHaveProperty('Authorization');
	});

	it.each([
		'//v2/index.php',
		'/v2//index.php',
		'/v2/index.php/',
		'/V2/index.php',
		'/v2/%69ndex.php',
		'/v2%2findex.php',
		'/v2/index.php;x',
		'/v2/index.php%00',
		'/anything',
	])('refuses %j on a Tencent host', (path) => {
		expectRefusal({ method: 'POST', url: `https://live.api.qcloud.com${path}` });
		expectRefusal({ method: 'POST', url: `https://live.tencentcloudapi.com${path}` });
	});
});
