import {
	isRegistered,
	register,
	TakenByOtherError,
	unregister,
} from '../../../../nodes/TencentLive/trigger/registration';
import type { Subscription } from '../../../../nodes/TencentLive/trigger/ownership';
import { FakeCallbacks } from './fakeCallbacks';

const URL = 'https://n8n.example.com/webhook/1/webhook';
const MOVED = 'https://new.example.com:8443/n8n/webhook/1/webhook';

const WANTED: Subscription = {
	domain: 'push.example.com',
	appName: 'live',
	url: URL,
	n8n: 'instance workflow',
	events: ['recordingFile'],
	key: 'k',
};

const THEIRS = { TemplateId: 7, TemplateName: 'theirs', RecordNotifyUrl: 'https://their.example/' };
const RULE = { DomainName: 'push.example.com', AppName: 'live', TemplateId: 7 };

let service: FakeCallbacks;

beforeEach(() => {
	service = new FakeCallbacks();
});

const isThere = async (changes: Partial<Subscription> = {}) =>
	await isRegistered(service.call, { ...WANTED, ...changes });

async function registered(changes: Partial<Subscription> = {}): Promise<void> {
	await register(service.call, { ...WANTED, ...changes });
}

/** What comes of registering: an error, or undefined. */
async function failure(): Promise<unknown> {
	return await register(service.call, WANTED).then(
		() => undefined,
		(error: unknown) => error,
	);
}

/** Changes the only template there is. */
function change(fields: object): void {
	service.templates = service.templates.map((template) => ({ ...template, ...fields }));
}

describe('registering', () => {
	it('makes one template with the addresses and the key, and one rule', async () => {
		await registered({ events: ['recordingFile', 'streamStarted', 'recordingStatus'] });
		const create = service.calls.find(({ action }) => action === 'CreateLiveCallbackTemplate');
		expect(create).toMatchObject({ service: 'live', version: '2018-08-01', repeatable: false });
		expect(create?.parameters).toEqual({
			TemplateName: expect.stringMatching(/^n8n-[0-9a-f]{24}_1_100_332$/),
			Description: 'Made-by-n8n_removed-when-its-workflow-is-deactivated',
			RecordNotifyUrl: URL,
			StreamBeginNotifyUrl: URL,
			RecordStatusNotifyUrl: URL,
			CallbackKey: 'k',
		});
		expect(service.rules).toEqual([{ ...RULE, TemplateId: 1001 }]);
		expect(service.calls.at(-1)).toMatchObject({ repeatable: false });
	});

	it('asks for every level of exceptions, and sets no key where there is none', async () => {
		await registered({ events: ['recordingException', 'streamStopped'], key: '' });
		expect(service.templates).toEqual([
			{
				TemplateId: 1001,
				TemplateName: expect.stringMatching(/_0_341$/),
				Description: expect.any(String),
				RecordExceptionNotifyUrl: URL,
				StreamEndNotifyUrl: URL,
				RecordExceptionLevels: ['error', 'warning', 'info'],
			},
		]);
	});

	it('once more puts the new one in the place of the old', async () => {
		await registered();
		await registered({ key: 'new' });
		expect(service.templates).toMatchObject([{ TemplateId: 1002, CallbackKey: 'new' }]);
		expect(service.rules).toMatchObject([{ TemplateId: 1002 }]);
	});
});

describe('is registered', () => {
	it('where the template of the rule is ours and as wanted', async () => {
		expect(await isThere()).toBe(false);
		await registered();
		expect(await isThere()).toBe(true);
		expect(await isThere({ appName: 'other' })).toBe(false);
		expect(await isThere({ domain: 'other.example.com' })).toBe(false);
		expect(await isThere({ url: `${URL}2` })).toBe(false);
		expect(await isThere({ key: 'other' })).toBe(false);
		expect(await isThere({ events: ['streamStarted'] })).toBe(false);
		expect(await isThere({ events: ['recordingFile', 'recordingStatus'] })).toBe(false);
		expect(await isThere({ events: ['recordingFile', 'recordingFile'] })).toBe(true);
		expect(service.writes).toEqual(['CreateLiveCallbackTemplate', 'CreateLiveCallbackRule']);
	});

	it('whatever the service does not tell: the address of states, the key', async () => {
		await registered({ events: ['recordingStatus'] });
		expect(await isThere({ events: ['recordingStatus'] })).toBe(true);
		expect(await isThere({ events: ['recordingStatus'], url: MOVED })).toBe(false);
		change({ CallbackKey: null });
		expect(await isThere({ events: ['recordingStatus'] })).toBe(true);
		change({ CallbackKey: '' });
		expect(await isThere({ events: ['recordingStatus'] })).toBe(false);
		expect(await isThere({ events: ['recordingStatus'], key: '' })).toBe(true);
	});

	it.each([
		{ what: 'an address is missing', fields: { RecordNotifyUrl: '' } },
		{ what: 'an address is another', fields: { RecordNotifyUrl: 'https://their.example/' } },
		{
			what: 'an address of his own was added',
			fields: { SnapshotNotifyUrl: 'https://x.example/' },
		},
		{ what: 'the name is another', fields: { TemplateName: 'mine' } },
		{ what: 'the name is missing', fields: { TemplateName: null } },
		{ what: 'the rule names another template', fields: { TemplateId: 5 } },
	])('not where $what', async ({ fields }) => {
		await registered();
		change(fields);
		expect(await isThere()).toBe(false);
	});

	it('also where fields that are no addresses change', async () => {
		await registered();
		change({
			Description: 'https://x.example/',
			SnapshotNotifyUrl: '',
			PushExceptionNotifyUrl: null,
		});
		expect(await isThere()).toBe(true);
	});
});

