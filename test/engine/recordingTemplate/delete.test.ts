import { failsWell } from '../failures';
import { callsOf, operate, outputOf } from '../lifecycle';
import { DOMAIN, locator, useBench } from '../../support/engine';

const bench = useBench({
	templates: [
		{ id: 7, name: 'evening' },
		{ id: 8, name: 'other' },
		{ id: 9, name: 'used' },
	],
	rules: [{ domain: DOMAIN, app: 'live', stream: '', templateId: 9 }],
});

const remove = (id: string) =>
	operate('recordingTemplate', 'delete', { templateId: locator('id', id) });

const left = () => bench.emulator.state.templates.map(({ id }) => id);

test('deletes the template, and only that one', async () => {
	expect(await outputOf(bench, remove('7'))).toEqual([{ deleted: true, outcome: 'deleted' }]);
	expect(left()).toEqual([8, 9]);
	expect(callsOf(bench, 'DeleteLiveRecordTemplate')).toEqual([{ TemplateId: 7 }]);
});

test('one there is not is not found', async () => {
	const finished = await bench.run({ parameters: remove('99') });

	expect(finished.told).toMatch(/^There is no recording template 99, so nothing was/);
	expect(left()).toEqual([7, 8, 9]);
});

test('a lost answer is asked again, and the template is gone', async () => {
	bench.emulator.faults.next('loseAnswer', { action: 'DeleteLiveRecordTemplate' });

	expect(await outputOf(bench, remove('7'))).toEqual([{ deleted: true, outcome: 'deleted' }]);
	expect(left()).toEqual([8, 9]);
});

test.each([
	'FailedOperation.ConfInUsed',
	'InternalError.ConfInUsed',
	'FailedOperation.RuleInUsing',
])('one that a rule uses, told with %s, is told as in use', async (code) => {
	bench.emulator.state.templateInUseCode = code;
	const finished = await bench.run({ parameters: remove('9') });

	expect(finished.told).toBe(
		`The template is in use: a rule still refers to it. Delete the rule first. (${code})`,
	);
	expect(left()).toEqual([7, 8, 9]);
});

describe('fails well', () => {
	failsWell(bench, {
		parameters: remove('={{ $json.id }}'),
		good: async () => [{ id: '7' }, { id: 8 }],
		bad: [
			{ what: 'no template', given: { id: null }, field: 'Recording Template', says: /empty/ },
			{
				what: 'half a template',
				given: { id: 7.5 },
				field: 'Recording Template',
				says: /7\.5 is not a positive whole number/,
			},
		],
		refused: {
			action: 'DeleteLiveRecordTemplate',
			code: 'AuthFailure.UnauthorizedOperation',
			says: /no right to DeleteLiveRecordTemplate/,
		},
	});
});
