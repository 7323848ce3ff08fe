/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a program of its own: runs on Node itself, never inside n8n */
import { createRequire } from 'node:module';

import type { IDataDeduplicator } from 'n8n-workflow';

type Callable = (...given: unknown[]) => unknown;

const isCallable = (value: unknown): value is Callable => typeof value === 'function';

/** A function of something that came without types. @throws Error where it is not there */
function functionOf(owner: unknown, name: string): Callable {
	const found: unknown = Reflect.get(Object(owner), name);
	if (!isCallable(found)) throw new Error(`This n8n has no ${name}.`);
	return (...given) => Reflect.apply(found, owner, given);
}

function isDeduplicator(value: unknown): value is IDataDeduplicator {
	return isCallable(Reflect.get(Object(value), 'checkProcessedAndRecord'));
}

/**
 * Connects the installed n8n's own database layer, as its processes do, to the database that the
 * environment names.
 *
 * @param n8nFile the file that starts that n8n
 * @returns what n8n itself answers `checkProcessedAndRecord` with
 */
export async function connectedDeduplicator(n8nFile: string): Promise<IDataDeduplicator> {
	const load = createRequire(n8nFile);
	load('reflect-metadata');
	const container: unknown = Reflect.get(Object(load('@n8n/di')), 'Container');
	const connectionType: unknown = Reflect.get(Object(load('@n8n/db')), 'DbConnection');
	const connection = functionOf(container, 'get')(connectionType);
	await functionOf(connection, 'init')();
	const deduplicator = functionOf(load('n8n/dist/deduplication'), 'getDataDeduplicationService')();
	if (!isDeduplicator(deduplicator)) throw new Error('This n8n has no helper for deduplication.');
	return deduplicator;
}
