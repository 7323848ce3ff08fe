import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { Api3 } from '../../../../nodes/TencentLive/api/v3/Api3';
import { call3Of, recordingApi } from '../../../../nodes/TencentLive/n8n/apis';
import { LegacyApi } from '../../../../nodes/TencentLive/api/v2/LegacyApi';
import { systemClock } from '../../../../nodes/TencentLive/transport/clock';
import { sending } from '../support/replies';

let keys = 0;

/** A credential of an account of its own: calls of one account wait for each other. */
function credentialOf(parts: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
	keys += 1;
	return { secretId: `key-${keys}`, ...parts };
}

/** Where a picker's call goes to. */
async function urlOf(version: 'v2' | 'v3', parts: ICredentialDataDecryptedObject) {
	const { send, calls } = sending(version === 'v2' ? '{"code":0}' : '{"Response":{}}');
	await recordingApi(version, { credential: credentialOf(parts), send }).listStreams(null, 1);
	expect(calls).toHaveLength(1);
	return calls[0]?.url;
}

const NO_ADDRESS = ['', ' ', '/', ' // ', 7, false, {}];
const ADDRESSES = [
	'https://gateway.example/tencent',
	'https://gateway.example/tencent/',
	' https://gateway.example/tencent// ',
];

describe('API 3.0', () => {
	it('is what v3 is', () => {
		const { send } = sending('');
		expect(recordingApi('v3', { credential: {}, send })).toBeInstanceOf(Api3);
	});

	it.each([
		['china', 'https://live.tencentcloudapi.com/'],
		['international', 'https://live.intl.tencentcloudapi.com/'],
		['', 'https://live.tencentcloudapi.com/'],
		['International', 'https://live.tencentcloudapi.com/'],
	])('of the site %p is at %s', async (site, url) => {
		expect(await urlOf('v3', { site })).toBe(url);
	});

	it.each(NO_ADDRESS)('is at the site where the endpoint is %p', async (endpoint) => {
		const parts = { site: 'international', endpoint };
		expect(await urlOf('v3', parts)).toBe('https://live.intl.tencentcloudapi.com/');
	});

	it.each(ADDRESSES)('is at the endpoint %p, if there is one', async (endpoint) => {
		const parts = { site: 'international', endpoint, legacyEndpoint: 'https://other.example' };
		expect(await urlOf('v3', parts)).toBe('https://gateway.example/tencent/');
	});

	it('of another product is at its own host, unless there is an endpoint', async () => {
		const action = { service: 'vod', version: '2018-07-17', action: 'A', parameters: {} };
		const { send, calls } = sending('{"Response":{}}');
		await call3Of({ credential: credentialOf({}), send })(action);
		await call3Of({ credential: credentialOf({ site: 'international' }), send })(action);
		await call3Of({ credential: credentialOf({ endpoint: 'https://a.example/' }), send })(action);
		expect(calls.map(({ url }) => url)).toStrictEqual([
			'https://vod.tencentcloudapi.com/',
			'https://vod.intl.tencentcloudapi.com/',
			'https://a.example/',
		]);
	});
});

describe('the legacy API', () => {
	it('is what v2 is', () => {
		const { send } = sending('');
		expect(recordingApi('v2', { credential: {}, send })).toBeInstanceOf(LegacyApi);
	});

	it.each(NO_ADDRESS)('is at its own host where the endpoint is %p', async (legacyEndpoint) => {
		const parts = { legacyEndpoint, endpoint: 'https://other.example' };
		expect(await urlOf('v2', parts)).toBe('https://live.api.qcloud.com/v2/index.php');
	});

	it.each(ADDRESSES)('is at the endpoint %p, if there is one', async (legacyEndpoint) => {
		expect(await urlOf('v2', { site: 'international', legacyEndpoint })).toBe(
			'https://gateway.example/tencent/v2/index.php',
		);
	});
});

it('needs no field of the credential but the key', async () => {
	expect(await urlOf('v3', {})).toBe('https://live.tencentcloudapi.com/');
	expect(await urlOf('v2', {})).toBe('https://live.api.qcloud.com/v2/index.php');
});

it('names the account by its key and the address its calls go to', () => {
	const { send } = sending('');
	const name = (version: 'v2' | 'v3', credential: ICredentialDataDecryptedObject) =>
		recordingApi(version, { credential, send }).account;
	expect(name('v3', { secretId: ' a ' })).toBe('a https://live.tencentcloudapi.com');
	expect(name('v3', { secretId: 'a', site: 'international' })).toBe(
		'a https://live.intl.tencentcloudapi.com',
	);
	expect(name('v3', { secretId: 'b', endpoint: 'http://a/' })).toBe('b http://a');
	expect(name('v2', { secretId: ' a ' })).toBe('a https://live.api.qcloud.com');
	expect(name('v2', { secretId: 'a', legacyEndpoint: 'http://a/' })).toBe('a http://a');
});

describe('calls of one account', () => {
	let now = 0;

	beforeEach(() => {
		jest.spyOn(systemClock, 'now').mockImplementation(() => now);
		jest.spyOn(systemClock, 'sleep').mockImplementation(async (milliseconds) => {
			now += milliseconds;
		});
	});

	afterEach(() => {
		jest.restoreAllMocks();
	});

	it('share its quota, however the key was pasted', async () => {
		const { send } = sending('{"Response":{}}');
		const secretId = String(credentialOf({}).secretId);
		for (const pasted of [secretId, ` ${secretId}\n`]) {
			const credential = { secretId: pasted };
			await recordingApi('v3', { credential, send }).listStreams(null, 1);
		}
		expect(systemClock.sleep).toHaveBeenCalledTimes(1);
	});

	it('wait, not all equally long, before they are sent again', async () => {
		const busy = '{"Response":{"Error":{"Code":"RequestLimitExceeded","Message":""}}}';
		jest.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValueOnce(0.5);
		const waits = [];
		for (let turn = 0; turn < 2; turn++) {
			const answers = [busy, '{"Response":{}}'];
			const send = async () => ({ status: 200, text: answers.shift() ?? '' });
			const started = now;
			await recordingApi('v3', { credential: credentialOf({}), send }).listStreams(null, 1);
			waits.push(now - started);
		}
		expect(waits[0]).toBeGreaterThanOrEqual(1_000);
		expect(waits[1]).toBeGreaterThan(Number(waits[0]));
	});
});

it('sends nothing for an execution that was cancelled', async () => {
	for (const version of ['v2', 'v3'] as const) {
		const { send, calls } = sending('{"code":0,"Response":{}}');
		const signal = AbortSignal.abort();
		const api = recordingApi(version, { credential: credentialOf({}), send, signal });
		await expect(api.listStreams(null, 1)).rejects.toMatchObject({
			kind: 'notSent',
			message: 'The execution was cancelled before anything was sent.',
		});
		expect(calls).toStrictEqual([]);
	}
});
