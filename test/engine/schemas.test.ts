/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: reads the output schemas from disk */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { jsonParse } from 'n8n-workflow';

import { OPERATION_NAMES, runEveryOperation, type Outputs } from './everyOperation';
import { problems, type Schema } from './outputSchema';
import { useBench } from '../support/engine';

const FOLDER = path.resolve(__dirname, '../../nodes/TencentLive/__schema__/v1.0.0');

/** Without a value, and there for the shape that Get and Get Many share. */
const NEVER_GIVEN = ['stream/get.published_at'];

const bench = useBench();

const schemaOf = (operation: string) =>
	jsonParse<Schema>(readFileSync(path.join(FOLDER, `${operation}.json`), 'utf8'));

test('every operation has a schema, and every schema an operation', () => {
	const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' });
	const names = files
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.replaceAll(path.sep, '/').replace(/\.json$/, ''));

	expect(names.sort()).toEqual([...OPERATION_NAMES].sort());
});

test('every output is as its schema says: nothing more, nothing less, of the same type', async () => {
	const outputs: Outputs = await runEveryOperation(bench);

	expect([...outputs.keys()].sort()).toEqual([...OPERATION_NAMES].sort());
	const found = [...outputs].flatMap(([operation, items]) =>
		problems(items, schemaOf(operation), operation, NEVER_GIVEN),
	);
	expect(found).toEqual([]);
	for (const [operation] of outputs) expect(schemaOf(operation).version).toBe(1);
});

test('the comparison finds what is missing, too much or of another type', () => {
	const schema: Schema = {
		type: 'object',
		properties: { a: { type: 'string' }, b: { type: ['integer', 'null'] } },
	};

	expect(problems([{ a: 'x', b: 1 }], schema, 'it')).toEqual([]);
	expect(problems([{ a: 1, b: null, c: 2 }], schema, 'it')).toEqual([
		'it.c is not described',
		'it.a is integer, not string',
		'it.a is never string',
		'it.b is never integer',
	]);
	expect(problems([{ a: 'x' }], schema, 'it')).toEqual(['it.b never appears']);
	const list: Schema = { type: 'array', items: schema };
	expect(problems([[], [{ a: 1, b: 1 }]], list, 'it')).toEqual([
		'it[].a is integer, not string',
		'it[].a is never string',
	]);
});
