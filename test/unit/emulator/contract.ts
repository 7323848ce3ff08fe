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

/** Calls an action each time on an emulator of its own, and holds it to its contract. */
class Party {
	/** How many more of everything there are after a call that is taken. */
	private readonly grows: number;

	constructor(
		private readonly action: string,
		private readonly terms: Contract,
	) {
		this.grows = /^Create/.test(action) ? 1 : /^Delete/.test(action) ? -1 : 0;
	}

	private async started(changes: Values) {
		const { given, least, before } = this.terms;
		const emulator = await start(given);
		const values = { ...least, ...(await before?.(emulator)), ...changes };
		return { emulator, values, had: count(emulator) };
	}

	/** @param way the official client's; the test's own client where there is none */
	async expectTaken(changes: Values, way?: (typeof WAYS | typeof LEGACY_WAYS)[number]) {
		const { action } = this;
		const { emulator, values, had } = await this.started(changes);
		if (way === undefined) {
			const { code, message } = await ask(emulator, action, values);
			expect([code, message]).toEqual(['', '']);
		} else if ('method' in way) {
			expect(await legacySdkCall(emulator, action, values, way)).toMatchObject({ code: 0 });
		} else {
			expect(checkAnswer(action, await sdkCall(emulator, way, action, values))).toEqual([]);
		}
		if (!isLegacy(action)) expect(checkParameters(action, values)).toEqual([]);
		expect(count(emulator) - had).toBe(this.grows);
	}

	async expectRefused(changes: Values, code: string) {
		const { emulator, values, had } = await this.started(changes);
		expect(await ask(emulator, this.action, values)).toMatchObject({ code });
		expect(count(emulator)).toBe(had);
	}

	async expectAnswer(changes: Values, shown: unknown) {
		const { emulator, values } = await this.started(changes);
		const { fields } = await ask(emulator, this.action, values);
		const { shows } = this.terms;
		if (shows === undefined) expect(fields).toMatchObject(Object(shown));
		else expect(shows(fields)).toEqual(shown);
	}
}

/** The tests of one action's contract. */
export function contract(action: string, terms: Contract): void {
	const { least, takes, refuses = {}, answers = [] } = terms;
	const party = new Party(action, terms);
	const nameOf = (call: string) => (call === '' ? 'no more than it must have' : call);

	describe(action, () => {
		// The first call in every way there is, each other one in a way of its own.
		const ways = isLegacy(action) ? LEGACY_WAYS : WAYS;
		for (const [row, call] of ['', ...callsOf(takes)].entries()) {
			it(`takes ${nameOf(call)}, from the official client too`, async () => {
				await party.expectTaken(read(call));
				for (const [index, way] of ways.entries()) {
					if (row === 0 || row % ways.length === index) await party.expectTaken(read(call), way);
				}
			});
		}

		const refused = Object.entries(refuses).flatMap(([code, rows]) =>
			callsOf(rows).map((call): [string, Values] => [code, read(call)]),
		);
		for (const [code, changes] of [...refusedOf(action, least), ...refused]) {
			const title = JSON.stringify(changes, (_, value: unknown) => value ?? String(value));
			it(`answers ${code} to ${title}`, async () => await party.expectRefused(changes, code));
		}

		for (const [call, shown] of answers) {
			it(`answers ${nameOf(call)}`, async () => await party.expectAnswer(read(call), shown));
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
