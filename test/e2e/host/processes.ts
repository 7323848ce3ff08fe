/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** Milliseconds a process has to end after SIGTERM before it is killed. */
const PATIENCE = 15_000;

export interface StartOptions extends Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'> {
	/** The file that takes what the process prints; a second start appends to it. */
	log: string;
}

/** A program that was started, in a process group of its own. */
export class Program {
	private constructor(
		readonly name: string,
		private readonly child: ChildProcess,
		private readonly logFile: string,
	) {}

	static start(name: string, command: string, args: string[], options: StartOptions): Program {
		const { log, ...rest } = options;
		const output = openSync(log, 'a');
		// A group of its own: a kill takes its children along, and Ctrl+C does not reach it before us.
		const child = spawn(command, args, {
			...rest,
			detached: true,
			stdio: ['ignore', output, output],
		});
		child.once('error', () => undefined);
		closeSync(output);
		return new Program(name, child, log);
	}

	get isRunning(): boolean {
		return (
			this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null
		);
	}

	/** Everything it has printed. */
	log(): string {
		return readFileSync(this.logFile, 'utf8');
	}

	/** Ends it with its children; resolves when it is gone. */
	async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
		if (!this.isRunning) return;
		const gone = once(this.child, 'exit');
		this.signal(signal);
		const timer = setTimeout(() => this.signal('SIGKILL'), PATIENCE);
		await gone;
		clearTimeout(timer);
	}

	/** Without waiting: for the moment this process itself ends. */
	signal(signal: 'SIGTERM' | 'SIGKILL'): void {
		if (!this.isRunning || this.child.pid === undefined) return;
		try {
			process.kill(-this.child.pid, signal);
		} catch {
			// It ended between the check and the signal.
		}
	}
}

/** All programs of a run, so that none is left when it ends, however it ends. */
export class Programs {
	private readonly started: Program[] = [];

	constructor() {
		process.on('exit', () => {
			for (const program of this.started) program.signal('SIGKILL');
		});
	}

	start(name: string, command: string, args: string[], options: StartOptions): Program {
		const program = Program.start(name, command, args, options);
		this.started.push(program);
		return program;
	}

	/** The last started first: what was started later may need what was started before. */
	async stopAll(): Promise<void> {
		for (const program of this.started.toReversed()) await program.stop();
	}
}