describe('case 37: n8n under another address', () => {
	it.each<[string, Subscription['events']]>([
		['an address that the service shows', ['recordingFile']],
		['one that it does not', ['recordingStatus']],
	])('replaces its own rule: %s', async (_, events) => {
		await registered({ events });
		await registered({ events, url: MOVED });
		expect(service.templates).toHaveLength(1);
		expect(service.rules).toMatchObject([{ TemplateId: 1002 }]);
		expect(await isThere({ events, url: MOVED })).toBe(true);
	});

	it('removes its own rule', async () => {
		await registered();
		await unregister(service.call, { ...WANTED, url: MOVED });
		expect([service.rules, service.templates]).toEqual([[], []]);
	});

	it.each([
		{ what: 'another n8n or workflow', changes: { n8n: 'other', url: MOVED } },
		{ what: 'another webhook', changes: { url: MOVED.replace('/1/', '/2/') } },
		{ what: 'the test address', changes: { url: MOVED.replace('webhook/', 'webhook-test/') } },
	])('$what: leaves what stands there', async ({ changes }) => {
		await registered();
		const wanted = { ...WANTED, ...changes };
		await expect(register(service.call, wanted)).rejects.toBeInstanceOf(TakenByOtherError);
		await unregister(service.call, wanted);
		expect(service.templates).toMatchObject([{ TemplateId: 1001, RecordNotifyUrl: URL }]);
	});
});

describe('somebody else’s', () => {
	it('rule is named and left, the template too', async () => {
		service.templates = [THEIRS];
		service.rules = [RULE];
		const error = await failure();
		expect(error).toBeInstanceOf(TakenByOtherError);
		expect(error).toMatchObject({
			name: 'TakenByOtherError',
			message:
				'push.example.com/live sends its events elsewhere already: callback template "theirs" (7) is bound to it, and Tencent Cloud allows one. It was left as it is; if it is this workflow\'s own, deactivate the workflow before testing. Remove that rule in the console, or set Setup to Manual and add the address of this trigger to that template.',
		});
		await unregister(service.call, WANTED);
		expect(service.writes).toEqual([]);
	});

	it('template that is not listed is named by its number', async () => {
		service.rules = [RULE];
		expect(await failure()).toMatchObject({
			message: expect.stringContaining('callback template (7) is bound'),
		});
	});

	it.each([
		{ DomainName: 'push.example.com', AppName: 'other' },
		{ DomainName: 'other.example.com', AppName: 'live' },
		{ DomainName: null, AppName: null },
	])('rule for %j is not in the way', async (place) => {
		service.templates = [THEIRS];
		service.rules = [{ ...place, TemplateId: 7 }];
		await registered();
		await unregister(service.call, WANTED);
		expect(service.templates).toEqual([THEIRS]);
		expect(service.rules).toEqual([{ ...place, TemplateId: 7 }]);
	});

	it('template that nothing is bound to stays', async () => {
		service.templates = [THEIRS];
		await registered();
		await registered({ key: 'new' });
		await unregister(service.call, WANTED);
		expect(service.templates).toEqual([THEIRS]);
	});

	it('rule that came in the meantime stays, and ours are removed', async () => {
		service.before = (action) => {
			if (action === 'CreateLiveCallbackRule') {
				service.templates = [...service.templates, THEIRS];
				service.rules = [RULE];
			}
		};
		expect(await failure()).toBeInstanceOf(TakenByOtherError);
		expect(service.templates).toEqual([THEIRS]);
		expect(service.rules).toEqual([RULE]);
	});
});
