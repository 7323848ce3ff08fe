/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { ROOT } from '../../support/folders';
import type { Played } from './play';

const PAGE = path.join(ROOT, 'docs/agents.md');

/** Puts what was played between the marks of its section in docs/agents.md. */
export async function writeTable(section: string, rows: readonly Played[]): Promise<void> {
	const page = await readFile(PAGE, 'utf8');
	const [open, close] = [`<!-- ${section} -->\n\n`, `<!-- end of ${section} -->`];
	const [from, to] = [page.indexOf(open), page.indexOf(close)];
	assert.ok(from >= 0 && to > from, `docs/agents.md has no section ${section}`);
	await writeFile(PAGE, page.slice(0, from + open.length) + table(rows) + page.slice(to));
}

function table(rows: readonly Played[]): string {
	return [
		'| Row | The model called | It was told, word for word | The service has |',
		'| --- | --- | --- | --- |',
		...rows.flatMap(rowLines),
		'',
		'',
	].join('\n');
}

/** A line for each call; the row's name stands at its first, what the service has at its last. */
function rowLines({ name, told, tasks }: Played): string[] {
	const has = tasks.map(({ id, channel, status }) => `${code(id)} of ${code(channel)}, ${status}`);
	return told.map(({ tool, args, answer }, index) => {
		const cells = [
			index === 0 ? name : '',
			`${tool}<br>${code(JSON.stringify(args))}`,
			code(answer),
			index < told.length - 1 ? '' : has.length === 0 ? 'no task' : has.join('<br>'),
		];
		return `| ${cells.join(' | ')} |`;
	});
}

/** Fenced with more backticks than it holds. */
function code(text: string): string {
	const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
	const fence = '`'.repeat(longest + 1);
	const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
	return fence + pad + text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|') + pad + fence;
}
