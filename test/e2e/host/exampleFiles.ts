/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { ROOT } from '../../support/folders';
import type { WorkflowJson } from './session';
import { at, listAt, textAt } from './values';

const FOLDER = path.join(ROOT, 'examples');

/** Waiting that an example asks for, and what stands in for it. */
export type Shortened = ReadonlyArray<readonly [written: string, shorter: string]>;

/** The names of the files in examples/, without ending. */
export async function exampleNames(): Promise<string[]> {
	return (await readdir(FOLDER)).map((file) => path.basename(file, '.json')).sort();
}

/** An example as a user imports it: as it is, with a credential picked, by its id. */
export async function readExample(
	name: string,
	credential: string,
	shortened: Shortened = [],
): Promise<WorkflowJson> {
	let text = await readFile(path.join(FOLDER, `${name}.json`), 'utf8');
	for (const [written, shorter] of shortened) {
		assert.ok(text.includes(written), `${name} does not say ${written}`);
		text = text.replace(written, shorter);
	}
	const parsed: unknown = JSON.parse(text);
	const nodes = listAt(parsed, 'nodes').map((node) => {
		const ours = at(node, 'credentials', 'tencentCloudApi') !== undefined;
		const picked = { tencentCloudApi: { id: credential, name: 'emulator' } };
		return { ...Object(node), ...(ours ? { credentials: picked } : {}) };
	});
	return {
		name: textAt(parsed, 'name'),
		nodes,
		connections: { ...Object(at(parsed, 'connections')) },
		settings: { ...Object(at(parsed, 'settings')) },
	};
}
