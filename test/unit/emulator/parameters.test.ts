import { list, object, optional, Parameters, required } from '../../emulator/parameters';

const SPECS = {
	Name: optional('string'),
	Count: optional('integer'),
	On: optional('boolean'),
	Id: optional('id'),
	Names: optional(list('string')),
	Param: optional(
		object({
			Enable: optional('integer'),
			Deep: optional(object({ On: optional('boolean') })),
			Key: optional('string'),
		}),
	),
	Pairs: optional(list(object({ Key: required('string'), Value: optional('string') }))),
};

const fromJson = (sent: object) => Parameters.read(new Map(Object.entries(sent)), SPECS, 'json');

const fromText = (query: string) =>
	Parameters.read(new Map(new URLSearchParams(query)), SPECS, 'text');

function read(parameters: ReturnType<typeof fromJson>): Parameters {
	if (parameters instanceof Parameters) return parameters;
	throw new Error(`${parameters.problem} ${parameters.name}`);
}

describe.each([
	[
		'JSON',
		() =>
			fromJson({
				On: false,
				Names: ['a', 'b'],
				Param: { Enable: 1, Deep: { On: true } },
				Pairs: [{ Key: 'k' }],
				Id: '18446744073709551615',
			}),
	],
	[
		'text',
		() =>
			fromText(
				'On=false&Names.1=b&Names.0=a&Param.Enable=1&Param.Deep.On=true&Pairs.0.Key=k&Id=18446744073709551615',
			),
	],
] as const)('nested parameters of %s', (_, make) => {
	it('are read in their own types', () => {
		const parameters = read(make());
		expect(parameters.boolean('On')).toBe(false);
		expect(parameters.texts('Names')).toEqual(['a', 'b']);
		expect(parameters.nested('Param')?.integer('Enable')).toBe(1);
		expect(parameters.nested('Param')?.nested('Deep')?.boolean('On')).toBe(true);
		expect(parameters.text('Id')).toBe('18446744073709551615');
		expect(parameters.has('Pairs')).toBe(true);
		expect(parameters.has('Name')).toBe(false);
		expect(parameters.texts('Name')).toBeUndefined();
		expect(parameters.nested('Name')).toBeUndefined();
		expect(parameters.boolean('Name')).toBeUndefined();
	});
});

it.each([
	['an unknown field', { Param: { Foo: 1 } }, 'unknown', 'Param.Foo'],
	['an unknown field further down', { Param: { Deep: { Foo: 1 } } }, 'unknown', 'Param.Deep.Foo'],
	['an unknown field of an item', { Pairs: [{ Key: 'k', Foo: 1 }] }, 'unknown', 'Pairs.0.Foo'],
	['a missing field of an item', { Pairs: [{ Key: 'k' }, {}] }, 'missing', 'Pairs.1.Key'],
	['an empty required field', { Pairs: [{ Key: '' }] }, 'empty', 'Pairs.0.Key'],
	['a wrong field', { Param: { Enable: '1' } }, 'type', 'Param.Enable'],
	['a wrong item', { Names: ['a', 1] }, 'type', 'Names.1'],
	['null for an item', { Pairs: [null] }, 'type', 'Pairs.0'],
	['null for an object', { Param: null }, 'type', 'Param'],
	['text for a boolean', { On: 'true' }, 'type', 'On'],
	['an inherited name', { constructor: 1 }, 'unknown', 'constructor'],
])('JSON with %s is refused by its path', (_, sent, problem, name) => {
	expect(fromJson(sent)).toMatchObject({ problem, name });
});

it.each([
	['an unknown field', 'Param.Foo=1', 'unknown', 'Param.Foo'],
	['a field of what has none', 'Name.Foo=1', 'type', 'Name'],
	['text for an object', 'Param=1', 'type', 'Param'],
	['text for a list', 'Names=a', 'type', 'Names'],
	['JSON for a list', 'Names=["a"]', 'type', 'Names'],
	['a list with a gap', 'Names.0=a&Names.2=c', 'type', 'Names'],
	['a list that counts from 1', 'Names.1=a', 'type', 'Names'],
	['a list with a name in it', 'Names.0=a&Names.x=b', 'type', 'Names'],
	['a value beside its own fields', 'Param=1&Param.Enable=1', 'unknown', 'Param.Enable'],
	['the same the other way round', 'Param.Enable=1&Param=1', 'unknown', 'Param'],
	['an integer for a boolean', 'On=1', 'type', 'On'],
	['a missing field of an item', 'Pairs.0.Value=v', 'missing', 'Pairs.0.Key'],
])('text with %s is refused by its path', (_, query, problem, name) => {
	expect(fromText(query)).toMatchObject({ problem, name });
});

it('says which type it wants', () => {
	expect(fromJson({ Names: 'a' })).toEqual({ problem: 'type', name: 'Names', type: 'list' });
	expect(fromJson({ Param: 'a' })).toEqual({ problem: 'type', name: 'Param', type: 'object' });
	expect(fromJson({ Count: 'a' })).toEqual({ problem: 'type', name: 'Count', type: 'integer' });
});

it('refuses an empty list where one is required', () => {
	const specs = { Names: required(list('string')) };
	const empty = Parameters.read(new Map([['Names', []]]), specs, 'json');
	expect(empty).toEqual({ problem: 'empty', name: 'Names' });
	expect(Parameters.read(new Map(), specs, 'text')).toEqual({ problem: 'missing', name: 'Names' });
});
