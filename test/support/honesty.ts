/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: looks into errors as deeply as Node itself can */
import { inspect } from 'node:util';

import type { IDataObject } from 'n8n-workflow';

import type { Truth } from '../emulator';
import type { Finished } from './harness/runWorkflow';

function isPlain(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The facts of a failed item. */
export function detailsOf({ details }: IDataObject): IDataObject {
	if (!isPlain(details)) throw new Error('The item has no details.');
	return details;
}

/** What an item claims: its outcome, of a failed item the one in its details. */
export function outcomeOf(item: IDataObject): string {
	return String('error' in item ? detailsOf(item).outcome : item.outcome);
}

/**
 * Holds what an item claims about a channel's task against the service's own truth: a task ID handed
 * out exists, and nothing is called not created that was.
 */
export function expectTrue(item: IDataObject, channel: string, truth: Truth): void {
	const ids = truth.tasks().flatMap((task) => (task.channel === channel ? [task.id] : []));
	if (!('error' in item)) {
		expect(['created', 'existing', 'recovered']).toContain(item.outcome);
		expect(ids).toContain(item.task_id);
		return;
	}
	expect(item.error).toMatch(/^[A-Z][^]*\.$/);
	if (outcomeOf(item) === 'not_created') {
		expect(ids).toEqual([]);
		expect(item.error).toMatch(/No task was created\.$/);
		return;
	}
	expect(outcomeOf(item)).toBe('unknown');
	expect(item.error).toMatch(/may exist/);
	expect(item.error).toContain(`"${channel}"`);
	// n8n's stock texts advise to try again, which could record twice.
	expect(item.error).not.toMatch(/\b(retry|try again)\b/i);
}

/** Everything a finished execution keeps, as n8n saves it and as an error shows it. */
export function everythingIn(finished: Finished): string {
	const shown = inspect(finished.run, {
		depth: Infinity,
		maxArrayLength: Infinity,
		maxStringLength: Infinity,
		breakLength: Infinity,
	});
	return `${shown}\n${JSON.stringify(finished.run)}`;
}

/** Nothing secret, and nothing signed, is in what an execution leaves behind. */
export function expectNothingSecret(finished: Finished, secrets: string[]): void {
	const everything = everythingIn(finished);
	for (const secret of secrets) expect(everything).not.toContain(secret);
	expect(everything).not.toMatch(/Signature(=|%3D)/i);
}
