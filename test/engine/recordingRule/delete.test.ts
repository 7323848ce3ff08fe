import type { INodeParameters } from 'n8n-workflow';

import { failsWell } from '../failures';
import { actionsCalled, callsOf, operate, outputOf } from '../lifecycle';
import { DOMAIN, locator, STREAM, useBench } from '../../support/engine';

const rule = (app: string, stream: string) => ({ domain: DOMAIN, app, stream, templateId: 7 });

const bench = useBench({
	templates: [{ id: 7, name: 'evening' }],
	rules: [rule('live', STREAM), rule('live', ''), rule('', '')],
});

const remove = (parameters: INodeParameters = {}) =>
	operate('recordingRule', 'delete', { domain: locator('name', DOMAIN), ...parameters });

const left = () => bench.emulator.state.rules.map(({ app, stream }) => `${app}/${stream}`);

test.each([
	{ appName: 'live', channel: STREAM, rest: ['live/', '/'] },
	{ appName: 'live', channel: '', rest: [`live/${STREAM}`, '/'] },
	{ appName: '', channel: '', rest: [`live/${STREAM}`, 'live/'] },
])('deletes the rule of exactly "$appName" and "$channel"', async ({ appName, channel, rest }) => {
	expect(await outputOf(bench, remove({ appName, channel: locator('id', channel) }))).toEqual([
		{ deleted: true, outcome: 'deleted' },
	]);
	expect(left()).toEqual(rest);
	expect(callsOf(bench, 'DeleteLiveRecordRule')).toEqual([
		{ DomainName: DOMAIN, AppName: appName, StreamName: channel },
	]);
});

test.each([
	['live', 'other', `There is one for domain "${DOMAIN}", app "live" and stream "${STREAM}"; `],
	['Live', STREAM, `There is one for domain "${DOMAIN}", app "live" and stream "${STREAM}".`],
])('case 26: one of %s/%s there is not, is not found', async (appName, channel, near) => {
	const parameters = remove({ appName, channel: locator('id', channel) });
	const finished = await bench.run({ parameters });

	expect(finished.error).toMatchObject({ name: 'NodeOperationError' });
	expect(finished.told).toContain(near);
	expect(left()).toHaveLength(3);
});

test.each(['PUSH.example.com', 'push.example.com.'])(
	'case 26: the rule of %s is the one meant',
	async (domain) => {
		const parameters = remove({ domain: locator('name', domain) });

		expect(await outputOf(bench, parameters)).toEqual([{ deleted: true, outcome: 'deleted' }]);
		expect(left()).toEqual([`live/${STREAM}`, 'live/']);
	},
);

test('a refusal of a rule that is there is an error', async () => {
	bench.emulator.faults.next('apiError', {
		action: 'DeleteLiveRecordRule',
		code: 'InternalError.RuleNotFound',
		message: '',
	});
	const finished = await bench.run({ parameters: remove({ appName: 'live' }) });

	expect(finished.told).toBe(
		'There is no such rule. Domain, app and stream must be exactly those of the rule. (InternalError.RuleNotFound)',
	);
	expect(left()).toHaveLength(3);
});

test('a lost answer is asked again, and the rule is gone', async () => {
	bench.emulator.faults.next('loseAnswer', { action: 'DeleteLiveRecordRule' });

	expect(await outputOf(bench, remove())).toEqual([{ deleted: true, outcome: 'deleted' }]);
	expect(left()).toEqual([`live/${STREAM}`, 'live/']);
});

test.each([
	{ domain: locator('name', 'PUSH.example.com'), appName: 'live' },
	{ domain: locator('name', 'push.example.com/'), appName: '/live' },
	{ domain: locator('name', 'https://push.example.com.'), appName: 'live/' },
])('case 26: deletes the rule that is meant: %j', async (target) => {
	expect(await outputOf(bench, remove(target))).toEqual([{ deleted: true, outcome: 'deleted' }]);
	expect(left()).toEqual([`live/${STREAM}`, '/']);
});

test.each([
	{ appName: 'live', channel: locator('id', '={{ $json.missing }}') },
	{ appName: '={{ $json.missing }}' },
	{ appName: '={{ $json.missing }}', channel: locator('id', '={{ $json.missing }}') },
])('case 27: deletes no other rule where an expression came out empty: %j', async (target) => {
	const finished = await bench.run({ parameters: remove(target) });
	expect(finished.told).toMatch(/^(Channel|App Name): the expression came out empty/);
	expect(left()).toHaveLength(3);
	expect(actionsCalled(bench)).toEqual([]);
});

describe('fails well', () => {
	failsWell(bench, {
		parameters: remove({
			domain: locator('name', '={{ $json.domain }}'),
			appName: '={{ $json.app }}',
			channel: locator('id', '={{ $json.channel }}'),
		}),
		async good() {
			bench.emulator.state.rules.push(rule('live', 'b'));
			return [
				{ domain: DOMAIN, app: 'live', channel: STREAM },
				{ domain: DOMAIN, app: 'live', channel: 'b' },
			];
		},
		bad: [
			{ what: 'no domain', given: { domain: ' ' }, field: 'Domain', says: /empty/ },
			{
				what: 'a stream whose digits a number has lost',
				given: { channel: 18446744073709552000 },
				field: 'Channel',
				says: /in quotes/,
			},
		],
		refused: {
			action: 'DeleteLiveRecordRule',
			code: 'UnauthorizedOperation',
			says: /no right to DeleteLiveRecordRule/,
		},
	});
});
