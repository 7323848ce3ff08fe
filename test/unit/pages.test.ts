/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: reads the pages from disk */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

const read = (page: string) => readFileSync(path.join(ROOT, page), 'utf8');

const PAGES = ['.', 'docs', 'test'].flatMap((folder) =>
	readdirSync(path.join(ROOT, folder))
		.filter((name) => name.endsWith('.md'))
		.map((name) => path.join(folder, name)),
);

/** A page without what is in blocks of code. */
const prose = (text: string) => text.replace(/^```[^]*?^```$/gm, '');

/** Where the links and pictures of a page lead. */
function targetsIn(text: string): string[] {
	const links = [...prose(text).matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)];
	return links.map(([, link, source]) => link ?? source ?? '');
}

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
	const words = heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '');
	return words.trim().replace(/\s/g, '-');
}

const headingsIn = (text: string) => [...prose(text).matchAll(/^(#+) (.+)$/gm)];

describe.each(PAGES)('%s', (page) => {
	it('links to what is there', () => {
		const inside = targetsIn(read(page)).filter((target) => !/^(https?|mailto):/.test(target));
		for (const target of inside) {
			const [file = '', anchor] = target.split('#');
			const other = file === '' ? page : path.join(path.dirname(page), file);
			expect([target, existsSync(path.join(ROOT, other))]).toEqual([target, true]);
			if (anchor === undefined) continue;
			const anchors = headingsIn(read(other)).map(([, , heading = '']) => anchorOf(heading));
			expect(anchors).toContain(anchor);
		}
	});
});

describe('README.zh-CN.md keeps step with README.md', () => {
	const [english, chinese] = [read('README.md'), read('README.zh-CN.md')];

	/** What has to be the same in both, whatever the language. */
	const parts: Record<string, (text: string) => unknown> = {
		'headings, by their levels': (text) => headingsIn(text).map(([, level]) => level),
		commands: (text) => text.match(/^```[^]*?^```$/gm),
		'code in the text': (text) =>
			prose(text)
				.match(/`[^`\n]+`/g)
				?.toSorted(),
		'rows of tables, and their cells': (text) =>
			text.match(/^\|.*$/gm)?.map((row) => row.split('|').length),
		// The vendor's own site is there in both languages.
		'links and pictures': (text) => targetsIn(text).filter((target) => !target.includes('cloud')),
		points: (text) => text.match(/^(\*|\d\.) /gm),
		paragraphs: (text) => prose(text).split(/\n{2,}/).length,
		figures: (text) => text.match(/^\|.*\| \d.*$/gm)?.map((row) => row.match(/[\d.]+(?= s|\b)/g)),
	};

	it.each(Object.entries(parts))('%s', (_what, partOf) => {
		expect(partOf(chinese)).toEqual(partOf(english));
	});
});
