import { inTwoParts, LONGEST_TITLE } from '../../../../nodes/TencentLive/n8n/twoParts';

it.each([
	['', '', '', ''],
	['It failed.', 'It failed.', '', ''],
	['It failed. Mend it. Or not.', 'It failed.', 'Mend it. Or not.', ''],
	['Is it "a?" Yes.', 'Is it "a?"', 'Yes.', ''],
	['End Time: "a. b" is wrong. Mend it.', 'End Time: "a. b" is wrong.', 'Mend it.', ''],
	['It failed. (AuthFailure.X)', 'It failed.', '', 'AuthFailure.X'],
	['It failed. (HTTP 502)', 'It failed.', '', 'HTTP 502'],
	['It failed (in a way).', 'It failed (in a way).', '', ''],
	['It failed. Mend it. (5100/20111)', 'It failed.', 'Mend it.', '5100/20111'],
])('%j is a title, advice and a code', (message, title, advice, code) => {
	expect(inTwoParts(message)).toStrictEqual({ title, advice, code });
});

it.each([
	[`${'a'.repeat(60)}, ${'b'.repeat(60)}. Mend it.`, `${'a'.repeat(60)} …`],
	[`${'a'.repeat(60)}: b; ${'c'.repeat(60)}.`, `${'a'.repeat(60)}: b …`],
	[`a, ${'b '.repeat(70)}.`, `a, ${'b '.repeat(47)}…`],
	['a'.repeat(120), `${'a'.repeat(98)} …`],
])('what is too long ends where a part or a word does: %#', (message, title) => {
	expect(inTwoParts(message)).toStrictEqual({ title, advice: message, code: '' });
	expect(title.length).toBeLessThanOrEqual(LONGEST_TITLE);
});

it('what is just as long as a title may be is one', () => {
	const message = `${'a'.repeat(LONGEST_TITLE - 1)}.`;
	expect(inTwoParts(message).title).toBe(message);
});

it('a title of its own leaves the message whole', () => {
	expect(inTwoParts('It failed. Mend it. (X)', 'Failed')).toStrictEqual({
		title: 'Failed',
		advice: 'It failed. Mend it.',
		code: 'X',
	});
});
