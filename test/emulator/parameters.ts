/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code: an error of its own making goes on as it is */
import { isObject } from './json';
import {
	type ParameterSpec,
	type ParameterSpecs,
	type ParameterType,
	type ScalarType,
	typeName,
} from './parameterSpecs';
import { treeOf } from './parameterTree';

export {
	list,
	object,
	optional,
	type ParameterSpec,
	type ParameterSpecs,
	type ParameterType,
	required,
} from './parameterSpecs';

/**
 * What is wrong with the parameters of a request; each generation has its own
 * words for it. A nested one is named by its path: `Sort.Field`, `StreamIds.0`.
 */
export type ParameterFault =
	| { problem: 'missing' | 'unknown' | 'empty'; name: string }
	| { problem: 'type'; name: string; type: string };

/** How values are spelt: text in a query or form, JSON otherwise. */
type Form = 'text' | 'json';

type Value = string | number | boolean | readonly Value[] | Parameters;

const LARGEST_ID = 2n ** 64n - 1n;

/** Unwinds a reading to its first fault; never leaves this file. */
class Faulty extends Error {
	constructor(readonly fault: ParameterFault) {
		super(fault.name);
	}
}

/** The value in its own type, or null where the text is none. */
function fromText(text: string, type: ScalarType): string | number | boolean | null {
	if (type === 'string') return text;
	if (type === 'integer') return /^-?\d{1,15}$/.test(text) ? Number(text) : null;
	if (type === 'boolean') return text === 'true' || text === 'false' ? text === 'true' : null;
	return /^\d{1,20}$/.test(text) && BigInt(text) <= LARGEST_ID ? BigInt(text).toString() : null;
}

function fromJson(value: unknown, type: ScalarType): string | number | boolean | null {
	if (type === 'string') return typeof value === 'string' ? value : null;
	if (type === 'boolean') return typeof value === 'boolean' ? value : null;
	if (type === 'integer') {
		return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
	}
	return typeof value === 'number' || typeof value === 'string'
		? fromText(String(value), 'id')
		: null;
}

function scalarOf(raw: unknown, type: ScalarType, form: Form): string | number | boolean | null {
	if (form === 'json') return fromJson(raw, type);
	return typeof raw === 'string' ? fromText(raw, type) : null;
}

/** The fields of a nested value, or null where it is none. */
function fieldsOf(raw: unknown, form: Form): ReadonlyMap<string, unknown> | null {
	if (form === 'text') return raw instanceof Map ? raw : null;
	return isObject(raw) ? new Map(Object.entries(raw)) : null;
}

/** The items of a list, or null where it is none; those of a form have to count from 0 without a gap. */
function itemsOf(raw: unknown, form: Form): readonly unknown[] | null {
	if (form === 'json') return Array.isArray(raw) ? raw : null;
	if (!(raw instanceof Map)) return null;
	const items = [...raw.keys()].map((_, index): unknown => raw.get(String(index)));
	return items.includes(undefined) ? null : items;
}

/** Parameters, or the fields of a nested one, that were checked against what the page lists. */
export class Parameters {
	private constructor(private readonly values: ReadonlyMap<string, Value>) {}

	/**
	 * Checks what was sent against what the action takes and gives either the
	 * parameters or the first fault. Text of a query or form counts as the type
	 * it spells; JSON has to have the right type already, null included.
	 * A required text or list may not be empty.
	 */
	static read(
		sent: ReadonlyMap<string, unknown>,
		specs: ParameterSpecs,
		form: Form,
	): Parameters | ParameterFault {
		const tree = form === 'text' ? treeOf(sent) : sent;
		if (typeof tree === 'string') return { problem: 'unknown', name: tree };
		try {
			return Parameters.ofFields(tree, specs, form, '');
		} catch (error) {
			if (error instanceof Faulty) return error.fault;
			throw error;
		}
	}

	private static ofFields(
		sent: ReadonlyMap<string, unknown>,
		specs: ParameterSpecs,
		form: Form,
		path: string,
	): Parameters {
		for (const name of sent.keys()) {
			if (!Object.hasOwn(specs, name)) throw new Faulty({ problem: 'unknown', name: path + name });
		}
		const values = new Map<string, Value>();
		for (const [name, spec] of Object.entries(specs)) {
			const value = Parameters.ofField(sent, name, spec, form, path);
			if (value !== undefined) values.set(name, value);
		}
		return new Parameters(values);
	}

	private static ofField(
		sent: ReadonlyMap<string, unknown>,
		name: string,
		spec: ParameterSpec,
		form: Form,
		path: string,
	): Value | undefined {
		const full = path + name;
		if (!sent.has(name)) {
			if (spec.required) throw new Faulty({ problem: 'missing', name: full });
			return undefined;
		}
		const value = Parameters.ofType(sent.get(name), spec.type, form, full);
		const empty = value === '' || (Array.isArray(value) && value.length === 0);
		if (empty && spec.required) throw new Faulty({ problem: 'empty', name: full });
		return value;
	}

	private static ofType(raw: unknown, type: ParameterType, form: Form, path: string): Value {
		const wrong = new Faulty({ problem: 'type', name: path, type: typeName(type) });
		if (typeof type === 'string') {
			const scalar = scalarOf(raw, type, form);
			if (scalar === null) throw wrong;
			return scalar;
		}
		if ('fields' in type) {
			const fields = fieldsOf(raw, form);
			if (fields === null) throw wrong;
			return Parameters.ofFields(fields, type.fields, form, `${path}.`);
		}
		const items = itemsOf(raw, form);
		if (items === null) throw wrong;
		return items.map((item, index) => Parameters.ofType(item, type.list, form, `${path}.${index}`));
	}

	/** A text parameter, or undefined where it was not sent. */
	text(name: string): string | undefined {
		const value = this.values.get(name);
		return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
	}

	/** An integer parameter, or undefined where it was not sent. */
	integer(name: string): number | undefined {
		const value = this.values.get(name);
		return typeof value === 'number' ? value : undefined;
	}

	/** A boolean parameter, or undefined where it was not sent. */
	boolean(name: string): boolean | undefined {
		const value = this.values.get(name);
		return typeof value === 'boolean' ? value : undefined;
	}

	/** The fields of a nested parameter, or undefined where it was not sent. */
	nested(name: string): Parameters | undefined {
		const value = this.values.get(name);
		return value instanceof Parameters ? value : undefined;
	}

	/** A list of texts, or undefined where it was not sent. */
	texts(name: string): string[] | undefined {
		const value = this.values.get(name);
		return Array.isArray(value)
			? value.filter((item): item is string => typeof item === 'string')
			: undefined;
	}

	/** Whether it was sent. */
	has(name: string): boolean {
		return this.values.has(name);
	}

	/** A text parameter that the action requires. */
	requiredText(name: string): string {
		const value = this.text(name);
		if (value === undefined) throw new Error(`${name} is not declared as required`);
		return value;
	}

	/** An integer parameter that the action requires. */
	requiredInteger(name: string): number {
		const value = this.integer(name);
		if (value === undefined) throw new Error(`${name} is not declared as a required integer`);
		return value;
	}
}
