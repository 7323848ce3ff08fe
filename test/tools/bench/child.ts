/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: runs on Node itself, never inside n8n */
import { fork } from 'node:child_process';
import path from 'node:path';

/**
 * Runs a program of this folder in a fresh process, with its garbage collector at hand, and gives
 * what it reports.
 *
 * @throws Error when it ends without a report
 */
export async function inFreshProcess<T>(
	file: string,
	isReport: (message: unknown) => message is T,
	args: readonly string[] = [],
): Promise<T> {
	const child = fork(path.join(__dirname, file), args, {
		execArgv: [...process.execArgv, '--expose-gc'],
	});
	return await new Promise<T>((resolve, reject) => {
		let report: T | undefined;
		child.on('message', (message) => {
			if (isReport(message)) report = message;
		});
		child.on('error', reject);
		child.on('exit', (code) => {
			if (report === undefined) reject(new Error(`${file} ended with ${code} and no report.`));
			else resolve(report);
		});
	});
}

/** Runs the main part of such a program and reports what it gives. */
export function report(main: () => Promise<object>): void {
	main().then(
		(result) => process.send?.(result, () => process.exit(0)),
		(error: unknown) => {
			process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
			process.exit(1);
		},
	);
}

/** Bytes the heap still holds after everything unused is gone. */
export function heapAfterCollection(): number {
	if (globalThis.gc === undefined) throw new Error('Start this with --expose-gc.');
	globalThis.gc();
	globalThis.gc();
	return process.memoryUsage().heapUsed;
}

/** Microseconds of CPU this process has used. */
export function cpuUsed(): number {
	const { user, system } = process.cpuUsage();
	return user + system;
}
