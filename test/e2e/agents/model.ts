/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';

import { at, textAt } from '../host/values';
import { waitFor } from '../host/waitFor';
import { WIRES, type Heard, type Wire } from './wire';

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
export type Turn = (told: readonly Told[]) => Call[] | Promise<Call[]>;

/** What it says when a script has ended. */
export const DONE = 'Done.';

interface Script {
	turns: Turn[];
	told: Told[];
	/** The calls of the answer before, by the id that they were made under. */
	open: Map<string, Call>;
	/** Whether it was said that it is done. */
	isOver: boolean;
}

/**
 * A model with a script, on loopback, that understands what OpenAI's do: the nodes of n8n that speak to
 * OpenAI speak to it.
 */
export class ModelServer {
	private scripts = new Map<string, Script>();
	private calls = 0;
	private answers = 0;

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
			[...scripts].map(([ask, turns]) => [
				ask,
				{ turns: [...turns], told: [], open: new Map(), isOver: false },
			]),
		);
	}

	/** Waits until it has said in every conversation that it is done. @throws Error after so many seconds */
	async ended(seconds: number): Promise<void> {
		await waitFor('the last answer of the model', seconds, () => {
			return [...this.scripts.values()].every(({ isOver }) => isOver) || undefined;
		});
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
			const wire = WIRES[request.url ?? ''];
			assert.ok(wire !== undefined, `no such path: ${String(request.url)}`);
			return { status: 200, body: await this.complete(wire, JSON.parse(await text(request))) };
		} catch (error) {
			return { status: 400, body: { error: { message: String(error) } } };
		}
	}

	private async complete(wire: Wire, request: unknown): Promise<unknown> {
		assert.notEqual(at(request, 'stream'), true, 'this model does not stream');
		const heard = wire.read(request);
		const script = this.scripts.get(heard.ask);
		assert.ok(script !== undefined, `no script for ${JSON.stringify(heard.ask)}`);
		listen(script, heard);
		const turn = script.turns.shift();
		script.isOver = turn === undefined;
		const made = turn === undefined ? [] : await turn(script.told);
		const calls = made.map((call) => {
			assert.ok(
				heard.tools.includes(call.tool),
				`${call.tool} is not among ${heard.tools.join(', ')}`,
			);
			this.calls += 1;
			return { id: `call_${this.calls}`, ...call };
		});
		for (const { id, ...call } of calls) script.open.set(id, call);
		this.answers += 1;
		return wire.write(`answer-${this.answers}`, calls, DONE);
	}
}

/** Takes down what is told of the calls that were made last, in the order they were made. */
function listen({ open, told }: Script, { answers }: Heard): void {
	for (const [id, call] of open) {
		const own = answers.filter((answer) => answer.id === id);
		assert.equal(own.length, 1, `${own.length} answers to one call of ${call.tool}`);
		told.push({ ...call, answer: own[0]?.text ?? '' });
		open.delete(id);
	}
}
