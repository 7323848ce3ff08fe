/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';

import { at, listAt, textAt } from '../host/values';

/** What a model asks of a tool, by the tool's name. */
export interface Call {
	tool: string;
	args: Record<string, unknown>;
}

/** A call, and what the model was told of it, word for word. */
export interface Told extends Call {
	answer: string;
}

/** One answer of a model: the calls it makes side by side, knowing what it was told before. */
export type Turn = (told: readonly Told[]) => Call[];

/** What it says when a script has ended. */
export const DONE = 'Done.';

interface Script {
	turns: Turn[];
	told: Told[];
	/** The calls of the answer before, by the id that they were made under. */
	open: Map<string, Call>;
}

/**
 * A model with a script, behind OpenAI's Chat Completions on loopback: the node of n8n that speaks to
 * OpenAI speaks to it.
 */
export class ModelServer {
	private scripts = new Map<string, Script>();
	private calls = 0;

	private constructor(
		private readonly server: Server,
		/** What the credential of OpenAI has for its base URL. */
		readonly url: string,
	) {}

	static async start(): Promise<ModelServer> {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const model = new ModelServer(
			server,
			`http://127.0.0.1:${textAt(server.address(), 'port')}/v1`,
		);
		server.on('request', (request, response) => {
			void model.reply(request).then(({ status, body }) => {
				response.writeHead(status, { 'content-type': 'application/json' });
				response.end(JSON.stringify(body));
			});
		});
		return model;
	}

	/**
	 * Gives it the scripts of the next conversations, each by what the user says in it; after the last
	 * turn it says that it is done.
	 */
	play(scripts: ReadonlyMap<string, readonly Turn[]>): void {
		this.scripts = new Map(
			[...scripts].map(([ask, turns]) => [ask, { turns: [...turns], told: [], open: new Map() }]),
		);
	}

	/** What it was told, one conversation after the other. @throws where a script was not played to its end */
	heard(): Told[] {
		return [...this.scripts.values()].flatMap(({ turns, told, open }) => {
			assert.equal(turns.length, 0, 'the agent ended before the script did');
			assert.equal(open.size, 0, 'the agent did not tell the model of every call');
			return told;
		});
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}

	/** A status that OpenAI's client does not try again after, where the script does not fit. */
	private async reply(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
		try {
			assert.equal(request.url, '/v1/chat/completions');
			return { status: 200, body: this.complete(JSON.parse(await text(request))) };
		} catch (error) {
			return { status: 400, body: { error: { message: String(error) } } };
		}
	}

	private complete(request: unknown): unknown {
		assert.notEqual(at(request, 'stream'), true, 'this model does not stream');
		const messages = listAt(request, 'messages');
		const script = this.scriptOf(messages);
		listen(script, messages);
		const calls = script.turns.shift()?.(script.told) ?? [];
		const offered = listAt(request, 'tools').map((tool) => textAt(tool, 'function', 'name'));
		for (const { tool } of calls) {
			assert.ok(offered.includes(tool), `${tool} is not among ${offered.join(', ')}`);
		}
		const message =
			calls.length === 0
				? { role: 'assistant', content: DONE }
				: { role: 'assistant', content: null, tool_calls: this.toolCalls(script, calls) };
		const finish_reason = calls.length === 0 ? 'stop' : 'tool_calls';
		return {
			id: `answer-${this.calls}`,
			object: 'chat.completion',
			created: Math.floor(Date.now() / 1000),
			model: 'scripted',
			choices: [{ index: 0, message, finish_reason }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	}

	private scriptOf(messages: readonly unknown[]): Script {
		const ask = textOf(messages.findLast((message) => at(message, 'role') === 'user'));
		const script = this.scripts.get(ask);
		assert.ok(script !== undefined, `no script for ${JSON.stringify(ask)}`);
		return script;
	}

	private toolCalls(script: Script, calls: readonly Call[]): unknown[] {
		return calls.map((call) => {
			this.calls += 1;
			const id = `call_${this.calls}`;
			script.open.set(id, call);
			const { tool: name, args } = call;
			return { id, type: 'function', function: { name, arguments: JSON.stringify(args) } };
		});
	}
}

/** Takes down what the messages tell of the calls that were made last, in the order they were made. */
function listen({ open, told }: Script, messages: readonly unknown[]): void {
	for (const [id, call] of open) {
		const answers = messages.filter(
			(message) => at(message, 'role') === 'tool' && at(message, 'tool_call_id') === id,
		);
		assert.equal(answers.length, 1, `${answers.length} answers to one call of ${call.tool}`);
		told.push({ ...call, answer: textOf(answers[0]) });
		open.delete(id);
	}
}

/** What a message says, be it a text or parts. */
function textOf(message: unknown): string {
	const content = at(message, 'content');
	if (typeof content === 'string') return content;
	return listAt(message, 'content')
		.map((part) => textAt(part, 'text'))
		.join('');
}
