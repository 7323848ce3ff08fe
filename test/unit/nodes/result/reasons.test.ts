import { reasonOf } from '../../../../nodes/TencentLive/result/reasons';
import { at, push } from '../support/recorded';

const GAP = { from: at(300), to: at(400) };
const BEFORE = { from: at(0), to: at(300) };
const why = (...pushes: Array<ReturnType<typeof push>>) => reasonOf(GAP, [BEFORE], pushes);

it('is not known where nobody tells of pushes', () => {
	expect(reasonOf(GAP, [], undefined)).toBeNull();
});

it.each([
	['nobody pushed', [push(0, 280)], 'not pushed'],
	['the push broke', [push(0, 300)], 'push broken'],
	[
		'the push broke, in the service’s words',
		[push(0, 300, { stopReason: 'x' })],
		'push broken (x)',
	],
	['the push broke by a clock that is off', [push(0, 310), push(395, null)], 'push broken'],
	['somebody pushed too short', [push(0, 280), push(330, 359)], 'push under 30 s'],
	[
		'by its own seconds it was too short',
		[push(0, 280), push(320, 380, { seconds: 29 })],
		'push under 30 s',
	],
	[
		'it broke, and then was too short',
		[push(0, 301), push(330, 340)],
		'push broken; push under 30 s',
	],
	['somebody pushed', [push(0, 300), push(340, 390)], null],
	['somebody pushes on', [push(0, 300), push(340, null)], null],
	['a push is missing in the list', [push(-50, -20)], null],
])('where %s', (_what, pushes, reason) => {
	expect(why(...pushes)).toBe(reason);
});

it('nothing recorded and nothing pushed go together', () => {
	expect(reasonOf(GAP, [], [])).toBe('not pushed');
});
