/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';

import type { WorkflowJson } from '../host/session';
import { listAt, textAt } from '../host/values';
import { waitFor } from '../host/waitFor';
import { isOurTool, to } from './workflow';

const REVIEW = 'Review';

/** n8n takes no answer of a program: what a browser calls itself. */
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36';

/** Seconds in which n8n comes to wait for an answer. */
const PATIENCE = 20;

/** The workflow of an agent, with a human's review before each of our tools is run. */
export function withReview(workflow: WorkflowJson, telegram: string): WorkflowJson {
	const review = {
		id: 'review',
		name: REVIEW,
		type: 'n8n-nodes-base.telegramHitlTool',
		typeVersion: 1.2,
		position: [300, 400],
		credentials: { telegramApi: { id: telegram, name: 'reviewer' } },
		parameters: {
			resource: 'message',
			operation: 'sendAndWait',
			chatId: '1',
			message: '=May it run {{ $tool.name }}?',
			responseType: 'approval',
			approvalOptions: { values: { approvalType: 'double' } },
			options: {},
		},
	};
	const tools = workflow.nodes.filter(isOurTool).map((node) => textAt(node, 'name'));
	return {
		...workflow,
		nodes: [...workflow.nodes, review],
		connections: {
			...workflow.connections,
			...Object.fromEntries(tools.map((tool) => [tool, to(REVIEW, 'ai_tool')])),
			[REVIEW]: to('Agent', 'ai_tool'),
		},
	};
}

/** Somebody whom n8n asks by Telegram, on loopback, and who presses a button of each message. */
export class Reviewer {
	/** Which button the next messages get. */
	readonly answers: Array<'Approve' | 'Decline'> = [];
	private failure: unknown;

	private constructor(
		private readonly server: Server,
		/** What the credential of Telegram has for its base URL. */
		readonly url: string,
	) {}

	static async start(): Promise<Reviewer> {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const reviewer = new Reviewer(server, `http://127.0.0.1:${textAt(server.address(), 'port')}`);
		server.on('request', (request, response) => {
			void reviewer.receive(request).then(() => {
				response.writeHead(200, { 'content-type': 'application/json' });
				response.end(JSON.stringify({ ok: true, result: { message_id: 1 } }));
			});
		});
		return reviewer;
	}

	/** @throws what went wrong with an answer */
	check(): void {
		if (this.failure !== undefined) throw this.failure;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}

	private async receive(request: IncomingMessage): Promise<void> {
		const message: unknown = JSON.parse(await text(request));
		// After the message is answered: only then n8n begins to wait for what is pressed.
		this.press(message).catch((error: unknown) => {
			this.failure = error;
		});
	}

	private async press(message: unknown): Promise<void> {
		const wanted = this.answers.shift();
		assert.ok(wanted !== undefined, 'nobody meant to be asked');
		const buttons = listAt(message, 'reply_markup', 'inline_keyboard').flatMap((row) =>
			listAt(row),
		);
		const place = wanted === 'Approve' ? 'approved=true' : 'approved=false';
		const url = buttons.map((button) => textAt(button, 'url')).find((one) => one.includes(place));
		assert.ok(url !== undefined, JSON.stringify(message));
		await waitFor(`n8n to take the answer of ${url}`, PATIENCE, async () => {
			const { ok } = await fetch(url, { headers: { 'user-agent': BROWSER } });
			return ok || undefined;
		});
	}
}
