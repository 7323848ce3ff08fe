import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { InvalidParameterError } from '../../../../nodes/TencentLive/api/InvalidParameterError';
import { NotFoundError } from '../../../../nodes/TencentLive/api/NotFoundError';
import {
	describeError,
	failedItem,
	nodeError,
	toNodeError,
	type ItemError,
} from '../../../../nodes/TencentLive/n8n/errors';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import { NODE } from '../support/thrownByNode';

const BY_SERVICE: ItemError = {
	message: 'The channel does not exist.',
	description: 'Tencent Cloud: channel not found',
	otherwise: "Nothing was done. Tencent Cloud's own words say what to change.",
	forModel:
		'The channel does not exist. Tencent Cloud\'s own words: "channel not found". The same values fail again: call with other values, or tell the user what happened.',
	details: { code: '20301', request_id: 'r-1' },
	byService: true,
	throttled: false,
};
const BY_US: ItemError = {
	message: 'Channel: is empty.',
	description: undefined,
	otherwise: 'Nothing was sent. Mend the value.',
	forModel:
		'Channel: is empty. Nothing was sent. Call again with a value that fits; if it is none of yours, tell the user.',
	details: { code: null, request_id: null, field: 'Channel' },
	byService: false,
	throttled: false,
};

describe('describeError', () => {
	it('tells what the service said', () => {
		const failure = new ApiError('rejected', 'The channel does not exist.', {
			code: '20301',
			requestId: 'r-1',
			detail: 'channel not found',
		});
		expect(describeError(failure)).toStrictEqual(BY_SERVICE);
	});

	it.each([
		[false, 'Nothing was changed. Call again with the same values in a minute'],
		[true, 'It may have been carried out all the same. Look first'],
	])('has no description where the service had no words; changes: %p', (changes, forModel) => {
		expect(describeError(new ApiError('unknown', 'The answer was lost.'), changes)).toStrictEqual({
			message: 'The answer was lost.',
			description: undefined,
			otherwise: expect.stringMatching(changes ? /^It may have/ : /^Nothing was changed/),
			forModel: expect.stringContaining(`The answer was lost. ${forModel}`),
			details: { code: null, request_id: null },
			byService: true,
			throttled: false,
		});
	});

	it('says of what is missing what to do next', () => {
		const { forModel } = describeError(new NotFoundError('No task 7. Check the API Version.'));
		expect(forModel).toBe('No task 7. Call again with values that fit; if none do, tell the user.');
	});

	it.each(['notSent', 'rejected', 'clock', 'unknown'] as const)('%s is not throttled', (kind) => {
		expect(describeError(new ApiError(kind, 'A sentence.')).throttled).toBe(false);
	});

	it.each([
		['throttled', null, 'Nothing was done. Wait a minute, and run this again.'],
		['clock', null, 'Nothing was done. Set the clock of this machine, and run this again.'],
		['notSent', null, 'Nothing was sent. Run this again in a minute.'],
		['rejected', null, 'Nothing was done. Check the values, or look in the console.'],
		['rejected', 'No.', "Nothing was done. Tencent Cloud's own words say what to change."],
	] as const)('what is %s with the words %p says what to do', (kind, detail, advice) => {
		expect(describeError(new ApiError(kind, 'A sentence.', { detail })).otherwise).toBe(advice);
	});

	it('knows what is throttled', () => {
		expect(describeError(new ApiError('throttled', 'A sentence.')).throttled).toBe(true);
	});

	it('names the field that is refused', () => {
		expect(describeError(new InvalidParameterError('Channel', 'is empty.'))).toStrictEqual(BY_US);
	});

	it.each([
		[new Error('Something else.'), 'Something else.'],
		[new TypeError('x is not a function'), 'x is not a function'],
		['thrown text', 'thrown text'],
		[7, '7'],
		[undefined, 'undefined'],
		[null, 'null'],
	])('describes %p by its words alone', (error, message) => {
		expect(describeError(error)).toStrictEqual({
			message,
			description: undefined,
			otherwise: '',
			forModel: `${message.replace(/\.$/, '')}. Tell the user what happened.`,
			details: { code: null, request_id: null },
			byService: false,
			throttled: false,
		});
	});
});

