import {
	list,
	object,
	optional,
	Parameters,
	type ParameterSpecs,
	required,
} from '../../emulator/parameters';
import type { Values } from './clients';

const SPECS = {
	Name: optional('string'),
	Count: optional('integer'),
	On: optional('boolean'),
	Id: optional('id'),
	Names: optional(list('string')),
	Param: optional(
		object({ Enable: optional('integer'), Deep: optional(object({ On: optional('boolean') })) }),
	),
	Pairs: optional(list(object({ Key: required('string'), Value: optional('string') }))),
};

const read = (sent: Values | string, specs: ParameterSpecs = SPECS) =>
	typeof sent === 'string'
		? Parameters.read(new Map(new URLSearchParams(sent)), specs, 'text')
		: Parameters.read(new Map(Object.entries(sent)), specs, 'json');

const ID = '18446744073709551615';

it.each<Values | string>([
	{
		On: false,
		Names: ['a', 'b'],
		Param: { Enable: 1, Deep: { On: true } },
		Pairs: [{ Key: 'k' }],
		Id: ID,
	},
	`On=false&Names.1=b&Names.0=a&Param.Enable=1&Param.Deep.On=true&Pairs.0.Key=k&Id=${ID}`,
])('nested parameters are read in their own types: %j', (sent) => {
	const parameters = read(sent);
	if (!(parameters instanceof Parameters)) throw new Error(parameters.name);
	const nested = parameters.nested('Param');
	expect([parameters.boolean('On'), parameters.text('Id')]).toEqual([false, ID]);
	expect(parameters.texts('Names')).toEqual(['a', 'b']);
	expect([nested?.integer('Enable'), nested?.nested('Deep')?.boolean('On')]).toEqual([1, true]);
	expect([parameters.has('Pairs'), parameters.has('Name')]).toEqual([true, false]);
	for (const type of ['text', 'texts', 'nested', 'boolean', 'integer'] as const) {
		expect(parameters[type]('Name')).toBeUndefined();
	}
});

it.each<[Values | string, string, string]>([
	[{ Param: { Foo: 1 } }, 'unknown', 'Param.Foo'],
	[{ Param: { Deep: { Foo: 1 } } }, 'unknown', 'Param.Deep.Foo'],
	[{ Pairs: [{ Key: 'k', Foo: 1 }] }, 'unknown', 'Pairs.0.Foo'],
	[{ Pairs: [{ Key: 'k' }, {}] }, 'missing', 'Pairs.1.Key'],
	[{ Pairs: [{ Key: '' }] }, 'empty', 'Pairs.0.Key'],
	[{ Param: { Enable: '1' } }, 'integer', 'Param.Enable'],
	[{ Names: ['a', 1] }, 'string', 'Names.1'],
	[{ Names: 'a' }, 'list', 'Names'],
	[{ Pairs: [null] }, 'object', 'Pairs.0'],
	[{ Param: null }, 'object', 'Param'],
	[{ On: 'true' }, 'boolean', 'On'],
	[{ constructor: 1 }, 'unknown', 'constructor'],
	['Param.Foo=1', 'unknown', 'Param.Foo'],
	['Name.Foo=1', 'string', 'Name'],
	['Param=1', 'object', 'Param'],
	['Names=a', 'list', 'Names'],
	['Names=["a"]', 'list', 'Names'],
	['Names.0=a&Names.2=c', 'list', 'Names'],
	['Names.1=a', 'list', 'Names'],
	['Names.0=a&Names.x=b', 'list', 'Names'],
	['Param=1&Param.Enable=1', 'unknown', 'Param.Enable'],
	['Param.Enable=1&Param=1', 'unknown', 'Param'],
	['On=1', 'boolean', 'On'],
	['Pairs.0.Value=v', 'missing', 'Pairs.0.Key'],
])('%j: %s, by its path %s', (sent, what, name) => {
	const problem = ['unknown', 'missing', 'empty'].includes(what) ? what : 'type';
	expect(read(sent)).toEqual({ problem, name, ...(problem === 'type' ? { type: what } : {}) });
});

it('a required list may be neither empty nor missing', () => {
	const specs = { Names: required(list('string')) };
	expect(read({ Names: [] }, specs)).toEqual({ problem: 'empty', name: 'Names' });
	expect(read('', specs)).toEqual({ problem: 'missing', name: 'Names' });
});
