/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: runs on Node itself, never inside n8n */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

import { isObject } from './json';

/** The products whose models are read, by their service name. */
export type ModelledProduct = 'live' | 'vod';

/** The fields of each data type of a product, by its name. */
type Models = ReadonlyMap<string, ReadonlyMap<string, Field>>;

interface Field {
	optional: boolean;
	type: ts.TypeNode;
}

const PACKAGE = 'tencentcloud-sdk-nodejs/tencentcloud/services';

const MODULES: Readonly<Record<ModelledProduct, string>> = {
	live: `${PACKAGE}/live/v20180801/live_models`,
	vod: `${PACKAGE}/vod/v20180717/vod_models`,
};

/** A request is sent, so null is no value; an answer may hold null for what there is none of. */
type Direction = 'request' | 'answer';

function fieldsOf(declaration: ts.InterfaceDeclaration): ReadonlyMap<string, Field> {
	const fields = new Map<string, Field>();
	for (const member of declaration.members) {
		if (!ts.isPropertySignature(member) || member.type === undefined) continue;
		if (!ts.isIdentifier(member.name)) continue;
		fields.set(member.name.text, {
			optional: member.questionToken !== undefined,
			type: member.type,
		});
	}
	return fields;
}

function readModels(product: ModelledProduct): Models {
	const file = require.resolve(MODULES[product]).replace(/\.js$/, '.d.ts');
	const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022);
	const models = new Map<string, ReadonlyMap<string, Field>>();
	for (const statement of source.statements) {
		if (ts.isInterfaceDeclaration(statement)) {
			models.set(statement.name.text, fieldsOf(statement));
		} else if (ts.isTypeAliasDeclaration(statement)) {
			// `type SomeRequest = null`: an action without parameters.
			models.set(statement.name.text, new Map());
		}
	}
	return models;
}

const read = new Map<ModelledProduct, Models>();

function modelsOf(product: ModelledProduct): Models {
	const models = read.get(product) ?? readModels(product);
	read.set(product, models);
	return models;
}

function isReference(
	type: ts.TypeNode,
): type is ts.TypeReferenceNode & { typeName: ts.Identifier } {
	return ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName);
}

function elementOf(type: ts.TypeNode): ts.TypeNode | undefined {
	if (ts.isArrayTypeNode(type)) return type.elementType;
	return isReference(type) && type.typeName.text === 'Array' ? type.typeArguments?.[0] : undefined;
}

/** The JavaScript type a keyword of the models stands for in JSON, or undefined for anything else. */
function scalarOf(type: ts.TypeNode): string | undefined {
	switch (type.kind) {
		case ts.SyntaxKind.StringKeyword:
			return 'string';
		case ts.SyntaxKind.NumberKeyword:
		case ts.SyntaxKind.BigIntKeyword:
			return 'number';
		case ts.SyntaxKind.BooleanKeyword:
			return 'boolean';
		default:
			return undefined;
	}
}

function kindOf(value: unknown): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'list' : typeof value;
}

function isOfScalar(value: unknown, scalar: string): boolean {
	if (typeof value === 'bigint') return scalar === 'number';
	return typeof value === scalar && (typeof value !== 'number' || Number.isFinite(value));
}

class Check {
	readonly problems: string[] = [];

	constructor(
		private readonly models: Models,
		private readonly direction: Direction,
	) {}

	/** Notes what in an object is not as its data type wants it. */
	object(value: unknown, model: string, path: string): void {
		const fields = this.models.get(model);
		if (fields === undefined) {
			this.problems.push(`${path}: the models have no ${model}`);
			return;
		}
		if (!isObject(value)) {
			this.wrong(path, 'object', value);
			return;
		}
		for (const name of Object.keys(value)) {
			if (!fields.has(name)) this.problems.push(`${path}.${name}: ${model} has no such field`);
		}
		for (const [name, field] of fields) {
			const member = value[name];
			if (member === undefined) {
				if (!field.optional) this.problems.push(`${path}.${name}: required, and missing`);
			} else if (member !== null || this.direction === 'request') {
				this.value(member, field.type, `${path}.${name}`);
			}
		}
	}

	private value(value: unknown, type: ts.TypeNode, path: string): void {
		const scalar = scalarOf(type);
		const element = elementOf(type);
		if (scalar !== undefined) {
			if (!isOfScalar(value, scalar)) this.wrong(path, scalar, value);
		} else if (element !== undefined) {
			this.list(value, element, path);
		} else if (ts.isUnionTypeNode(type)) {
			this.union(value, type.types, path);
		} else if (isReference(type)) {
			this.object(value, type.typeName.text, path);
		} else {
			this.problems.push(`${path}: of a type this check cannot read`);
		}
	}

	private list(value: unknown, element: ts.TypeNode, path: string): void {
		if (!Array.isArray(value)) {
			this.wrong(path, 'list', value);
			return;
		}
		for (const [index, item] of value.entries()) this.value(item, element, `${path}[${index}]`);
	}

	/** The only unions of the models are of scalars, such as `number | bigint`. */
	private union(value: unknown, types: readonly ts.TypeNode[], path: string): void {
		const scalars = types.map((type) => scalarOf(type) ?? 'something else');
		if (!scalars.some((scalar) => isOfScalar(value, scalar))) {
			this.wrong(path, [...new Set(scalars)].join(' or '), value);
		}
	}

	private wrong(path: string, expected: string, value: unknown): void {
		this.problems.push(`${path}: ${expected} expected, ${kindOf(value)} found`);
	}
}

function productOf(action: string): ModelledProduct {
	return modelsOf('live').has(`${action}Request`) ? 'live' : 'vod';
}

/**
 * Checks the parameters of an API 3.0 action, as JSON has them, against the
 * request model of the vendor's own client: unknown fields, missing required
 * ones, wrong types, nested ones too. Gives a sentence for each problem, and
 * none for parameters the client would take.
 *
 * @param product live where both products have an action of that name
 */
export function checkParameters(
	action: string,
	parameters: Readonly<Record<string, unknown>>,
	product: ModelledProduct = productOf(action),
): string[] {
	const check = new Check(modelsOf(product), 'request');
	check.object(parameters, `${action}Request`, action);
	return check.problems;
}

/** The same for what is inside `Response` of a successful answer; null stands for anything there. */
export function checkAnswer(
	action: string,
	response: Readonly<Record<string, unknown>>,
	product: ModelledProduct = productOf(action),
): string[] {
	const check = new Check(modelsOf(product), 'answer');
	check.object(response, `${action}Response`, action);
	return check.problems;
}
