import { refusalOf } from '../../support/harness/told';
import { DOMAIN, useBench } from '../../support/engine';
import { KEY, useHosts } from './host';
import { Meanwhile } from './meanwhile';
import { ELSEWHERE, NONE, own, RULE, stand, theirs, THEIRS } from './standing';

const meanwhile = new Meanwhile();
const bench = useBench({ onRequest: meanwhile.onRequest });
const host = useHosts(bench);

afterEach(() => meanwhile.forget());

const state = () => bench.emulator.state;

const writes = () =>
	bench.emulator.truth.requests().filter(({ action }) => !action.startsWith('Describe'));

describe('where somebody else’s rule stands', () => {
	beforeEach(() => stand(bench, { templates: [THEIRS], rules: [RULE] }));

	test('activating explains what stands there, offers manual setup and changes nothing', async () => {
		const n8n = await host();
		expect(await refusalOf(n8n.activate())).toMatch(
			/push\.example\.com\/live .*"their-template" \(7\).*Manual/s,
		);
		expect(writes()).toEqual([]);
	});

	test('deactivating and checking change nothing either', async () => {
		const n8n = await host();
		expect(await n8n.hook('checkExists')).toBe(false);
		await n8n.deactivate();
		expect(writes()).toEqual([]);
	});

	test('even one with our address in somebody else’s template, or whose template is not listed', async () => {
		const n8n = await host();
		const urls = { RecordNotifyUrl: n8n.url };
		stand(bench, { templates: [{ ...THEIRS, urls }], rules: [RULE] });
		expect(await refusalOf(n8n.activate())).toContain('their-template');
		stand(bench, { templates: [], rules: [RULE] });
		expect(await refusalOf(n8n.activate())).toContain('callback template (7)');
		await n8n.deactivate();
		expect(writes()).toEqual([]);
	});

	test('a template of ours that somebody gave an address of his own is his from then on', async () => {
		stand(bench, NONE);
		const n8n = await host();
		await n8n.activate();
		const [template] = state().callbackTemplates;
		if (template !== undefined) template.urls = { ...template.urls, ...THEIRS.urls };
		const before = own(bench);
		expect(await refusalOf(n8n.activate())).toContain('sends its events elsewhere');
		await n8n.deactivate();
		expect(own(bench)).toEqual(before);
	});
});

describe('with others’ templates and rules around', () => {
	const UNBOUND = { ...THEIRS, id: 8, name: 'nobody-uses-this' };

	beforeEach(() => stand(bench, { templates: [THEIRS, UNBOUND], rules: [ELSEWHERE] }));

	test('a whole life leaves them alone', async () => {
		const before = theirs(bench);
		const n8n = await host();
		await n8n.activate();
		expect(own(bench)).toMatchObject({ templates: [{ key: KEY }], rules: [{ app: 'live' }] });
		n8n.credential = { callbackSecret: 'new' };
		await n8n.activate();
		await n8n.deactivate();
		expect(own(bench)).toEqual(NONE);
		expect(theirs(bench)).toEqual(before);
	});

	test('our template bound by somebody to another path stays with that rule', async () => {
		const n8n = await host();
		await n8n.activate();
		const templateId = own(bench).templates[0]?.id ?? 0;
		state().callbackRules.push({ domain: DOMAIN, app: 'borrowed', templateId });
		await n8n.deactivate();
		expect(own(bench)).toMatchObject({
			templates: [{ id: templateId }],
			rules: [{ app: 'borrowed', templateId }],
		});
	});

	test.each(['InternalError', 'InvalidParameter', 'FailedOperation.RuleAlreadyExist'])(
		'somebody who was faster keeps his rule (%s)',
		async (code) => {
			state().callbackRuleExists = code;
			const n8n = await host();
			meanwhile.after('CreateLiveCallbackTemplate', () => state().callbackRules.push(RULE));
			expect(await refusalOf(n8n.activate())).toContain('their-template');
			expect(theirs(bench).rules).toEqual([ELSEWHERE, RULE]);
			expect(own(bench)).toEqual(NONE);
		},
	);
});

describe('testing in the editor', () => {
	test('does not disturb a live registration, and says what to do', async () => {
		const n8n = await host();
		await n8n.activate();
		const before = own(bench);
		expect(await refusalOf(n8n.activate(true))).toContain('deactivate the workflow before testing');
		await n8n.deactivate(true);
		expect(own(bench)).toEqual(before);
		expect(await n8n.hook('checkExists')).toBe(true);
	});

	test('registers its own address where there is none, and takes it back', async () => {
		const n8n = await host();
		await n8n.activate(true);
		expect(own(bench).templates).toMatchObject([{ urls: { RecordNotifyUrl: n8n.testUrl } }]);
		const record = await bench.emulator.sendCallback('recordingFile', { app: DOMAIN });
		expect(record).toMatchObject({ state: 'delivered' });
		expect(n8n.started).toHaveLength(1);
		await n8n.deactivate(true);
		expect(own(bench)).toEqual(NONE);
		await n8n.activate();
		expect(own(bench).templates).toMatchObject([{ urls: { RecordNotifyUrl: n8n.url } }]);
	});
});

describe('case 37: n8n under another address', () => {
	const MOVED = 'https://n8n.example.com/prefix';

	test.each([{ events: ['recordingFile', 'streamStarted'] }, { events: ['recordingStatus'] }])(
		'activating replaces its own rule, deactivating removes it ($events)',
		async ({ events }) => {
			const n8n = await host({ parameters: { events } });
			await n8n.activate();
			n8n.moveTo(MOVED);
			n8n.restart();
			expect(await n8n.activate()).toBe(true);
			expect(own(bench).templates).toHaveLength(1);
			const [template] = own(bench).templates;
			expect(new Set(Object.values(template?.urls ?? {}))).toEqual(new Set([n8n.url]));
			expect(n8n.url).toMatch(MOVED);
			expect(await n8n.activate()).toBe(false);
			n8n.moveTo('http://elsewhere.example.com');
			await n8n.deactivate();
			expect(own(bench)).toEqual(NONE);
		},
	);

	test('another workflow with the same webhook, and somebody else’s rule, stay untouched', async () => {
		const [first, second] = [await host(), await host()];
		await first.activate();
		const before = own(bench);
		second.moveTo(MOVED);
		expect(await refusalOf(second.activate())).toContain('sends its events elsewhere');
		await second.deactivate();
		expect(own(bench)).toEqual(before);
		stand(bench, { templates: [THEIRS], rules: [RULE] });
		first.moveTo(MOVED);
		expect(await refusalOf(first.activate())).toContain('their-template');
		await first.deactivate();
		expect(theirs(bench)).toEqual({ templates: [THEIRS], rules: [RULE] });
	});
});
