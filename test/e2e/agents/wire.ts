import { at, listAt, textAt } from '../host/values';

/** A call as it goes over the wire, with the id that its answer will name. */
export interface NamedCall {
	id: string;
	tool: string;
	args: Record<string, unknown>;
}

/** What a request to a model says, whichever way it is written. */
export interface Heard {
	/** What the user says. */
	ask: string;
	/** The names of the tools on offer. */
	tools: string[];
	/** Every answer of a tool, with the id of its call. */
	answers: Array<{ id: string; text: string }>;
}

/** One of the two ways to speak to a model of OpenAI. */
export interface Wire {
	read(request: unknown): Heard;
	/** @param calls the calls of the answer; none where it is the text alone */
	write(id: string, calls: readonly NamedCall[], text: string): unknown;
}

/** What a message says, be it a text or parts. */
function textOf(message: unknown): string {
	const content = at(message, 'content');
	if (typeof content === 'string') return content;
	return listAt(message, 'content')
		.map((part) => textAt(part, 'text'))
		.join('');
}

const askOf = (messages: readonly unknown[]) =>
	textOf(messages.findLast((message) => at(message, 'role') === 'user'));

const now = () => Math.floor(Date.now() / 1000);

/** `/chat/completions`: n8n's OpenAI Chat Model with Use Responses API off. */
const chatCompletions: Wire = {
	read: (request) => {
		const messages = listAt(request, 'messages');
		return {
			ask: askOf(messages),
			tools: listAt(request, 'tools').map((tool) => textAt(tool, 'function', 'name')),
			answers: messages
				.filter((message) => at(message, 'role') === 'tool')
				.map((message) => ({ id: textAt(message, 'tool_call_id'), text: textOf(message) })),
		};
	},
	write: (id, calls, text) => {
		const tool_calls = calls.map(({ id: callId, tool: name, args }) => ({
			id: callId,
			type: 'function',
			function: { name, arguments: JSON.stringify(args) },
		}));
		const content = calls.length === 0 ? { content: text } : { content: null, tool_calls };
		const finish_reason = calls.length === 0 ? 'stop' : 'tool_calls';
		return {
			id,
			object: 'chat.completion',
			created: now(),
			model: 'scripted',
			choices: [{ index: 0, message: { role: 'assistant', ...content }, finish_reason }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	},
};

/** `/responses`: n8n's OpenAI node since version 2. */
const responses: Wire = {
	read: (request) => {
		const input = listAt(request, 'input');
		return {
			ask: askOf(input),
			tools: listAt(request, 'tools').map((tool) => textAt(tool, 'name')),
			answers: input
				.filter((one) => at(one, 'type') === 'function_call_output')
				.map((one) => ({ id: textAt(one, 'call_id'), text: textAt(one, 'output') })),
		};
	},
	write: (id, calls, text) => {
		const message = {
			id: `${id}-message`,
			type: 'message',
			role: 'assistant',
			status: 'completed',
			content: [{ type: 'output_text', text, annotations: [] }],
		};
		const output = calls.map(({ id: call_id, tool: name, args }) => ({
			id: `fc_${call_id}`,
			type: 'function_call',
			status: 'completed',
			call_id,
			name,
			arguments: JSON.stringify(args),
		}));
		return {
			id,
			object: 'response',
			created_at: now(),
			status: 'completed',
			model: 'scripted',
			output: calls.length === 0 ? [message] : output,
			usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
		};
	},
};

/** By the path of the request. */
export const WIRES: Readonly<Record<string, Wire>> = {
	'/v1/chat/completions': chatCompletions,
	'/v1/responses': responses,
};
