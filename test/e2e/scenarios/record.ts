/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import type { Emulator, EmulatorOptions } from '../../emulator';
import { callWebhook, type WebhookAnswer } from '../host/callWebhook';
import type { Fleet } from '../host/fleet';
import type { Saved } from '../host/session';
import { at } from '../host/values';
import { chain, DOMAIN, locator, tencentLive, webhook } from '../host/workflows';
import type { Lab } from '../lab';

/** How often a sender sends what got no good answer before it gives up. */
const MOST_TRIES = 8;

/** A published workflow in queue mode that records the stream its webhook is called with. */
export class Recorder {
	/** Answers that were none, or no success: their senders sent again. */
	failed = 0;

	private constructor(
		readonly fleet: Fleet,
		readonly emulator: Emulator,
		readonly workflow: Saved,
		private readonly url: string,
		private readonly until: string,
	) {}

	/** @param name of the webhook's path: each needs another one */
	static async publish(
		lab: Lab,
		name: string,
		service: EmulatorOptions,
		options: Record<string, unknown> = {},
	): Promise<Recorder> {
		const fleet = await lab.fleet();
		const { session, main } = fleet;
		const emulator = await lab.emulator(service);
		const credential = await session.createCredential(name, lab.credential(emulator));
		const parameters = {
			domain: locator('name', DOMAIN),
			channel: locator('id', '={{ $json.body.stream }}'),
			endTime: '={{ $json.body.until }}',
			options,
		};
		const node = tencentLive(credential, parameters);
		const workflow = await session.createWorkflow(chain(name, webhook(name, 'lastNode'), node));
		await session.publish(workflow);
		const until = new Date(Date.now() + 3_600_000).toISOString();
		return new Recorder(fleet, emulator, workflow, `${main.url}/webhook/${name}`, until);
	}

	async call(stream: string): Promise<WebhookAnswer> {
		return await callWebhook(this.url, { stream, until: this.until });
	}

	/** What a sender does: sends again what got no good answer. */
	async callUntilAnswered(stream: string): Promise<WebhookAnswer> {
		for (let tries = 1; ; tries++) {
			const answer = await this.call(stream).catch((error: unknown) => ({
				status: 0,
				body: String(error),
			}));
			if (answer.status === 200 || tries === MOST_TRIES) return answer;
			this.failed += 1;
		}
	}

	tasksOf(stream: string): string[] {
		const tasks = this.emulator.truth.tasks().filter(({ channel }) => channel === stream);
		return tasks.map(({ id }) => id);
	}

	/** @returns how many of the answers said that they made the task */
	assertOneTask(stream: string, answers: readonly WebhookAnswer[]): number {
		const tasks = this.tasksOf(stream);
		assert.equal(tasks.length, 1, `${stream}: ${tasks.length} tasks`);
		for (const { status, body } of answers) {
			assert.equal(status, 200, JSON.stringify(body));
			assert.equal(at(body, 'task_id'), tasks[0], JSON.stringify(body));
		}
		return answers.filter(({ body }) => at(body, 'outcome') === 'created').length;
	}

	async unpublish(): Promise<void> {
		await this.fleet.session.unpublish(this.workflow);
	}
}
