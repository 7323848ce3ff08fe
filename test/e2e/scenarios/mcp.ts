/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import { McpClient } from '../agents/mcpClient';
import { writeTable } from '../agents/page';
import { playRows, secondsOf } from '../agents/play';
import { ROWS } from '../agents/rows';
import { leaveDomainToModel } from '../agents/tools';
import { readExample } from '../host/exampleFiles';
import type { Session } from '../host/session';
import { at } from '../host/values';
import type { Lab } from '../lab';
import type { Scenario } from '../scenario';

const TOKEN = 'only-for-these-tests';

/** What the path of the example is. */
const PATH = 'record-streams';

/** Each tool is listed with words that teach, of which OpenAI's models take 1,024 characters. */
async function assertListed(client: McpClient): Promise<void> {
	const tools = await client.tools();
	assert.deepEqual(tools.map(({ name }) => name).sort(), [
		'List_recording_tasks',
		'Record_stream',
		'Stop_recording_task',
	]);
	for (const { name, description = '' } of tools) {
		assert.match(description, /The same call again is/i, name);
		assert.ok(
			description.length <= 1024,
			`${name} is described in ${description.length} characters`,
		);
	}
	const record = tools.find(({ name }) => name === 'Record_stream');
	assert.deepEqual(at(record?.inputSchema, 'required'), ['Stream_Name', 'Tape_Type', 'End_Time']);
}

/** @param name as the page names it */
async function play(lab: Lab, name: string, url: string, session: Session): Promise<string> {
	const emulator = await lab.emulator();
	const tencent = await session.createCredential(name, lab.credential(emulator));
	const bearer = await session.createCredential(name, { token: TOKEN }, 'httpBearerAuth');
	const example = await readExample('record-through-mcp', tencent);
	const nodes = leaveDomainToModel(example.nodes).map((node) =>
		at(node, 'name') === 'MCP Server Trigger'
			? { ...Object(node), credentials: { httpBearerAuth: { id: bearer, name } } }
			: node,
	);
	const workflow = await session.createWorkflow({ ...example, nodes });
	await session.publish(workflow);
	const server = `${url}/mcp/${PATH}`;
	await assert.rejects(McpClient.connect(name, server, 'somebody else'));
	const client = await McpClient.connect(name, server, TOKEN);
	try {
		await assertListed(client);
		// A client has no batches.
		const rows = ROWS.filter(({ batch }) => batch === undefined);
		const played = await playRows(lab, emulator, client, rows);
		if (lab.write) await writeTable(name, played);
		return `3 tools listed, ${played.length} rows in ${secondsOf(played)} s`;
	} finally {
		await client.close();
		await session.unpublish(workflow);
	}
}

async function run(lab: Lab): Promise<string> {
	const { n8n, session } = await lab.n8n();
	return await play(lab, 'MCP', n8n.url, session);
}

async function runQueue(lab: Lab): Promise<string> {
	const { main, session } = await lab.fleet();
	return await play(lab, 'MCP, queue mode', main.url, session);
}

/** The example for MCP, in the hands of a real client. */
export const mcp: Scenario = { name: 'mcp', run };

/** The same where workers run the tools. */
export const mcpQueue: Scenario = { name: 'mcp-queue', slow: true, run: runQueue };
