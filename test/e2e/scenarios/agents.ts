/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import { playCrews } from '../agents/crews';
import { DONE, ModelServer, type Turn } from '../agents/model';
import { writeTable } from '../agents/page';
import { playRows, secondsOf, type Hands } from '../agents/play';
import { Reviewer } from '../agents/Reviewer';
import { APPROVED_ROW, DECLINED_ROW, type Row } from '../agents/rows';
import { REVIEWED, SETTINGS, type Setting } from '../agents/settings';
import { callWebhook } from '../host/callWebhook';
import { at } from '../host/values';
import type { Installed, Lab } from '../lab';
import type { Scenario } from '../scenario';

/** Seconds for a conversation in which a human is asked. */
const REVIEW_TAKES = 40;

const askOf = (item: number) => `Record show ${item + 1}.`;

/** A user who asks, and a model that has a script. */
function handsOf({ name, hands }: Setting, url: string, model: ModelServer): Hands {
	return {
		name,
		async converse(turns, batch) {
			const asks = batch === undefined ? [askOf(0)] : turns.map((_turn, item) => askOf(item));
			if (hands === 'crews') playCrews(model, askOf(0), turns);
			else if (batch === undefined) model.play(new Map([[askOf(0), turns]]));
			else model.play(new Map(turns.map((turn, item) => [askOf(item), [turn]])));
			const { status, body } = await callWebhook(url, { asks, batch: batch ?? 1 });
			const said = JSON.stringify(body);
			assert.equal(status, 200, said);
			assert.equal(said.split(DONE).length - 1, asks.length, said);
			return model.heard();
		},
	};
}

/** What n8n wants of a model for a tool that a human is asked about. */
const gated =
	(turn: Turn): Turn =>
	async (told) => {
		const calls = await turn(told);
		return calls.map(({ tool, args }) => ({
			tool,
			args: { toolParameters: args, hitlParameters: {} },
		}));
	};

/** The same where n8n asks a human in between: the webhook is answered long before the model is. */
function reviewedHands(name: string, url: string, model: ModelServer, reviewer: Reviewer): Hands {
	return {
		name,
		async converse(turns) {
			model.play(new Map([[askOf(0), turns.map(gated)]]));
			await callWebhook(url, { asks: [askOf(0)], batch: 1 });
			await model.ended(REVIEW_TAKES);
			reviewer.check();
			return model
				.heard()
				.map((told) => ({ ...told, args: { ...Object(at(told.args, 'toolParameters')) } }));
		},
	};
}

type Played = Pick<Setting, 'name' | 'path' | 'workflow'>;

async function play(
	lab: Lab,
	{ n8n, session }: Installed,
	model: ModelServer,
	{ name, path, workflow }: Played,
	rows: readonly Row[],
	hands: (url: string) => Hands,
	reviewer?: Reviewer,
): Promise<string> {
	const emulator = await lab.emulator();
	const create = async (data: Record<string, unknown>, type?: string) =>
		await session.createCredential(name, data, type);
	const saved = await session.createWorkflow(
		await workflow({
			tencent: await create(lab.credential(emulator)),
			openAi: await create({ apiKey: 'scripted', url: model.url }, 'openAiApi'),
			telegram: await create({ accessToken: '1:a', baseUrl: reviewer?.url ?? '' }, 'telegramApi'),
		}),
	);
	await session.publish(saved);
	const played = await playRows(lab, emulator, hands(`${n8n.url}/webhook/${path}`), rows);
	await session.unpublish(saved);
	if (lab.write) await writeTable(name, played);
	return `${name}: ${played.length} rows in ${secondsOf(played)} s`;
}

/** A human looks at what the model wants, and lets it, or not. */
async function review(lab: Lab, installed: Installed, model: ModelServer): Promise<string> {
	const reviewer = await Reviewer.start();
	try {
		reviewer.answers.push('Approve', 'Decline');
		const hands = (url: string) => reviewedHands(REVIEWED.name, url, model, reviewer);
		const rows = [APPROVED_ROW, DECLINED_ROW];
		return await play(lab, installed, model, REVIEWED, rows, hands, reviewer);
	} finally {
		await reviewer.close();
	}
}

async function run(lab: Lab): Promise<string> {
	const installed = await lab.n8n();
	const model = await ModelServer.start();
	try {
		const facts: string[] = [];
		for (const setting of SETTINGS) {
			const hands = (url: string) => handsOf(setting, url, model);
			facts.push(await play(lab, installed, model, setting, setting.rows, hands));
		}
		return [...facts, await review(lab, installed, model)].join('; ');
	} finally {
		await model.close();
	}
}

/** The example for an agent, in the hands of a scripted model. */
export const agents: Scenario = { name: 'agents', run };
