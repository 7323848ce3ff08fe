import { Apis, type Caller } from '../../../../nodes/TencentLive/api/Apis';
import { LegacyApi } from '../../../../nodes/TencentLive/api/v2/LegacyApi';
import { Api3 } from '../../../../nodes/TencentLive/api/v3/Api3';
import { Quotas } from '../../../../nodes/TencentLive/transport/quotas';
import { HastyClock } from '../support/hastyClock';
import { NOW } from '../support/recordingRequest';
import { sending } from '../support/replies';

type Credential = Caller['credential'];

const ANSWERS = { v2: '{"code":0}', v3: '{"Response":{}}' };

function world(random = 0) {
	const clock = new HastyClock();
	return { clock, apis: new Apis(clock, () => random, new Quotas(clock)) };
}

function callerWith(credential: Credential, parts: Partial<Caller> = {}): Caller {
	return { credential, credentialId: null, send: sending('').send, ...parts };
}

/** Where a picker's call goes to. */
async function urlOf(version: 'v2' | 'v3', credential: Credential) {
	const { send, calls } = sending(ANSWERS[version]);
	const api = world().apis.recording(version, callerWith(credential, { send }));
	await api.listStreams(null, null, 1);
	expect(calls).toHaveLength(1);
	return calls[0]?.url;
}

const NO_ADDRESS = ['', ' ', '/', ' // ', 7, false, {}];
const ADDRESSES = [
	'https://gateway.example/tencent',
	'https://gateway.example/tencent/',
	' https://gateway.example/tencent// ',
];

it('chooses the generation', () => {
	const { apis } = world();
	expect(apis.recording('v3', callerWith({}))).toBeInstanceOf(Api3);
	expect(apis.recording('v2', callerWith({}))).toBeInstanceOf(LegacyApi);
});

describe('where calls go', () => {
	it.each([
		['china', 'https://live.tencentcloudapi.com/'],
		['international', 'https://live.intl.tencentcloudapi.com/'],
		['', 'https://live.tencentcloudapi.com/'],
		['International', 'https://live.tencentcloudapi.com/'],
		[undefined, 'https://live.tencentcloudapi.com/'],
	])('API 3.0 of the site %p is at %s', async (site, url) => {
		expect(await urlOf('v3', { site })).toBe(url);
	});

	it.each(NO_ADDRESS)('each is at its own host where the endpoint is %p', async (none) => {
		const v3 = { site: 'international', endpoint: none, legacyEndpoint: 'https://other.example' };
		expect(await urlOf('v3', v3)).toBe('https://live.intl.tencentcloudapi.com/');
		const v2 = { legacyEndpoint: none, endpoint: 'https://other.example' };
		expect(await urlOf('v2', v2)).toBe('https://live.api.qcloud.com/v2/index.php');
	});

	it.each(ADDRESSES)('each is at the endpoint %p, if there is one', async (address) => {
		const v3 = { site: 'international', endpoint: address, legacyEndpoint: 'https://a.example' };
		expect(await urlOf('v3', v3)).toBe('https://gateway.example/tencent/');
		const v2 = { site: 'international', legacyEndpoint: address, endpoint: 'https://a.example' };
		expect(await urlOf('v2', v2)).toBe('https://gateway.example/tencent/v2/index.php');
	});

	it('another product is at its own host, unless there is an endpoint', async () => {
		const action = { service: 'vod', version: '2018-07-17', action: 'A', parameters: {} };
		const { send, calls } = sending('{"Response":{}}');
		const { apis } = world();
		for (const credential of [{}, { site: 'international' }, { endpoint: 'https://a.example/' }]) {
			await apis.call3(callerWith(credential, { send }))(action);
		}
		expect(calls.map(({ url }) => url)).toStrictEqual([
			'https://vod.tencentcloudapi.com/',
			'https://vod.intl.tencentcloudapi.com/',
			'https://a.example/',
		]);
	});
});

describe('an account', () => {
	const name = (version: 'v2' | 'v3', credential: Credential, credentialId: string | null = null) =>
		world().apis.recording(version, callerWith(credential, { credentialId })).account;

	it('is named by its key and the address its calls go to', () => {
		expect(name('v3', { secretId: ' a ' })).toBe('a https://live.tencentcloudapi.com');
		expect(name('v3', { secretId: 'b', endpoint: 'http://a/' })).toBe('b http://a');
		expect(name('v2', { secretId: ' a ' })).toBe('a https://live.api.qcloud.com');
		expect(name('v2', { secretId: 'a', legacyEndpoint: 'http://a/' })).toBe('a http://a');
	});

	it('case 15: stays the same when the keys of its credential are renewed', () => {
		const before = name('v3', { secretId: 'a', sessionToken: 'x' }, 'credential-1');
		expect(before).toBe('credential-1 https://live.tencentcloudapi.com');
		expect(name('v3', { secretId: 'b', sessionToken: 'y' }, 'credential-1')).toBe(before);
		expect(name('v3', { secretId: 'a' }, 'credential-2')).not.toBe(before);
	});

	it('draws on one quota, however the key was pasted', async () => {
		const { send } = sending(ANSWERS.v3);
		const { apis, clock } = world();
		for (const secretId of ['a', ' a\n', 'b']) {
			await apis.recording('v3', callerWith({ secretId }, { send })).listStreams(null, null, 1);
		}
		expect(clock.sleeps).toHaveLength(1);
	});

	it("hears the service's clock with every answer", async () => {
		const { apis, clock } = world();
		for (const version of ['v2', 'v3'] as const) {
			const { send } = sending(ANSWERS[version], 200, NOW - 240_000);
			const api = apis.recording(version, callerWith({ secretId: 'a' }, { send }));
			expect(api.serviceNow()).toBeNull();
			await api.listStreams(null, null, 1);
			clock.time += 5_000;
			expect(api.serviceNow()).toBe(NOW - 235_000);
		}
		const silent = apis.recording(
			'v3',
			callerWith({ secretId: 'b' }, { send: sending(ANSWERS.v3).send }),
		);
		await silent.listStreams(null, null, 1);
		expect(silent.serviceNow()).toBeNull();
	});

	it('waits, not all equally long, before a call goes again', async () => {
		const busy = '{"Response":{"Error":{"Code":"RequestLimitExceeded","Message":""}}}';
		const waits = [];
		for (const random of [0, 0.5]) {
			const { apis, clock } = world(random);
			const answers = [busy, ANSWERS.v3];
			const send = async () => ({ status: 200, text: answers.shift() ?? '', date: null });
			await apis.recording('v3', callerWith({}, { send })).listStreams(null, null, 1);
			waits.push(clock.sleeps[0]);
		}
		expect(waits).toStrictEqual([1_000, 1_250]);
	});
});

it.each(['v2', 'v3'] as const)('%s sends nothing for a cancelled execution', async (version) => {
	const { send, calls } = sending('{"code":0,"Response":{}}');
	const caller = callerWith({}, { send, signal: AbortSignal.abort() });
	await expect(
		world().apis.recording(version, caller).listStreams(null, null, 1),
	).rejects.toMatchObject({
		kind: 'notSent',
		message: 'The execution was cancelled before anything was sent.',
	});
	expect(calls).toStrictEqual([]);
});
