import { inTwoParts } from '../../../../nodes/TencentLive/n8n/twoParts';
import { checkExists, create, remove } from '../../../../nodes/TencentLive/trigger/activate';
import { systemClock } from '../../../../nodes/TencentLive/transport/clock';
import { FakeCallbacks, refusal } from './fakeCallbacks';
import { hookContext } from './hookContext';

const URL = 'https://n8n.example.com/webhook/1/webhook';

let service: FakeCallbacks;
let accounts = 0;

beforeEach(() => {
	service = new FakeCallbacks();
	let now = 1_800_000_000_000;
	jest.spyOn(systemClock, 'now').mockImplementation(() => now);
	jest.spyOn(systemClock, 'sleep').mockImplementation(async (milliseconds) => {
		now += milliseconds;
	});
	accounts += 1;
});

afterEach(() => {
	jest.restoreAllMocks();
});

function context(
	parameters: Record<string, unknown> = {},
	credential: Record<string, string | number> = {},
	url?: string | null,
) {
	return hookContext({
		parameters: {
			events: ['recordingFile'],
			setup: 'automatic',
			domain: ' push.example.com ',
			appName: ' live ',
			...parameters,
		},
		credential: {
			secretId: `id${accounts}`,
			callbackSecret: 'k',
			site: 'china',
			endpoint: 'http://a.test',
			...credential,
		},
		service,
		url,
	});
}

it('creates, is found, and is removed', async () => {
	expect(await checkExists(context())).toBe(false);
	expect(await create(context())).toBe(true);
	expect(service.templates).toMatchObject([{ RecordNotifyUrl: URL, CallbackKey: 'k' }]);
	expect(service.rules).toMatchObject([{ DomainName: 'push.example.com', AppName: 'live' }]);
	expect(await checkExists(context())).toBe(true);
	expect(await remove(context())).toBe(true);
	expect([service.templates, service.rules]).toEqual([[], []]);
});

it('is automatic unless it is set to manual', async () => {
	const parameters = { events: ['recordingFile'], domain: 'push.example.com', appName: 'live' };
	const credential = { secretId: `id${accounts}`, callbackSecret: 'k', endpoint: 'http://a.test' };
	await create(hookContext({ parameters, credential, service }));
	expect(service.rules).toHaveLength(1);
});

it.each(['something else', '', undefined])(
	'setup %p is refused, and takes nothing away',
	async (setup) => {
		const other = context({ setup });
		await expect(create(other)).rejects.toThrow('Setup: must be automatic or manual.');
		expect(await checkExists(other)).toBe(false);
		expect(await remove(other)).toBe(true);
		expect(service.calls).toEqual([]);
	},
);

it('manual setup calls nothing', async () => {
	const manual = context({ setup: 'manual', domain: undefined, appName: undefined });
	expect(await checkExists(manual)).toBe(false);
	expect(await create(manual)).toBe(true);
	expect(await remove(manual)).toBe(true);
	expect(service.calls).toEqual([]);
});

it.each<[string, Record<string, unknown>, Record<string, string>, string]>([
	['no event', { events: [] }, {}, 'Events: none is picked. Pick at least one.'],
	[
		'no list of events',
		{ events: 'recordingFile' },
		{},
		'Events: none is picked. Pick at least one.',
	],
	['unknown events', { events: ['toString', 5] }, {}, 'Events: none is picked. Pick at least one.'],
	[
		'no secret',
		{},
		{ callbackSecret: '' },
		'The credential has no Callback Secret, so anybody could start this workflow. Enter one (32 random letters and digits, say; with Manual setup the same one as in the console), or switch on Allow Unsigned under Options.',
	],
	[
		'a secret that the console does not take, in manual setup too',
		{ setup: 'manual' },
		{ callbackSecret: 'with-hyphens' },
		'Callback Secret of the credential: Tencent Cloud takes at most 32 letters and digits, and nothing else. Enter another one; with Manual setup the same one in the console.',
	],
	[
		'no event, in manual setup',
		{ events: [], setup: 'manual' },
		{},
		'Events: none is picked. Pick at least one.',
	],
	[
		'an event that international accounts lack',
		{ events: ['recordingFile', 'recordingStatus'] },
		{ site: 'international' },
		'Events: the API of international accounts takes no address for Recording Status. Take it off the list, or set Setup to Manual and enter the address in the console.',
	],
	[
		'two of them',
		{ events: ['recordingException', 'recordingStatus'] },
		{ site: 'international' },
		'Events: the API of international accounts takes no address for Recording Exception and Recording Status. Take it off the list, or set Setup to Manual and enter the address in the console.',
	],
])('refuses %s', async (_, parameters, credential, message) => {
	const { title, advice } = inTwoParts(message);
	await expect(create(context(parameters, credential))).rejects.toMatchObject({
		name: 'NodeOperationError',
		message: title,
		description: advice,
	});
	expect(service.calls).toEqual([]);
});

