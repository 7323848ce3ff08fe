/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a program of its own: runs on Node itself, never inside n8n */
import { startEmulator, type Emulator } from '../../emulator';
import { liveClient } from './contenders/sdk';
import { createParameters, fileId, jobAt } from './job';
import { isAsk, type Answer, type Ask, type OpenAsk, type ServerTruth } from './protocol';

/** Milliseconds since the files that were there before. */
const FILES_SINCE = 3_600_000;

/* The emulator in a process of its own, so that its work is not counted as a contender's. */

const running = new Map<string, Emulator>();

type Opened = Required<Pick<Answer, 'url' | 'taskIds'>>;

async function open({ latencyMs, perSecond, recorded = 0 }: OpenAsk): Promise<Opened> {
	const emulator = await startEmulator({ limits: { v3PerSecond: Number.POSITIVE_INFINITY } });
	running.set(emulator.url, emulator);
	const taskIds = await record(emulator, recorded);
	emulator.state.latencyMs = latencyMs;
	if (perSecond !== null) emulator.state.limits.v3PerSecond = perSecond;
	return { url: emulator.url, taskIds };
}

/** Makes a task and a file of each of so many streams. */
async function record(emulator: Emulator, count: number): Promise<string[]> {
	const job = jobAt(emulator.url, count);
	const client = liveClient(job);
	const taskIds: string[] = [];
	for (const [index, stream] of job.streams.entries()) {
		const { TaskId = '' } = await client.CreateRecordTask(createParameters(job, stream));
		taskIds.push(TaskId);
		const [domain, app] = [job.domain, job.appName];
		const end = Date.now() - FILES_SINCE;
		const times = { start: end - FILES_SINCE, end, createdAt: end };
		emulator.state.files.push({ id: fileId(index), domain, app, stream, format: 'mp4', ...times });
	}
	return taskIds;
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
		calls: requests.length,
	};
}

async function carryOut(ask: Ask): Promise<Pick<Answer, 'url' | 'taskIds' | 'truth'>> {
	if (ask.command === 'open') return await open(ask);
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
