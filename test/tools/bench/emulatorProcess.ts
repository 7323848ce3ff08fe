/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a program of its own: runs on Node itself, never inside n8n */
import { startEmulator, type Emulator } from '../../emulator';
import { isAsk, type Answer, type Ask, type ServerTruth } from './protocol';

/* The emulator in a process of its own, so that its work is not counted as a contender's. */

const running = new Map<string, Emulator>();

async function open(latencyMs: number, perSecond: number | null): Promise<string> {
	const emulator = await startEmulator({
		latencyMs,
		limits: { v3PerSecond: perSecond ?? Number.POSITIVE_INFINITY },
	});
	running.set(emulator.url, emulator);
	return emulator.url;
}

function truthOf({ truth }: Emulator): ServerTruth {
	const requests = truth.requests();
	const tasks = truth.tasks();
	const intents = new Set(tasks.map(({ channel, start, end }) => `${channel} ${start} ${end}`));
	const refused = requests.filter(({ result }) => result === 'refused');
	const throttled = refused.filter(({ code }) => code === 'RequestLimitExceeded').length;
	return {
		tasks: tasks.length,
		duplicates: tasks.length - intents.size,
		throttled,
		refusedOtherwise: refused.length - throttled,
		creates: requests.filter(({ action }) => action === 'CreateRecordTask').length,
		lookUps: requests.filter(({ action }) => action === 'DescribeRecordTask').length,
	};
}

async function carryOut(ask: Ask): Promise<Pick<Answer, 'url' | 'truth'>> {
	if (ask.command === 'open') return { url: await open(ask.latencyMs, ask.perSecond) };
	const emulator = running.get(ask.url);
	if (emulator === undefined) throw new Error(`No emulator runs at ${ask.url}.`);
	const truth = truthOf(emulator);
	running.delete(ask.url);
	await emulator.close();
	return { truth };
}

process.on('message', (message) => {
	if (!isAsk(message)) return;
	const { number } = message;
	carryOut(message).then(
		(done) => process.send?.({ number, ...done }),
		(error: unknown) => process.send?.({ number, problem: String(error) }),
	);
});
// The parent is gone: nobody will ask any more.
process.on('disconnect', () => process.exit(0));
