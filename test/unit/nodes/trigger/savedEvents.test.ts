import type { IDataObject } from 'n8n-workflow';

import { eventsIn, save, savedText } from '../../../../nodes/TencentLive/trigger/savedEvents';

const [A, B] = ['aaaaaaaaaaa', 'b-_bbbbbbb9'];

it('reads what it has written: those of one minute together, in order', () => {
	const events = [
		[A, 5],
		[B, 5],
		[A, 6],
	] as const;
	const home: IDataObject = {};
	expect(save(home, events)).toBe(`5 ${A} ${B} 6 ${A}`);
	expect(home).toEqual({ version: 2, seen: `5 ${A} ${B} 6 ${A}` });
	expect(eventsIn(savedText(home) ?? '')).toEqual(events);
});

it('has nothing where nothing was saved', () => {
	expect(savedText({})).toBe('');
	expect(eventsIn('')).toEqual([]);
	expect(save({}, [])).toBe('');
	expect(savedText({ version: 2, seen: '' })).toBe('');
});

it.each<IDataObject>([
	{ seen: { [A]: 1_800_000_000 } },
	{ version: 1, seen: `5 ${A}` },
	{ version: 3, seen: `5 ${A}` },
	{ version: '2', seen: `5 ${A}` },
	{ version: 2 },
	{ version: 2, seen: null },
	{ version: 2, seen: [A] },
	{ version: 2, seen: [`5 ${A}`] },
	...[
		'5',
		A,
		`5 ${A}x`,
		`x5 ${A}`,
		`5  ${A}`,
		`5 ${A} `,
		` 5 ${A}`,
		`5 ${A} 6`,
		'5 aaaaaaaaaa!',
	].map((seen) => ({ version: 2, seen })),
	{ version: 2, seen: `12345678901 ${A}` },
])('%j is of another version or shape', (home) => {
	expect(savedText(home)).toBeUndefined();
});