it.each([
	['domain', /^Domain: /],
	['appName', /^App Name: /],
])('refuses an empty %s', async (name, message) => {
	for (const value of ['', '  ']) {
		await expect(create(context({ [name]: value }))).rejects.toThrow(message);
	}
	expect(service.calls).toEqual([]);
});

it('refuses a domain that was never entered', async () => {
	const parameters = { events: ['recordingFile'], appName: 'live' };
	const credential = { secretId: `id${accounts}`, callbackSecret: 'k' };
	await expect(create(hookContext({ parameters, credential, service }))).rejects.toThrow(
		/^Domain: /,
	);
});

it('accounts in China have every event', async () => {
	const events = ['recordingException', 'recordingFile', 'recordingStatus', 'streamStarted'];
	expect(await create(context({ events }))).toBe(true);
	expect(service.templates).toMatchObject([{ RecordExceptionNotifyUrl: URL }]);
});

it('international accounts have the other events, and in manual setup all', async () => {
	const international = { site: 'international' };
	const events = ['recordingFile', 'streamStarted', 'streamStopped'];
	expect(await create(context({ events }, international))).toBe(true);
	const all = [...events, 'recordingStatus', 'recordingException'];
	expect(await create(context({ events: all, setup: 'manual' }, international))).toBe(true);
});

it('does without a secret only where unsigned events are allowed', async () => {
	const none = { callbackSecret: '', previousCallbackSecret: 'old' };
	for (const allowed of [false, 'false', undefined]) {
		const options = { 'options.allowUnsigned': allowed };
		await expect(create(context(options, none))).rejects.toThrow('no Callback Secret');
	}
	expect(await create(context({ 'options.allowUnsigned': 'true' }, none))).toBe(true);
	expect(service.templates[0]).not.toHaveProperty('CallbackKey');
});

it.each([
	[{ 'options.confirm': 'x' }, /^Confirm: /],
	[{ 'options.allowUnsigned': 'x' }, /^Allow Unsigned: /],
	[{ simplify: 'x' }, /^Simplify: /],
	[{ 'options.subAppId': 'x', setup: 'manual' }, /^VOD Sub-Application Name or ID: /],
])('refuses %j, which would keep out every event', async (parameters, says) => {
	await expect(create(context(parameters))).rejects.toThrow(says);
	expect(service.calls).toEqual([]);
});

it('takes a domain and an app as DNS and the service see them, or refuses them', async () => {
	await create(context({ domain: 'PUSH.example.com.', appName: '/live/' }));
	expect(service.rules).toMatchObject([{ DomainName: 'push.example.com', AppName: 'live' }]);
	expect(await checkExists(context())).toBe(true);
	const pasted = context({ domain: 'rtmp://push.example.com/live/x?txSecret=00' });
	await expect(create(pasted)).rejects.toThrow(/^Domain: looks like an address/);
	await remove(context({ domain: 'push.EXAMPLE.com' }));
	expect(service.rules).toEqual([]);
});

it('case 40: signs with a secret that is a number by its digits', async () => {
	await create(context({}, { callbackSecret: 12345678 }));
	expect(service.templates).toMatchObject([{ CallbackKey: '12345678' }]);
});

it('tells what the service refuses, as an error of the API', async () => {
	service.before = () => {
		throw refusal('UnauthorizedOperation');
	};
	for (const hook of [checkExists, create, remove]) {
		await expect(hook(context())).rejects.toMatchObject({
			name: 'NodeApiError',
			description: expect.stringContaining('UnauthorizedOperation'),
		});
	}
});

it('tells whose rule stands there, as an error of the node', async () => {
	service.rules = [{ DomainName: 'push.example.com', AppName: 'live', TemplateId: 7 }];
	await expect(create(context())).rejects.toMatchObject({
		name: 'NodeOperationError',
		message: expect.stringMatching(/^push\.example\.com\/live sends its events elsewhere/),
	});
});

it('a trigger without an address is told from one with another', async () => {
	await create(context());
	expect(await checkExists(context({}, {}, null))).toBe(false);
	expect(await checkExists(context({}, {}, `${URL}2`))).toBe(false);
});