describe("n8n's own errors", () => {
	it('keep the description that says what to do', () => {
		const thrown = new NodeOperationError(NODE, 'Broken.', { description: 'Mend the expression.' });
		expect(describeError(thrown).description).toBe('Mend the expression.');
		expect(toNodeError(NODE, thrown, 2)).toMatchObject({
			message: 'Broken.',
			description: 'Mend the expression.',
			context: { itemIndex: 2 },
		});
	});

	it('and only that', () => {
		for (const description of ['', 5, null, undefined]) {
			const thrown = Object.assign(new Error('Broken.'), { description });
			expect(describeError(thrown).description).toBeUndefined();
		}
		expect(describeError({ description: 'a' }).description).toBeUndefined();
	});
});

describe('failedItem', () => {
	it('carries the sentence, the facts and the item it belongs to', () => {
		expect(failedItem(NODE, BY_US, 3)).toStrictEqual({
			json: {
				error: 'Channel: is empty.',
				details: { code: null, request_id: null, field: 'Channel' },
			},
			pairedItem: { item: 3 },
		});
	});

	it('carries the words of the service where it had some', () => {
		expect(failedItem(NODE, BY_SERVICE, 0)).toStrictEqual({
			json: {
				error: 'The channel does not exist.',
				details: {
					code: '20301',
					request_id: 'r-1',
					description: 'Tencent Cloud: channel not found',
				},
			},
			pairedItem: { item: 0 },
		});
		expect(BY_SERVICE.details).toStrictEqual({ code: '20301', request_id: 'r-1' });
	});

	it('tells a model what to do next', () => {
		expect(failedItem(NODE, BY_SERVICE, 0, true).json.error).toBe(BY_SERVICE.forModel);
		expect(nodeError(NODE, BY_SERVICE, 0, true).message).toBe(BY_SERVICE.forModel);
	});

	describe('for the error output', () => {
		const node: INode = { ...NODE, onError: 'continueErrorOutput' };
		const json = failedItem(NODE, BY_SERVICE, 2).json;
		const item = () => failedItem(node, BY_SERVICE, 2);

		it('has an error of its own, which no copy has', () => {
			expect(item().error).toBeInstanceOf(NodeApiError);
			expect(item().error?.message).toBe(BY_SERVICE.message);
			expect({ ...item() }).toStrictEqual({ json, pairedItem: { item: 2 } });
			expect(JSON.parse(JSON.stringify(item()))).toStrictEqual({ json, pairedItem: { item: 2 } });
		});

		it('keeps its details where n8n writes the message over them', () => {
			const written = item();
			written.json = { error: 'Written.' };
			expect(written.json).toStrictEqual({ ...json, error: 'Written.' });
			written.error = undefined;
			expect(written.error).toBeUndefined();
		});

		it.each(['continueRegularOutput', 'stopWorkflow', undefined] as const)(
			'is a plain item with On Error %p',
			(onError) => {
				expect(failedItem({ ...NODE, onError }, BY_SERVICE, 2)).not.toHaveProperty('error');
			},
		);
	});

	it('carries no stack and no cause', () => {
		const item = JSON.stringify(failedItem(NODE, describeError(new Error('Sentence.')), 0));
		expect(item).not.toMatch(/stack|cause|itemError\.test/);
	});
});

