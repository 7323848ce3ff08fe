/** How the documents type a parameter. `id` is an unsigned integer of 64 bits. */
export type ParameterType = 'string' | 'integer' | 'id';

/** One parameter of an action as its page lists it. */
export interface ParameterSpec {
	type: ParameterType;
	required: boolean;
}

/** All parameters an action takes, by name. */
export type ParameterSpecs = Readonly<Record<string, ParameterSpec>>;

/** A parameter the page lists as required. */
export const required = (type: ParameterType): ParameterSpec => ({ type, required: true });

/** A parameter the page lists as optional. */
export const optional = (type: ParameterType): ParameterSpec => ({ type, required: false });

/** What is wrong with the parameters of a request; each generation has its own words for it. */
export type ParameterFault =
	| { problem: 'missing' | 'unknown' | 'empty'; name: string }
	| { problem: 'type'; name: string; type: ParameterType };

const LARGEST_ID = 2n ** 64n - 1n;

/** The value in its own type, or null where the text is none. */
function fromText(text: string, type: ParameterType): string | number | null {
	if (type === 'string') return text;
	if (type === 'integer') return /^-?\d{1,15}$/.test(text) ? Number(text) : null;
	return /^\d{1,20}$/.test(text) && BigInt(text) <= LARGEST_ID ? BigInt(text).toString() : null;
}

function fromJson(value: unknown, type: ParameterType): string | number | null {
	if (type === 'string') return typeof value === 'string' ? value : null;
	if (type === 'integer') {
		return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
	}
	return typeof value === 'number' || typeof value === 'string'
		? fromText(String(value), 'id')
		: null;
}

/** Parameters that were checked against an action's list. */
export class Parameters {
	private constructor(private readonly values: ReadonlyMap<string, string | number>) {}

	/**
	 * Checks what was sent against what the action takes and gives either the
	 * parameters or the first fault. Text of a query or form counts as the type
	 * it spells; JSON has to have the right type already, null included.
	 * A required text may not be empty.
	 */
	static read(
		sent: ReadonlyMap<string, unknown>,
		specs: ParameterSpecs,
		form: 'text' | 'json',
	): Parameters | ParameterFault {
		for (const name of sent.keys()) {
			if (!Object.hasOwn(specs, name)) return { problem: 'unknown', name };
		}
		const values = new Map<string, string | number>();
		for (const [name, spec] of Object.entries(specs)) {
			if (!sent.has(name)) {
				if (spec.required) return { problem: 'missing', name };
				continue;
			}
			const raw = sent.get(name);
			const value = form === 'text' ? fromText(String(raw), spec.type) : fromJson(raw, spec.type);
			if (value === null) return { problem: 'type', name, type: spec.type };
			if (value === '' && spec.required) return { problem: 'empty', name };
			values.set(name, value);
		}
		return new Parameters(values);
	}

	/** A text parameter, or undefined where it was not sent. */
	text(name: string): string | undefined {
		const value = this.values.get(name);
		return value === undefined ? undefined : String(value);
	}

	/** An integer parameter, or undefined where it was not sent. */
	integer(name: string): number | undefined {
		const value = this.values.get(name);
		return typeof value === 'number' ? value : undefined;
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
