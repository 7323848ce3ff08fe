import { checkParameters } from '../../emulator/sdkModels';
import { refusalOf } from '../../support/harness/told';
import { DOMAIN, STREAM, useBench, v3 } from '../../support/engine';
import { KEY, useHosts, type TriggerSettings } from './host';

interface Refused extends TriggerSettings {
	what: string;
	says: RegExp;
}

const bench = useBench();
const host = useHosts(bench);

const EVENTS = [
	'recordingException',
	'recordingFile',
	'recordingStatus',
	'streamStarted',
	'streamStopped',
];

const templates = () => bench.emulator.state.callbackTemplates;
const rules = () => bench.emulator.state.callbackRules;
const actions = () => bench.emulator.truth.requests().map(({ action }) => action);

describe('activating', () => {
	test('makes a template with every address that was picked, and binds it', async () => {
		const n8n = await host({ parameters: { events: EVENTS } });
		expect(await n8n.activate()).toBe(true);
		const { url } = n8n;
		expect(templates()).toEqual([
			{
				id: expect.any(Number),
				name: expect.stringMatching(/^n8n-[0-9a-f]{24}_0_1_100_332_341$/),
				description: expect.stringMatching(/^Made-by-n8n/),
				urls: {
					StreamBeginNotifyUrl: url,
					StreamEndNotifyUrl: url,
					RecordNotifyUrl: url,
					RecordStatusNotifyUrl: url,
					RecordExceptionNotifyUrl: url,
				},
				key: KEY,
				exceptionLevels: ['error', 'warning', 'info'],
			},
		]);
		expect(rules()).toMatchObject([
			{ domain: DOMAIN, app: 'live', templateId: templates()[0]?.id },
		]);
		for (const { action, parameters } of bench.emulator.truth.requests()) {
			expect(checkParameters(action, parameters)).toEqual([]);
		}
	});

	test('is found again after a restart', async () => {
		const n8n = await host({ parameters: { events: EVENTS } });
		await n8n.activate();
		const before = structuredClone([templates(), rules()]);
		n8n.restart();
		expect(await n8n.activate()).toBe(false);
		expect([templates(), rules()]).toEqual(before);
		expect(actions().filter((action) => !action.startsWith('Describe'))).toHaveLength(2);
	});

	test.each([
		{ what: 'another event', parameters: { events: ['streamStarted'] } },
		// The service never shows this address: the name of the template tells.
		{ what: 'recording states too', parameters: { events: ['recordingFile', 'recordingStatus'] } },
		{ what: 'another key', parameters: {}, credential: { callbackSecret: 'newKey' } },
	])('after a change registers anew: $what', async ({ parameters, credential }) => {
		const n8n = await host();
		await n8n.activate();
		const before = templates()[0]?.id;
		n8n.parameters = { ...n8n.parameters, ...parameters };
		n8n.credential = { ...n8n.credential, ...credential };
		expect(await n8n.activate()).toBe(true);
		expect(templates()).toHaveLength(1);
		expect(templates()[0]?.id).not.toBe(before);
		expect(templates()[0]).toMatchObject({ key: credential?.callbackSecret ?? KEY });
		expect(rules()).toMatchObject([{ templateId: templates()[0]?.id }]);
		expect(await n8n.activate()).toBe(false);
	});
});

test('deactivating removes the rule and the template; once more does no harm', async () => {
	const n8n = await host();
	await n8n.activate();
	await n8n.deactivate();
	expect([templates(), rules()]).toEqual([[], []]);
	await n8n.deactivate();
	expect([templates(), rules()]).toEqual([[], []]);
});

