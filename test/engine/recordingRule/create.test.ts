import type { INodeParameters } from 'n8n-workflow';

import { failsWell } from '../failures';
import { callsOf, operate, outputOf } from '../lifecycle';
import { DOMAIN, locator, STREAM, useBench } from '../../support/engine';

const bench = useBench({ templates: [{ id: 7, name: 'evening' }] });

const create = (parameters: INodeParameters = {}) =>
	operate('recordingRule', 'create', {
		domain: locator('name', DOMAIN),
		templateId: locator('id', '7'),
		...parameters,
	});

const sent = () => callsOf(bench, 'CreateLiveRecordRule');
const rules = () => bench.emulator.state.rules;

test('binds a template to a stream', async () => {
	const target = { appName: 'live', channel: locator('id', STREAM) };

	expect(await outputOf(bench, create(target))).toEqual([
		{
			created: true,
			outcome: 'created',
			domain: DOMAIN,
			app_name: 'live',
			channel: STREAM,
			template_id: 7,
		},
	]);
	expect(sent()).toEqual([
		{ DomainName: DOMAIN, AppName: 'live', StreamName: STREAM, TemplateId: 7 },
	]);
	expect(rules()).toEqual([
		expect.objectContaining({ domain: DOMAIN, app: 'live', stream: STREAM, templateId: 7 }),
	]);
});

test('empty app and stream mean every one, and are sent as such', async () => {
	expect(await outputOf(bench, create())).toEqual([
		{
			created: true,
			outcome: 'created',
			domain: DOMAIN,
			app_name: '',
			channel: '',
			template_id: 7,
		},
	]);
	expect(sent()).toEqual([{ DomainName: DOMAIN, AppName: '', StreamName: '', TemplateId: 7 }]);
	expect(rules()).toMatchObject([{ app: '', stream: '' }]);
});

test('takes what was picked from the lists', async () => {
	const picked = { domain: locator('list', DOMAIN), templateId: locator('list', '7') };

	expect(await outputOf(bench, create(picked))).toMatchObject([{ domain: DOMAIN, template_id: 7 }]);
});

test('case 29: one there is already is no failure, and one with another template is told', async () => {
	await outputOf(bench, create());

	expect(await outputOf(bench, create())).toMatchObject([{ created: false, outcome: 'existing' }]);
	bench.emulator.state.templates.push({ id: 8, name: 'other' });
	const finished = await bench.run({ parameters: create({ templateId: locator('id', '8') }) });
	expect(finished.told).toBe(
		'There is a rule for this domain, app and stream already. Delete it first, or leave it as it is. (InternalError.RuleAlreadyExist) Its template is 7.',
	);
	expect(sent()).toHaveLength(3);
	expect(rules()).toHaveLength(1);
});

test('case 29: of two rules, Retry On Fail tells of the one that fails, and repeats the other never', async () => {
	const finished = await bench.run({
		parameters: create({
			appName: '={{ $json.app }}',
			templateId: locator('id', '={{ $json.template }}'),
		}),
		items: [
			{ app: 'live', template: 7 },
			{ app: 'studio', template: 99 },
		],
		node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
	});

	expect(finished.error).toMatchObject({ context: { itemIndex: 1 } });
	expect(finished.told).toMatch(/^There is no template with this ID\./);
	expect(sent().map(({ TemplateId }) => TemplateId)).toEqual([7, 99, 99, 99]);
	expect(rules()).toHaveLength(1);
});

test('a lost answer is not asked for again: the rule may be there', async () => {
	bench.emulator.faults.next('loseAnswer', { action: 'CreateLiveRecordRule' });
	const finished = await bench.run({ parameters: create() });

	expect(finished.told).toMatch(/^The answer was lost: /);
	expect(finished.told).toMatch(/The rule may exist: .*Get Many.*\.$/);
	expect(sent()).toHaveLength(1);
	expect(rules()).toHaveLength(1);
});

test('a template there is not is told as such', async () => {
	const finished = await bench.run({ parameters: create({ templateId: locator('id', '99') }) });

	expect(finished.told).toBe(
		'There is no template with this ID. Check the ID, or pick one from the list. (InternalError.ConfNotFound)',
	);
});

test('a full account is told as such', async () => {
	bench.emulator.state.rules = Array.from({ length: 50 }, (_, index) => ({
		domain: DOMAIN,
		app: `app-${index}`,
		stream: '',
		templateId: 7,
	}));
	const finished = await bench.run({ parameters: create() });

	expect(finished.told).toMatch(/^The account has as many .*Delete some first\. /);
});

test('case 26, 27: makes the rule that is meant, or none', async () => {
	const address = locator('id', 'rtmp://PUSH.example.com/live/show?txSecret=00&txTime=00');
	await outputOf(bench, create({ appName: '', channel: address }));
	expect(rules()).toMatchObject([{ domain: DOMAIN, app: 'live', stream: 'show', templateId: 7 }]);

	const channel = locator('id', '={{ $json.missing }}');
	const finished = await bench.run({ parameters: create({ channel }) });
	expect(finished.told).toMatch(/^Channel: the expression came out empty/);
	expect(rules()).toHaveLength(1);
});

describe('fails well', () => {
	failsWell(bench, {
		parameters: create({
			domain: locator('name', '={{ $json.domain }}'),
			appName: '={{ $json.app }}',
			channel: locator('id', '={{ $json.channel }}'),
			templateId: locator('id', '={{ $json.template }}'),
		}),
		good: async () => [
			{ domain: DOMAIN, app: 'live', channel: 'a', template: 7 },
			{ domain: DOMAIN, app: 'live', channel: 'b', template: '7' },
		],
		bad: [
			{ what: 'no domain', given: { domain: '' }, field: 'Domain', says: /empty/ },
			{ what: 'a list as app', given: { app: ['a'] }, field: 'App Name', says: /is not text/ },
			{
				what: 'an object as stream',
				given: { channel: {} },
				field: 'Channel',
				says: /is not text/,
			},
			{
				what: 'no template',
				given: { template: '' },
				field: 'Recording Template',
				says: /empty/,
			},
			{
				what: 'a name in place of the template’s ID',
				given: { template: 'evening' },
				field: 'Recording Template',
				says: /is not a positive whole number/,
			},
		],
		refused: {
			action: 'CreateLiveRecordRule',
			code: 'InternalError.RuleOutLimit',
			says: /as many rules as it may/,
		},
	});
});
