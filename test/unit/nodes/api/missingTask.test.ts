import { missingTask } from '../../../../nodes/TencentLive/api/missingTask';
import { NotFoundError } from '../../../../nodes/TencentLive/api/NotFoundError';

const ID3 = 'UpTbk5RSVhRQFkAAfHwQCCjcRD0lRFcZ0xTSlNTQltlRVRLU1JAWW9EUb';
const ID2 = '18446744073709551615';
const ADVICE =
	'The ID may be mistyped (capitals count) or of the other API Version, another account or another site; the task may be deleted, or only just made. List the tasks of the stream with Get Many and take the ID from there, with every character.';

const CUT = 'It was cut off: give the whole ID.';
const EMPTY = 'An expression came out empty.';
const QUOTED = 'It stands in quotes: give what is between them.';
const ROUNDED = 'Its last digits look rounded: pass the ID on as text, never as a number.';
const SPACED = 'There is a space in it.';
const LEGACY =
	'It is all digits, as the IDs of the legacy API are and those of recordings that a template started; the latter are no tasks.';
const NEWER = 'The IDs of the legacy API are all digits; this one may be of API 3.0.';

describe('cases 24 and 47: the likely cause, by the shape of the ID', () => {
	it.each([
		['v3', ID3, []],
		['v3', 'rec-42', []],
		['v3', ID2, [LEGACY]],
		['v3', `x${ID2}`, []],
		['v2', ID2, []],
		['v2', ID3, [NEWER]],
		['v2', '7x', [NEWER]],
		['v2', '18446744073709552000', [ROUNDED]],
		['v3', '18446744073709552000', [ROUNDED]],
		['v2', '1.8446744073709552e+19', [ROUNDED]],
		['v2', '2e19', [ROUNDED]],
		['v2', '1844674407370955', []],
		['v2', '18446744073709551', []],
		['v3', 'undefined', [EMPTY]],
		['v3', 'null', [EMPTY]],
		['v2', '[object Object]', [EMPTY, SPACED]],
		['v3', 'NaN', [EMPTY]],
		['v3', 'nullified', []],
		['v3', `"${ID3}"`, [QUOTED]],
		['v3', `'${ID3}'`, [QUOTED]],
		['v3', `“${ID3}”`, [QUOTED]],
		['v3', `\`${ID3}\``, [QUOTED]],
		['v3', `"${ID3}`, []],
		['v3', 'UpTbk5RS…', [CUT]],
		['v3', 'Up…EUb', [CUT]],
		['v3', 'UpTbk5RS...', [CUT]],
		['v3', 'Up...EUb', []],
		['v3', 'Up Tb', [SPACED]],
	] as const)('%s %p', (version, id, causes) => {
		const error = missingTask(version, id, 'Nothing was stopped.');
		expect(error).toBeInstanceOf(NotFoundError);
		expect(error.message).toBe(
			[
				`Tencent Cloud lists no recording task "${id}".`,
				'Nothing was stopped.',
				...causes,
				ADVICE,
			].join(' '),
		);
	});
});

it('quotes no more than a line of what was given', () => {
	expect(missingTask('v3', 'a'.repeat(80), '').message).toContain(`"${'a'.repeat(80)}"`);
	expect(missingTask('v3', 'a'.repeat(81), '').message).toContain(`"${'a'.repeat(80)}…"`);
});
