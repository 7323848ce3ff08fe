/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: reads the page from disk */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { chapters, composed, errorPage } from '../tools/errors/page';

const ALL = chapters().flatMap(({ heading, errors }) =>
	errors.map(({ title, below }) => [heading, title, below] as const),
);

it.each(ALL)('%s: "%s" fits one line, and says what to do', (_heading, title, below) => {
	expect(title.length).toBeLessThanOrEqual(100);
	expect(below).not.toBe('');
	// How it works inside helps nobody.
	expect(title).not.toMatch(/while the tasks that exist|ledger|claim\b/);
});

it('docs/errors.md is as the sources are', () => {
	const page = path.resolve(__dirname, '../../docs/errors.md');
	expect(readFileSync(page, 'utf8')).toBe(errorPage());
});

it('whose sentence only a run knows has it from another error, or from what is above', () => {
	expect(composed()).toEqual([
		'api/endTask.ts',
		'api/meaning.ts',
		'api/missingTask.ts',
		'api/requestRules.ts',
		'api/v2/call.ts',
		'api/v3/namingDomain.ts',
		'api/v3/refusal.ts',
		'api/v3/rules.ts',
		'listSearch/searchPages.ts',
		'n8n/errors.ts',
		'parameters/range.ts',
		'resources/recordingTemplate/storageFields.ts',
		'transport/classify.ts',
		'trigger/activate.ts',
		'trigger/confirm.ts',
	]);
});
