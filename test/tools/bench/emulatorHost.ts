/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: runs on Node itself, never inside n8n */
import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';

import { isAnswer, type Answer, type Ask, type Conditions, type ServerTruth } from './protocol';

/** A service that runs in another process, with no task in it at first. */
export interface RemoteEmulator {
	url: string;
	/** Of the tasks that were there before, in the order of their streams. */
	taskIds: string[];
	/** Ends it. */
	close(): Promise<ServerTruth>;
}

/** Runs emulators in a process beside this one. */
export class EmulatorHost {
	private asked = 0;
	private readonly waiting = new Map<number, (answer: Answer) => void>();

	private constructor(private readonly child: ChildProcess) {
		child.on('message', (message) => {
			if (!isAnswer(message)) return;
			this.waiting.get(message.number)?.(message);
			this.waiting.delete(message.number);
		});
	}

	static start(): EmulatorHost {
		return new EmulatorHost(fork(path.join(__dirname, 'emulatorProcess.ts')));
	}

	/** Every contender gets a service of its own, so that none finds the tasks of another. */
	async open(conditions: Conditions): Promise<RemoteEmulator> {
		const { url, taskIds = [] } = await this.ask({ command: 'open', ...conditions });
		if (url === undefined) throw new Error('The emulator has no address.');
		return {
			url,
			taskIds,
			close: async () => {
				const { truth } = await this.ask({ command: 'close', url });
				if (truth === undefined) throw new Error('The emulator told no truth.');
				return truth;
			},
		};
	}

	stop(): void {
		this.child.disconnect();
	}

	private async ask(ask: DistributiveOmit<Ask, 'number'>): Promise<Answer> {
		const number = ++this.asked;
		const answer = await new Promise<Answer>((resolve) => {
			this.waiting.set(number, resolve);
			this.child.send({ number, ...ask });
		});
		if (answer.problem !== undefined) throw new Error(answer.problem);
		return answer;
	}
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
