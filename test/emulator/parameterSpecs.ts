/** Types of single values. `id` is an unsigned integer of 64 bits. */
export type ScalarType = 'string' | 'integer' | 'boolean' | 'id';

/** How the documents type a parameter. */
export type ParameterType =
	| ScalarType
	| { readonly list: ParameterType }
	| { readonly fields: ParameterSpecs };

/** One parameter of an action, or one field of a nested one, as its page lists it. */
export interface ParameterSpec {
	type: ParameterType;
	required: boolean;
}

/** All parameters an action takes, or all fields of a nested one, by name. */
export type ParameterSpecs = Readonly<Record<string, ParameterSpec>>;

/** A parameter the page lists as required. */
export const required = (type: ParameterType): ParameterSpec => ({ type, required: true });

/** A parameter the page lists as optional. */
export const optional = (type: ParameterType): ParameterSpec => ({ type, required: false });

/** "Array of …": in a query or form its items are `Name.0`, `Name.1` and so on. */
export const list = (type: ParameterType): ParameterType => ({ list: type });

/** A data type with fields of its own: in a query or form they are `Name.Field`. */
export const object = (fields: ParameterSpecs): ParameterType => ({ fields });

/** The type in a word, for a message. */
export function typeName(type: ParameterType): string {
	if (typeof type === 'string') return type;
	return 'list' in type ? 'list' : 'object';
}
