/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: runs on Node itself, never inside n8n */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { isAnswer, isWrites, READY, TELL_WRITES, type Answer, type Ask } from './protocol';

/** Milliseconds: following another's claim takes 54 seconds at most, on an idle machine. */
const PATIENCE = 150_000;

/** A process that runs the node when it is asked to. */
export class Claimant {
	private asked = 0;
	private readonly waiting = new Map<number, (answer: Answer) => void>();

	private constructor(private readonly child: ChildProcess) {
		child.on('message', (message) => {
			if (!isAnswer(message)) return;
			this.waiting.get(message.number)?.(message);
			this.waiting.delete(message.number);
		});
	}

	/** @param env of the database and the home that it shares with others */
	static async start(n8nFile: string, env: Record<string, string>): Promise<Claimant> {
		const child = fork(path.join(__dirname, 'claimant.ts'), [n8nFile], {
			env,
			stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		});
		const claimant = new Claimant(child);
		const ended = once(child, 'exit').then(([code]) => {
			throw new Error(`A process ended at once, with ${code}.`);
		});
		ended.catch(() => undefined);
		const ready = once(child, 'message');
		const [message] = await Promise.race([ready, ended]);
		if (message !== READY) throw new Error(`A process said ${String(message)}.`);
		return claimant;
	}

	async record(ask: Omit<Ask, 'number'>): Promise<Answer> {
		const number = ++this.asked;
		return await new Promise<Answer>((resolve, reject) => {
			const late = setTimeout(() => reject(new Error(`No answer for ${ask.stream}.`)), PATIENCE);
			this.waiting.set(number, (answer) => {
				clearTimeout(late);
				resolve(answer);
			});
			this.child.send({ number, ...ask });
		});
	}

	/** How long its writes took since the last call, milliseconds. */
	async takeWrites(): Promise<number[]> {
		return await new Promise<number[]>((resolve) => {
			const listen = (message: unknown) => {
				if (!isWrites(message)) return;
				this.child.off('message', listen);
				resolve(message.writes);
			};
			this.child.on('message', listen);
			this.child.send(TELL_WRITES);
		});
	}

	async stop(): Promise<void> {
		if (this.child.exitCode !== null || this.child.signalCode !== null) return;
		const gone = once(this.child, 'exit');
		this.child.disconnect();
		await gone;
	}
}
