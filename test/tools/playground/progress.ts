/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a program of its own: runs on Node itself, never inside n8n */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { at } from '../../e2e/host/values';
import { CACHE, ROOT } from '../../support/folders';

/** Milliseconds between two looks; where the output is no terminal, a line only every so many looks. */
const LOOK = 1_000;
const LINE_EVERY = 15;

/** One line that moves while something goes on: what, how far, for how long. */
export class Progress {
	private words = '';

	private readonly started = Date.now();

	private looks = 0;

	private readonly timer = setInterval(() => this.look(), LOOK);

	/** @param detail how far it is; nothing where that is not known */
	constructor(private readonly detail: () => string) {}

	/** What goes on from now. */
	say(words: string): void {
		this.words = words;
		this.write();
	}

	/** Leaves the line as it is. */
	end(): void {
		clearInterval(this.timer);
		if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
	}

	private look(): void {
		this.looks += 1;
		if (process.stdout.isTTY || this.looks % LINE_EVERY === 0) this.write();
	}

	private write(): void {
		if (this.words === '') return;
		const seconds = Math.round((Date.now() - this.started) / 1000);
		const line = `${String(seconds).padStart(4)} s  ${this.words}${this.detail()}`;
		process.stdout.write(process.stdout.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
	}
}

/** Says how many of n8n's packages are there, while they are installed. */
export function installedSoFar(): () => string {
	const lock: unknown = JSON.parse(
		readFileSync(path.join(ROOT, 'test/e2e/n8n/package-lock.json'), 'utf8'),
	);
	const all = Object.keys(Object(at(lock, 'packages'))).filter((name) => name !== '');
	let missing = all;
	return () => {
		if (existsSync(path.join(CACHE, 'n8n/.complete'))) return '';
		missing = missing.filter((name) => !existsSync(path.join(CACHE, 'n8n', name, 'package.json')));
		return `: ${all.length - missing.length} of ${all.length} packages`;
	};
}
