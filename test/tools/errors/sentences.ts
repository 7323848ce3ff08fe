/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads the sources from disk */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import ts from 'typescript';

const ROOT = path.resolve(__dirname, '../../..');
const NODES = path.join(ROOT, 'nodes/TencentLive');

/** What only a run knows, such as a name. */
export const GAP = '…';

/** Where in the parentheses of what makes an error its message stands; for a field's also its name. */
const MAKERS = {
	ApiError: { message: 1, first: 0 },
	NotFoundError: { message: 0 },
	TooManyTasksError: { message: 0 },
	InvalidParameterError: { message: 1, first: 0 },
	EndPassedError: { message: 1, first: 0 },
	NodeOperationError: { message: 1 },
	rejected: { message: 0 },
	throttled: { message: 0 },
	unknown: { message: 0 },
	wrongClock: { message: 0 },
} as const satisfies Record<string, { message: number; first?: number }>;

export type Maker = keyof typeof MAKERS;

const isMaker = (name: string): name is Maker => Object.hasOwn(MAKERS, name);

/** A sentence that a user may read, as the sources have it. */
export interface Sentence {
	/** Below `nodes/TencentLive`. */
	file: string;
	/** The class, or the kind of meaning, that it is made with. */
	maker: Maker;
	/** The name of the field, or the kind of an ApiError; a gap where only a run knows it. */
	first: string;
	message: string;
}

/** Every error that the sources make, with a gap for whatever is not written there. */
export function sentences(): Sentence[] {
	const files = readdirSync(NODES, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.toSorted();
	return files.flatMap((file) => sentencesIn(file));
}

function sentencesIn(file: string): Sentence[] {
	const text = readFileSync(path.join(NODES, file), 'utf8');
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const constants = constantsIn(source);
	const found: Sentence[] = [];
	const visit = (node: ts.Node) => {
		if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
			const maker = node.expression.getText();
			if (isMaker(maker)) found.push(...made(maker, node.arguments ?? []));
		}
		ts.forEachChild(node, visit);
	};
	const made = (maker: Maker, given: readonly ts.Expression[]): Sentence[] => {
		const place: { message: number; first?: number } = MAKERS[maker];
		const message = given[place.message];
		const name = place.first === undefined ? undefined : given[place.first];
		const first = name !== undefined && ts.isStringLiteralLike(name) ? name.text : GAP;
		const texts = message === undefined ? [] : textsOf(message, constants);
		const below = maker === 'NodeOperationError' && hasDescription(given[2]) ? ` "${GAP}"` : '';
		return texts.map((words) => ({ file, maker, first, message: `${words}${below}` }));
	};
	visit(source);
	return found;
}

/** Whether an error of n8n's own is made with what to do apart from what happened. */
function hasDescription(options: ts.Expression | undefined): boolean {
	return (
		options !== undefined &&
		ts.isObjectLiteralExpression(options) &&
		options.properties.some((one) => one.name?.getText() === 'description')
	);
}

/** The texts that a file has under names of their own. */
function constantsIn(source: ts.SourceFile): ReadonlyMap<string, ts.Expression> {
	const constants = new Map<string, ts.Expression>();
	const visit = (node: ts.Node) => {
		if (ts.isVariableDeclaration(node) && node.initializer !== undefined) {
			constants.set(node.name.getText(), node.initializer);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return constants;
}

/** Every text that an expression may be. */
function textsOf(node: ts.Expression, constants: ReadonlyMap<string, ts.Expression>): string[] {
	if (ts.isStringLiteralLike(node)) return [node.text];
	if (ts.isConditionalExpression(node)) {
		return [node.whenTrue, node.whenFalse].flatMap((one) => textsOf(one, constants));
	}
	if (ts.isTemplateExpression(node)) {
		return node.templateSpans.reduce(
			(before, { expression, literal }) =>
				textsOf(expression, constants).flatMap((words) =>
					before.map((start) => `${start}${words}${literal.text}`),
				),
			[node.head.text],
		);
	}
	const constant = ts.isIdentifier(node) ? constants.get(node.text) : undefined;
	const isText =
		constant !== undefined &&
		(ts.isStringLiteralLike(constant) || ts.isConditionalExpression(constant));
	return isText ? textsOf(constant, constants) : [GAP];
}
