import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

import { at, listAt } from '../host/values';
import type { Call, Told } from './model';
import type { Hands } from './play';

/** What a client sees of a tool. */
export interface OfferedTool {
	name: string;
	description?: string;
	inputSchema: unknown;
}

/** A client of the Model Context Protocol, the official one, with its own patience of a minute. */
export class McpClient implements Hands {
	private constructor(
		readonly name: string,
		private readonly client: Client,
	) {}

	/** @param name as the page names it @param token what the server takes as the bearer's */
	static async connect(name: string, url: string, token: string): Promise<McpClient> {
		const client = new Client({ name: 'end-to-end', version: '1.0.0' });
		const requestInit = { headers: { authorization: `Bearer ${token}` } };
		await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }));
		return new McpClient(name, client);
	}

	async tools(): Promise<OfferedTool[]> {
		return (await this.client.listTools()).tools;
	}

	async converse(turns: Parameters<Hands['converse']>[0]): Promise<Told[]> {
		const told: Told[] = [];
		for (const turn of turns) {
			const calls = await turn(told);
			told.push(...(await Promise.all(calls.map(async (call) => await this.call(call)))));
		}
		return told;
	}

	async close(): Promise<void> {
		await this.client.close();
	}

	/** @throws where the answer is anything but one text, which is all that a model is handed */
	private async call(call: Call): Promise<Told> {
		const result = await this.client.callTool({ name: call.tool, arguments: call.args });
		const [content, ...more] = listAt(result, 'content');
		const answer = at(content, 'text');
		if (typeof answer !== 'string' || more.length > 0) {
			throw new Error(`${call.tool} answered ${JSON.stringify(result)}`);
		}
		return { ...call, answer };
	}
}