describe('nodeError', () => {
	it('is an API error where the service failed the call', () => {
		const error = nodeError(NODE, BY_SERVICE, 2);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error.message).toBe('The channel does not exist.');
		expect(error.description).toBe(`${BY_SERVICE.otherwise} Tencent Cloud: channel not found`);
		expect(error.node).toBe(NODE);
		expect(error.context.itemIndex).toBe(2);
		expect(error.failure).toBeUndefined();
	});

	it('is an operation error where the parameters did', () => {
		const error = nodeError(NODE, BY_US, 0);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).not.toBeInstanceOf(NodeApiError);
		expect(error.message).toBe('Channel: is empty.');
		expect(error.description).toBe('Nothing was sent. Mend the value.');
		expect(error.node).toBe(NODE);
		expect(error.context.itemIndex).toBe(0);
		expect(error.failure).toBeUndefined();
	});

	it('tells n8n what is throttled', () => {
		const error = nodeError(NODE, { ...BY_SERVICE, throttled: true });
		expect(error.failure).toStrictEqual({ cause: 'rate-limited' });
	});

	it('belongs to no item where none is named, as in a picker', () => {
		expect(nodeError(NODE, BY_SERVICE).context.itemIndex).toBeUndefined();
		expect(nodeError(NODE, BY_US).context.itemIndex).toBeUndefined();
	});

	const SWAPPED = [
		'EPERM',
		'ECONNRESET',
		'ENOENT',
		'ETIMEDOUT',
		'ECONNREFUSED',
		'ECONNABORTED',
		'EAI_AGAIN',
		'GETADDRINFO',
		'supermario',
		'bad gateway',
		'503',
	];

	it.each(SWAPPED)('leaves a sentence alone that has %s in the name of a stream', (word) => {
		for (const given of [word, word.toLowerCase(), `my-${word}-stream`]) {
			const message = `The recording task may exist: look for one of "${given}".`;
			for (const byService of [true, false]) {
				const words = { ...BY_SERVICE, byService, message };
				expect(nodeError(NODE, words).message).toBe(message);
				expect(nodeError(NODE, words).description).toContain(BY_SERVICE.description);
				const silent = { ...words, description: undefined, otherwise: '' };
				expect(nodeError(NODE, silent).message).toBe(message);
				expect(nodeError(NODE, silent).description).toBe('');
			}
		}
	});

	it('advises no retry anywhere in what n8n keeps of it', () => {
		const message = 'The answer was lost for "ECONNRESET-ETIMEDOUT-503".';
		for (const byService of [true, false]) {
			const error = nodeError(NODE, { ...BY_SERVICE, byService, message });
			const { messages, description } = error;
			const kept = JSON.stringify([error.message, messages, description, error.toJSON?.()]);
			expect(kept).not.toMatch(/retry/i);
		}
	});

	it('holds nothing of an answer or a request', () => {
		for (const described of [BY_SERVICE, BY_US]) {
			const error = nodeError(NODE, described, 1);
			expect(error.context).not.toHaveProperty('data');
			expect(JSON.stringify(error.errorResponse ?? {})).not.toMatch(/config|headers|request_id/);
		}
	});
});

describe('in two parts', () => {
	const thrown = (message: string, parts: Partial<ItemError> = {}) => {
		const { message: title, description } = nodeError(NODE, { ...BY_SERVICE, ...parts, message });
		return [title, description];
	};

	it.each<[string, Partial<ItemError>, string, string]>([
		[
			'It failed. Mend it. (Some.Code)',
			{},
			'It failed.',
			'Mend it. (Some.Code) Tencent Cloud: channel not found',
		],
		[
			'It failed. (5100/20111)',
			{ description: undefined },
			'It failed.',
			`${BY_SERVICE.otherwise} (5100/20111)`,
		],
		[
			'A parameter is wrong; its own words follow. (InvalidParameter)',
			{ otherwise: 'See.' },
			'A parameter is wrong.',
			'See. (InvalidParameter) Tencent Cloud: channel not found',
		],
		[
			'It was lost. It may exist. Look.',
			{ title: 'It may exist', description: undefined },
			'It may exist',
			'It was lost. It may exist. Look.',
		],
	])('%s', (message, parts, title, below) => {
		expect(thrown(message, parts)).toStrictEqual([title, below]);
	});

	it('but a failed item, by whatever output it leaves, and a model have it in one', () => {
		const error = { ...BY_SERVICE, message: 'It failed. Mend it. (Some.Code)' };
		expect(failedItem(NODE, error, 0).json.error).toBe(error.message);
		const leaving = failedItem({ ...NODE, onError: 'continueErrorOutput' }, error, 0);
		expect(leaving.error?.message).toBe(error.message);
		expect(nodeError(NODE, error, 0, true).message).toBe(error.forModel);
		expect(nodeError(NODE, error, 0, true).description).toBe(error.description);
	});
});
