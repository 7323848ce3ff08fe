/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: runs on Node itself, never inside n8n */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { chart, THEMES } from './chart';
import { filled } from './page';
import { readmeTable } from './readme';
import type { Results } from './results';
import { machineLine, tablesOf } from './tables';

const ROOT = path.resolve(__dirname, '../../../..');
const FOLDER = 'docs/bench';
const RESULTS = `${FOLDER}/results.json`;

async function save(file: string, text: string): Promise<string> {
	await mkdir(path.dirname(path.join(ROOT, file)), { recursive: true });
	await writeFile(path.join(ROOT, file), text);
	return file;
}

async function fillPage(file: string, tables: ReadonlyMap<string, string>): Promise<string> {
	const page = await readFile(path.join(ROOT, file), 'utf8');
	return await save(file, filled(page, tables));
}

/** The figures that were kept last; none where there are none. */
export async function readResults(): Promise<Partial<Results>> {
	try {
		const kept: Partial<Results> = JSON.parse(await readFile(path.join(ROOT, RESULTS), 'utf8'));
		return kept;
	} catch {
		return {};
	}
}

/** Keeps figures as JSON, as charts, and in the tables of the pages. Gives the files written. */
export async function writeResults(measured: Partial<Results>): Promise<string[]> {
	const text = JSON.stringify(measured, rounded, '\t');
	const files = [await save(RESULTS, `${text}\n`)];
	// From what was kept, so that a later run which measures other sections writes the same.
	const results: Partial<Results> = JSON.parse(text);
	const tables = tablesOf(results);
	if (results.machine !== undefined) tables.set('machine', machineLine(results.machine));
	if (results.batch !== undefined) {
		files.push(await save(`${FOLDER}/batch-light.svg`, await chart(results.batch, THEMES.light)));
		files.push(await save(`${FOLDER}/batch-dark.svg`, await chart(results.batch, THEMES.dark)));
		tables.set('readme', readmeTable(results.batch, 'en'));
		tables.set('readmeZh', readmeTable(results.batch, 'zh'));
	}
	files.push(await fillPage('docs/performance.md', tables));
	files.push(await fillPage('README.md', tables));
	files.push(await fillPage('README.zh-CN.md', tables));
	return files;
}

/** Four digits that count are more than the noise leaves. */
function rounded(_key: string, value: unknown): unknown {
	return typeof value === 'number' && !Number.isInteger(value)
		? Number(value.toPrecision(4))
		: value;
}
