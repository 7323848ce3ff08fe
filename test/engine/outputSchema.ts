/** As much of a JSON schema as output schemas use. */
export interface Schema {
	type: string | string[];
	/** Left out, an object may have any. */
	properties?: Record<string, Schema>;
	items?: Schema;
	version?: number;
}

const typesOf = ({ type }: Schema) => (Array.isArray(type) ? type : [type]);

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
	return typeof value;
}

function isOfType(value: unknown, schema: Schema): boolean {
	const type = typeOf(value);
	return typesOf(schema).some((one) => one === type || (one === 'number' && type === 'integer'));
}

/**
 * Sentences about what the values do not have in common with their schema.
 *
 * @param neverGiven places, as `at` writes them, that are described and always null
 */
export function problems(
	values: unknown[],
	schema: Schema,
	at: string,
	neverGiven: string[] = [],
): string[] {
	const wrong = values.flatMap((value) =>
		isOfType(value, schema) ? [] : [`${at} is ${typeOf(value)}, not ${typesOf(schema).join(', ')}`],
	);
	const unseen = typesOf(schema)
		.filter((type) => type !== 'null' && !neverGiven.includes(at))
		.filter((type) => !values.some((value) => isOfType(value, { type })))
		.map((type) => `${at} is never ${type}`);
	const lists = values.filter((value) => Array.isArray(value));
	const inLists =
		schema.items === undefined ? [] : problems(lists.flat(), schema.items, `${at}[]`, neverGiven);
	if (schema.properties === undefined) return [...wrong, ...unseen, ...inLists];
	const objects = values.filter((value) => typeOf(value) === 'object');
	const described = schema.properties;
	const keys = new Set(objects.flatMap((value) => Object.keys(value ?? {})));
	const undescribed = [...keys]
		.filter((key) => !(key in described))
		.map((key) => `${at}.${key} is not described`);
	return [
		...wrong,
		...unseen,
		...undescribed,
		...Object.entries(described).flatMap(([key, inner]) => {
			if (!keys.has(key)) return [`${at}.${key} never appears`];
			const inside = objects.map(
				(value) => Object.entries(value ?? {}).find(([name]) => name === key)?.[1],
			);
			return problems(inside, inner, `${at}.${key}`, neverGiven);
		}),
	];
}
