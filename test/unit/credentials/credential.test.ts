/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test reads files from the disk */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { TencentCloudApi } from '../../../credentials/TencentCloudApi.credentials';
import { readAccount } from '../../../credentials/signature/account';
import { testRules } from '../../../credentials/credentialTest';
import { SECRET_ID, SECRET_KEY, sign } from './support';

const credential = new TencentCloudApi();

describe('the fields', () => {
	it('are those that signing reads, and with their defaults two keys are enough to sign', () => {
		const defaults = credential.properties.map(({ name, default: value }) => [name, value]);
		const filledIn = Object.fromEntries(defaults);
		const keys = { secretId: SECRET_ID, secretKey: SECRET_KEY };
		const read = new Set<string | symbol>();
		readAccount(
			new Proxy(
				{ ...filledIn, ...keys },
				{
					get: (data, name) => {
						read.add(name);
						return Reflect.get(data, name);
					},
				},
			),
		);
		// What signing does not read: the address of the test, and the keys of callbacks.
		const others = ['site', 'callbackSecret', 'previousCallbackSecret'];
		expect([...read, ...others].sort()).toEqual(Object.keys(filledIn).sort());
		const request = { method: 'POST', url: 'https://live.tencentcloudapi.com/' };
		expect(sign(request, { ...filledIn, ...keys })).toEqual(sign(request));
	});

	it('mask what is secret', () => {
		const masked = credential.properties.filter(({ typeOptions }) => typeOptions?.password);
		expect(masked.map(({ name }) => name)).toEqual([
			'secretKey',
			'sessionToken',
			'callbackSecret',
			'previousCallbackSecret',
		]);
	});

	it('have icons that exist', () => {
		for (const icon of Object.values(credential.icon)) {
			expect(existsSync(join('credentials', icon.replace('file:', '')))).toBe(true);
		}
	});
});

/** n8n's own evaluation: the first rule whose value is found under its key fails the test. */
function verdict(answer: unknown): string | undefined {
	const get = (value: unknown, key: string): unknown =>
		key
			.split('.')
			.reduce<unknown>(
				(inner, name) =>
					typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined,
				value,
			);
	return testRules.find(({ properties: { key, value } }) => get(answer, key) === value)?.properties
		.message;
}

const failed = (code: string) =>
	verdict({ Response: { Error: { Code: code, Message: 'm' }, RequestId: 'r' } });

describe('the test', () => {
	it('passes on the answer of a working key only', () => {
		expect(verdict({ Response: { AllCount: 0, DomainList: [], RequestId: 'r' } })).toBeUndefined();
		expect(verdict({ Response: { AllCount: 3, RequestId: 'r' } })).toBeUndefined();
	});

	it.each([
		[{ Response: { Error: { Code: 'AuthFailure.Unheard', Message: 'm' }, RequestId: 'r' } }],
		[{ Response: { RequestId: 'r' } }],
		[{ Response: null }],
		[{ code: 0 }],
		[{}],
		['<html></html>'],
		[''],
		[undefined],
		[null],
	])('fails on any other answer: %j', (answer) => {
		expect(verdict(answer)).toContain('not the list of domains');
	});

	it('has one rule for each code, and the catch-all last', () => {
		const codes = testRules.map(
			({ properties: { value } }: { properties: { value: unknown } }) => value,
		);
		expect(new Set(codes).size).toBe(codes.length);
		expect(testRules.at(-1)?.properties).toMatchObject({
			key: 'Response.AllCount',
			value: undefined,
		});
		for (const { properties } of testRules.slice(0, -1)) {
			expect(properties.key).toBe('Response.Error.Code');
		}
	});

	it.each([
		['AuthFailure.SignatureFailure', '"Secret Key" is wrong'],
		['AuthFailure.SecretIdNotFound', 'does not know this "Secret ID"'],
		['AuthFailure.InvalidSecretId', 'not a Tencent Cloud API key'],
		['AuthFailure.InvalidAuthorization', 'Authorization'],
		['AuthFailure.SignatureExpire', 'clock'],
		['AuthFailure.TokenFailure', '"Session Token"'],
		['AuthFailure.MFAFailure', 'multi-factor'],
		['AuthFailure.UnauthorizedOperation', 'live:DescribeLiveDomains'],
		['UnauthorizedOperation', 'live:DescribeLiveDomains'],
		['UnauthorizedOperation.CamNoAuth', 'live:DescribeLiveDomains'],
		['IpNotInWhitelist', 'allow list'],
		['IpInBlacklist', 'block list'],
		['RequestLimitExceeded', 'too many requests'],
		['RequestLimitExceeded.GlobalRegionUinLimitExceeded', 'too many requests'],
		['RequestLimitExceeded.IPLimitExceeded', 'too many requests'],
		['RequestLimitExceeded.UinLimitExceeded', 'too many requests'],
		['ResourceNotFound.StopService', 'live streaming (CSS) is not active'],
		['UnsupportedRegion', '"Region"'],
		['InternalError', 'test again'],
	])('tells %s apart', (code, words) => {
		expect(failed(code)).toContain(words);
	});

	it('tells a wrong key, an unknown ID, a missing right and a wrong clock apart', () => {
		const sentences = [
			'AuthFailure.SignatureFailure',
			'AuthFailure.SecretIdNotFound',
			'UnauthorizedOperation',
			'AuthFailure.SignatureExpire',
			'IpNotInWhitelist',
			'IpInBlacklist',
		].map(failed);
		expect(new Set(sentences).size).toBe(sentences.length);
	});

	it('calls API 3.0 with POST', () => {
		expect(credential.test.request).toMatchObject({
			method: 'POST',
			url: '/',
			headers: { 'X-TC-Action': 'DescribeLiveDomains' },
		});
	});
});