test('an activated workflow is started by what happens, and by nothing after deactivating', async () => {
	const { emulator } = bench;
	const n8n = await host({ parameters: { events: EVENTS } });
	await n8n.activate();
	const created = await bench.run({ parameters: v3() });
	await emulator.callbacksSettled();
	bench.setTime('2026-11-23T13:00:00+08:00');
	emulator.clock.runDue();
	await emulator.callbacksSettled();
	const stream = { domain: DOMAIN, app: 'live', stream: 'other' };
	emulator.startStream(stream);
	await emulator.callbacksSettled();
	await n8n.deactivate();
	emulator.stopStream(stream);
	await emulator.callbacksSettled();

	const [task] = created.json('Tencent Live');
	expect(n8n.started).toMatchObject([
		{ record_event: 'record_start_succeeded', task_id: task?.task_id, channel: STREAM },
		{ record_event: 'record_ended', event_time: '2026-11-23T13:00:00+08:00' },
		{ event: 'recordingFile', task_id: task?.task_id, file_id: emulator.state.files[0]?.id },
		{ event: 'streamStarted', channel: 'other' },
	]);
	expect(emulator.truth.callbacks().every(({ state }) => state === 'delivered')).toBe(true);
});

describe('refuses, before anything is made,', () => {
	test.each<Refused>([
		{ what: 'no domain', parameters: { domain: '' }, says: /^Domain/ },
		{ what: 'no secret', credential: { callbackSecret: ' ' }, says: /no Callback Secret/ },
		{
			what: 'a secret that the console does not take',
			credential: { callbackSecret: 'a-long-random-callback-key' },
			says: /^Callback Secret of the credential: .*32 letters and digits/,
		},
	])('$what', async ({ parameters, credential, says }) => {
		const n8n = await host({ parameters, credential });
		expect(await refusalOf(n8n.hook('create'))).toMatch(says);
		expect(actions()).toEqual([]);
	});

	test('an address that the service cannot reach, and says what n8n needs', async () => {
		bench.emulator.faults.next('apiError', {
			action: 'CreateLiveCallbackTemplate',
			code: 'InvalidParameter.UrlNotSafe',
			message: 'unsafe',
		});
		const n8n = await host();
		const error: unknown = await n8n.activate().catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			description: expect.stringMatching(/reached from the internet.*WEBHOOK_URL.*unsafe/),
		});
		expect([templates(), rules()]).toEqual([[], []]);
	});

	test('a key without the right, naming it', async () => {
		const { state } = bench.emulator;
		const denied = ['CreateLiveCallbackTemplate'];
		state.accounts = state.accounts.map((account) => ({ ...account, denied }));
		const n8n = await host();
		await expect(n8n.activate()).rejects.toMatchObject({
			name: 'NodeApiError',
			message: expect.stringContaining('CreateLiveCallbackTemplate'),
		});
		expect([templates(), rules()]).toEqual([[], []]);
	});
});

test('without a secret, where unsigned events are allowed, no key is set', async () => {
	const n8n = await host({
		parameters: { options: { allowUnsigned: true } },
		credential: { callbackSecret: '' },
	});
	await n8n.activate();
	expect(templates()).toMatchObject([{ key: undefined }]);
	expect(await n8n.activate()).toBe(false);
	const record = await bench.emulator.sendCallback('recordingFile', { app: DOMAIN });
	expect(record).toMatchObject({ state: 'delivered' });
	expect(n8n.started).toHaveLength(1);
});

describe('manual setup', () => {
	const parameters = { setup: 'manual', domain: '', appName: '', events: EVENTS };

	test('calls nothing, whatever is done, and takes events', async () => {
		const n8n = await host({ parameters });
		expect(await n8n.activate()).toBe(true);
		await bench.emulator.sendCallback('streamStarted', {}, { url: n8n.url, key: KEY });
		expect(n8n.started).toHaveLength(1);
		await n8n.deactivate();
		expect(actions()).toEqual([]);
	});

	test('does so for international accounts too, with every event', async () => {
		const n8n = await host({ parameters, credential: { site: 'international' } });
		expect(await n8n.activate()).toBe(true);
		expect(actions()).toEqual([]);
	});
});
