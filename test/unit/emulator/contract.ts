import type { Emulator, EmulatorOptions } from '../../emulator';
import { checkAnswer, checkParameters } from '../../emulator/sdkModels';
import { ask, isLegacy, LEGACY_WAYS, legacySdkCall, sdkCall, type Values, WAYS } from './clients';
import { start } from './running';

/** What one action takes, what it refuses and with which code, what it answers. */
export interface Contract {
	/** What the service knows before the call. */
	given?: EmulatorOptions;
	/** Does what options cannot; gives what is added to every call. */
	before?: (emulator: Emulator) => Promise<Values>;
	/** Every parameter that is required, and no other: accepted, and none of it may be left out. */
	least: Values;
	/** What may be added to it or put in its place: a call a line, or several with | between them. */
	takes?: string;
	/** The same by the code that it is refused with. */
	refuses?: Readonly<Record<string, string>>;
	/** What of an answer the rows of `answers` name; the fields they have unless given. */
	shows?: (fields: Values) => unknown;
	answers?: ReadonlyArray<readonly [call: string, shown: unknown]>;
}

function valueOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** A call of `Name=value` with blanks between them; values are JSON or else text, `Name=undefined` leaves it out. */
function read(call: string): Values {
	const values: Values = {};
	for (const [, name = '', text = ''] of call.matchAll(/(\w+)=((?:"[^"]*"|[^\s"])*)/g)) {
		values[name] = text === 'undefined' ? undefined : valueOf(text);
	}
	return values;
}

function callsOf(rows = ''): string[] {
	const calls = rows.split(/\n|\s\|\s/).map((call) => call.trim());
	return calls.filter((call) => call !== '');
}

/** How many of everything there are: a call that is refused changes none of these. */
function count({ state, truth }: Emulator): number {
	const { templates, rules, callbackTemplates, callbackRules } = state;
	const tasks = truth.tasks().filter(({ deleted }) => !deleted);
	return [templates, rules, callbackTemplates, callbackRules, tasks].flat().length;
}

/** What every action does with each of its required parameters, in its generation's codes. */
function refusedOf(action: string, least: Values): Array<[code: string, values: Values]> {
	const codes = isLegacy(action)
		? { missing: '4000', unknown: '4000', wrong: '4000' }
		: { missing: 'MissingParameter', unknown: 'UnknownParameter', wrong: 'InvalidParameter' };
	return Object.entries(least).flatMap(([name, value]) => {
		const wrong: unknown[] = [];
		if (typeof value !== 'number') wrong.push(Array.isArray(value) ? [] : '');
		if (!isLegacy(action)) wrong.push(typeof value === 'string' ? 5 : 's');
		return [
			[codes.missing, { [name]: undefined }],
			[codes.unknown, { [name.toUpperCase()]: value }],
			...wrong.map((other): [string, Values] => [codes.wrong, { [name]: other }]),
		];
	});
}

/** The tests of one action's contract. */
export function contract(action: string, terms: Contract): void {
	const { given, before, least, takes, refuses = {}, shows, answers = [] } = terms;
	const grows = /^Create/.test(action) ? 1 : /^Delete/.test(action) ? -1 : 0;

	async function started(values: Values) {
		const emulator = await start(given);
		const all = { ...least, ...(await before?.(emulator)), ...values };
		return { emulator, values: all, had: count(emulator) };
	}

	async function expectTaken(
		way: (typeof WAYS | typeof LEGACY_WAYS)[number] | undefined,
		call: Values,
	) {
		const { emulator, values, had } = await started(call);
		if (way === undefined) {
			const { code, message } = await ask(emulator, action, values);
			expect([code, message]).toEqual(['', '']);
		} else if ('method' in way) {
			expect(await legacySdkCall(emulator, action, values, way)).toMatchObject({ code: 0 });
		} else {
			expect(checkAnswer(action, await sdkCall(emulator, way, action, values))).toEqual([]);
		}
		if (!isLegacy(action)) expect(checkParameters(action, values)).toEqual([]);
		expect(count(emulator) - had).toBe(grows);
	}

	describe(action, () => {
		// The first call in every way there is, each other one in a way of its own.
		const ways = isLegacy(action) ? LEGACY_WAYS : WAYS;
		for (const [row, call] of ['', ...callsOf(takes)].entries()) {
			it(`takes ${call}, also from the official client`, async () => {
				await expectTaken(undefined, read(call));
				for (const [index, way] of ways.entries()) {
					if (row === 0 || row % ways.length === index) await expectTaken(way, read(call));
				}
			});
		}

		const refused = Object.entries(refuses).flatMap(([code, rows]) =>
			callsOf(rows).map((call): [string, Values] => [code, read(call)]),
		);
		for (const [code, changes] of [...refusedOf(action, least), ...refused]) {
			it(`answers ${code} to ${JSON.stringify(changes)}`, async () => {
				const { emulator, values, had } = await started(changes);
				expect(await ask(emulator, action, values)).toMatchObject({ code });
				expect(count(emulator)).toBe(had);
			});
		}

		for (const [call, shown] of answers) {
			it(`answers ${call}`, async () => {
				const { emulator, values } = await started(read(call));
				const { fields } = await ask(emulator, action, values);
				if (shows === undefined) expect(fields).toMatchObject(Object(shown));
				else expect(shows(fields)).toEqual(shown);
			});
		}
	});
}

/** One field of each item of a list, for `shows`. */
export const each =
	(list: string, field: string) =>
	(fields: Values): unknown[] => {
		const items: unknown = fields[list];
		return Array.isArray(items) ? items.map((item: Values) => item[field]) : [items];
	};
