/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: reads the project's own files, never inside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '../..');

/** One file that another one names in an import or in an `export … from`. */
export interface Import {
	/** From the project's folder on, or the name of a package. */
	to: string;
	/** True where nothing of it is left when the program runs. */
	typeOnly: boolean;
}

/** What a source file consists of, as far as the house is concerned. */
export interface Source {
	lines: number;
	imports: readonly Import[];
}

function isTypeOnly(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
	if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
	const clause = statement.importClause;
	if (clause === undefined || clause.isTypeOnly) return clause !== undefined;
	const names = clause.namedBindings;
	if (clause.name !== undefined || names === undefined || !ts.isNamedImports(names)) return false;
	return names.elements.every((element) => element.isTypeOnly);
}

function pathOf(from: string, specifier: string): string {
	return specifier.startsWith('.') ? `${normalize(join(from, '..', specifier))}.ts` : specifier;
}

/** Reads the imports of a file's text. @throws Error where it imports in a way that is not read here */
export function importsOf(path: string, text: string): Import[] {
	const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
	const imports = statements
		.filter((one) => ts.isImportDeclaration(one) || ts.isExportDeclaration(one))
		.flatMap((one) =>
			one.moduleSpecifier !== undefined && ts.isStringLiteral(one.moduleSpecifier)
				? [{ to: pathOf(path, one.moduleSpecifier.text), typeOnly: isTypeOnly(one) }]
				: [],
		);
	if (ts.preProcessFile(text).importedFiles.length !== imports.length) {
		throw new Error(`${path} imports something inside of a function`);
	}
	return imports;
}

/** Every TypeScript file of the given folders by its path, such as `nodes/TencentLive/items/pool.ts`. */
export function readSources(...folders: string[]): Map<string, Source> {
	const paths = folders.flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.map((file) => join(folder, file)),
	);
	const sources = new Map<string, Source>();
	for (const path of paths.sort()) {
		const text = readFileSync(join(ROOT, path), 'utf8');
		const imports = importsOf(path, text).map(({ to, typeOnly }) => {
			const index = to.replace(/\.ts$/, '/index.ts');
			return { to: !paths.includes(to) && paths.includes(index) ? index : to, typeOnly };
		});
		sources.set(path, { lines: text.trimEnd().split('\n').length, imports });
	}
	return sources;
}
