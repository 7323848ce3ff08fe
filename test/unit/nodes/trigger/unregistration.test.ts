import {
	isRegistered,
	register,
	unregister,
} from '../../../../nodes/TencentLive/trigger/registration';
import type { Subscription } from '../../../../nodes/TencentLive/trigger/ownership';
import { FakeCallbacks, refusal } from './fakeCallbacks';

const URL = 'https://n8n.example.com/webhook/1/webhook';

const WANTED: Subscription = {
	domain: 'push.example.com',
	appName: 'live',
	url: URL,
	n8n: 'instance workflow',
	events: ['recordingFile'],
	key: 'k',
};

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

describe('unregistering', () => {
	it('removes the rule, then the template', async () => {
		await registered();
		await unregister(service.call, WANTED);
		expect(service.writes.slice(2)).toEqual([
			'DeleteLiveCallbackRule',
			'DeleteLiveCallbackTemplate',
		]);
		expect([service.rules, service.templates]).toEqual([[], []]);
	});

	it('removes templates of ours that a failure left unbound, with any events', async () => {
		await registered({ events: ['streamStarted'] });
		service.rules = [];
		await registered({ events: ['streamStopped'], appName: 'other' });
		service.rules = [];
		await unregister(service.call, WANTED);
		expect(service.templates).toEqual([]);
	});

	it('leaves a template of ours that is bound elsewhere', async () => {
		await registered();
		service.rules = [...service.rules, { ...RULE, AppName: 'other', TemplateId: 1001 }];
		await unregister(service.call, WANTED);
		expect(service.templates).toMatchObject([{ TemplateId: 1001 }]);
		expect(service.rules).toMatchObject([{ AppName: 'other' }]);
	});

	it.each(['DeleteLiveCallbackRule', 'DeleteLiveCallbackTemplate'])(
		'takes for done what is gone already (%s)',
		async (name) => {
			await registered();
			service.after = (action) => {
				if (action !== name) return;
				service.after = () => {};
				throw refusal('FailedOperation.NotFound');
			};
			await unregister(service.call, WANTED);
			expect([service.rules, service.templates]).toEqual([[], []]);
		},
	);

	it.each(['DeleteLiveCallbackRule', 'DeleteLiveCallbackTemplate'])(
		'fails where it is still there (%s), or where nobody can tell',
		async (name) => {
			await registered();
			const error = refusal('UnauthorizedOperation');
			service.before = (action) => {
				if (action === name) throw error;
			};
			await expect(unregister(service.call, WANTED)).rejects.toBe(error);
			let failing = false;
			service.before = (action) => {
				failing ||= action === name;
				if (failing) throw action === name ? error : refusal('InternalError', 'unknown');
			};
			await expect(unregister(service.call, WANTED)).rejects.toBe(error);
		},
	);
});

describe('half way', () => {
	/** Fails every time an action is called, before or after it is carried out. */
	function failAt(name: string, when: 'before' | 'after', times = Infinity): Error {
		const error = refusal('InternalError', 'unknown');
		let left = times;
		service[when] = (action) => {
			if (action === name && left-- > 0) throw error;
		};
		return error;
	}

	it.each(['CreateLiveCallbackTemplate', 'CreateLiveCallbackRule'])(
		'the lost answer to %s is looked up',
		async (name) => {
			failAt(name, 'after', 1);
			expect(await failure()).toBeUndefined();
			expect(service.templates).toHaveLength(1);
			expect(await isThere()).toBe(true);
		},
	);

	it('a lost answer with an unbound template of other events or another key makes a new one', async () => {
		await registered({ appName: 'other', key: 'old' });
		failAt('CreateLiveCallbackTemplate', 'before', 1);
		expect(await failure()).toMatchObject({ message: 'Refused. (InternalError)' });
		expect(service.rules).toMatchObject([{ AppName: 'other' }]);
	});

	it.each(['CreateLiveCallbackTemplate', 'CreateLiveCallbackRule'])(
		'a failing %s leaves nothing, and its error is told',
		async (name) => {
			const error = failAt(name, 'before');
			expect(await failure()).toBe(error);
			expect([service.rules, service.templates]).toEqual([[], []]);
		},
	);

	it('an error is told also where nothing can be looked up or removed any more', async () => {
		const error = refusal('UnauthorizedOperation');
		let failing = false;
		service.before = (action) => {
			failing ||= action === 'CreateLiveCallbackRule';
			if (failing) throw action === 'CreateLiveCallbackRule' ? error : refusal('InternalError');
		};
		expect(await failure()).toBe(error);
		expect(service.templates).toHaveLength(1);
		service.before = () => {};
		await registered();
		expect(service.templates).toHaveLength(1);
		expect(await isThere()).toBe(true);
	});

	it('a template that cannot be looked up after a lost answer is removed next time', async () => {
		const error = refusal('InternalError', 'unknown');
		let failing = false;
		service.after = (action) => {
			failing ||= action === 'CreateLiveCallbackTemplate';
			if (failing) throw error;
		};
		expect(await failure()).toBe(error);
		service.after = () => {};
		await unregister(service.call, WANTED);
		expect(service.templates).toEqual([]);
	});

	it.each([{}, { TemplateId: null }, { TemplateId: 0 }, { TemplateId: 'x' }, { TemplateId: 1.5 }])(
		'an answer without a number, %j, is one that was lost',
		async (answer) => {
			const { call } = service;
			await register(async (action) => {
				const response = await call(action);
				return action.action === 'CreateLiveCallbackTemplate' ? answer : response;
			}, WANTED);
			expect(await isThere()).toBe(true);
		},
	);
});
