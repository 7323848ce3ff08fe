import type { IExecuteFunctions, INodeParameters, INodeType } from 'n8n-workflow';

import { TencentLive } from '../../../nodes/TencentLive/TencentLive.node.ts';
import { DOMAIN, locator, STREAM, useBench } from '../../support/engine';
import { asTool } from '../../support/harness/agents';
import { detailsOf } from '../../support/honesty';
import { AGENTS, createTool, fromAi, runAgent, scheduledTool } from '../../support/tools';
import { OPERATION_NAMES } from '../everyOperation';
import { operate } from '../lifecycle';

const bench = useBench();

/** What only a person has. */
const FOR_PEOPLE = /console|panel|Retry On Fail|README|under Options|\bexpression\b/i;

const place = { domain: locator('name', DOMAIN), channel: locator('id', STREAM) };

/** Parameters that any operation can start with. */
const ANY: INodeParameters = {
	...createTool({ endTime: '2026-11-23T13:00:00+08:00' }),
	...place,
	taskId: 'a-task',
	templateId: locator('id', '12345'),
	templateName: 'evening',
	formats: { hls: { enabled: true } },
};

const ask = (changes: object = {}) => ({
	args: { Stream_Name: STREAM, End_Time: '2026-11-23T16:00:00+08:00', ...changes },
});

describe.each(AGENTS)('Agent %s', (version) => {
	const told = async (parameters: INodeParameters, args: object = {}) => {
		const run = await runAgent(bench, version, { parameters }, [[{ args: { ...args } }]]);
		return { text: run.told[0] ?? '', item: run.items[0] ?? {} };
	};

	it.each(OPERATION_NAMES)('case 41: a failure of %s says all there is to know', async (name) => {
		const [resource = '', operation = ''] = name.split('/');
		const code = 'UnauthorizedOperation';
		bench.emulator.faults.next('apiError', { code, message: 'No right.', times: Infinity });
		const { text, item } = await told(operate(resource, operation, ANY));

		expect(item.error).toMatch(
			/\(UnauthorizedOperation\)\. Tencent Cloud's own words: "No right\."/,
		);
		expect(item.error).toMatch(/tell the user what happened\.$/);
		expect(text).not.toMatch(FOR_PEOPLE);
		expect(detailsOf(item)).toMatchObject({ code, request_id: expect.any(String) });
	});

	it('case 42: an unknown domain is told in the service’s own words', async () => {
		const { item } = await told(createTool({ domain: locator('name', 'push.elsewhere.com') }), {
			...ask().args,
		});

		expect(item.error).toMatch(
			/own words: ".+"\. No task was created\. The same values fail again/,
		);
		expect(detailsOf(item)).toMatchObject({ outcome: 'not_created' });
	});

	it('what may exist: call again with the same values, and it looks first', async () => {
		bench.emulator.faults.next('refuseThenClose', { action: 'CreateRecordTask', times: 2 });
		const { text, item } = await told(createTool(), ask().args);

		expect(detailsOf(item)).toMatchObject({ outcome: 'unknown' });
		expect(item.error).toMatch(
			/may exist: .* Call again with exactly the same values; do not move the times: it looks first.*\(Get Many\)\.$/,
		);
		expect(text).not.toMatch(FOR_PEOPLE);
	});

	it.each([
		{
			what: 'case 47: a stop with a garbled id',
			parameters: operate('recordingTask', 'stop', { taskId: 'rec-42' }),
			says: /no recording task.*rec-42.*[Ll]ist the (recording )?tasks of th/s,
		},
		{
			what: 'case 48: a Start Time in Real-Time mode',
			parameters: scheduledTool(),
			args: { ...ask().args, Tape_Type: '1', Start_Time: '2026-11-23T15:00:00+08:00' },
			says: /^Start Time: .*call with Tape Type Scheduled; .*call without Start Time\./,
		},
		{
			what: 'case 48: a Tape Type that is none',
			parameters: scheduledTool(),
			args: { ...ask().args, Tape_Type: 'later' },
			says: /^Tape Type: must be Scheduled \(0\) or Real-Time \(1\), not later\./,
		},
		{
			what: 'case 49: a time without an offset',
			parameters: createTool(),
			args: ask({ End_Time: '2026-11-23T08:22:21' }).args,
			says: /^End Time: "2026-11-23T08:22:21" is no time with an offset\. Give ISO 8601/,
		},
		{
			what: 'a time that is none',
			parameters: createTool(),
			args: ask({ End_Time: 'tomorrow at eight' }).args,
			says: /^End Time: "tomorrow at eight" is no time with an offset\./,
		},
		{
			what: 'a value that is left out',
			parameters: createTool(),
			args: ask({ Stream_Name: '' }).args,
			says: /is empty\. Give a value for Stream_Name\./,
		},
	])('$what is refused, and says what to do', async ({ parameters, args, says }) => {
		const { text, item } = await told(parameters, args);

		expect(item.error).toMatch(says);
		expect(text).not.toMatch(FOR_PEOPLE);
		expect(bench.emulator.truth.tasks()).toEqual([]);
	});

	it.each([
		{
			what: 'a task',
			parameters: operate('recordingTask', 'stop', { taskId: 'rec-42' }),
			says: /^Tencent Cloud lists no recording task "rec-42"\. Nothing was stopped\. List the tasks/,
		},
		{
			what: 'a template',
			parameters: operate('recordingTemplate', 'delete', { templateId: locator('id', '12345') }),
			says: /^There is no recording template 12345, so nothing was deleted\. .*list the templates/,
		},
		{
			what: 'a rule',
			parameters: operate('recordingRule', 'delete', place),
			says: /^There is no recording rule for .+, so nothing was deleted\. .*list the rules/,
		},
	])('$what that is missing is looked for in its own list, once', async ({ parameters, says }) => {
		const { item } = await told(parameters);

		expect(item.error).toMatch(says);
		expect(item.error).toMatch(/ Call again with values that fit; if none do, tell the user\.$/);
		expect(String(item.error).match(/Get Many/g)).toHaveLength(1);
	});

	it.each([
		['Scheduled', 0],
		['real-time', 1],
	])('case 48: takes the word %s', async (Tape_Type, tape_type) => {
		const start = tape_type === 0 ? { Start_Time: '2026-11-23T15:00:00+08:00' } : {};
		const { item } = await told(scheduledTool(), ask({ Tape_Type, ...start }).args);

		expect(item).toMatchObject({ outcome: 'created', tape_type });
	});

	it('a time that the builder puts together keeps the zone of the workflow', async () => {
		const endTime = "={{ $fromAI('day') }}T13:00:00";
		const { item } = await told(createTool({ endTime }), { ...ask().args, day: '2026-11-23' });

		expect(item).toMatchObject({ outcome: 'created' });
	});

	it.each([
		[
			'recordingFile',
			/^There are no recorded files of "my-stream" in push\.example\.com\/live between 2026-11-16T12:00:00\+08:00 and 2026-11-23T12:00:00\+08:00\./,
		],
		[
			'recordingTask',
			/^There are no recording tasks of "my-stream" in push\.example\.com\/live between 2026-11-16T/,
		],
		['recordingRule', /^There are no recording rules\.$/],
		['recordingTemplate', /^There are no recording templates\.$/],
	])('case 50: nothing found of %s is an answer', async (resource, says) => {
		const { item } = await told(operate(resource, 'getAll', { ...place, appName: 'live' }));

		expect(item).toEqual({ found: 0, message: expect.stringMatching(says) });
	});

	it('a time that a model may leave out narrows nothing', async () => {
		const startTime = "={{ $fromAI('Start_Time', '', 'string', '') }}";
		const { item } = await told(operate('recordingTask', 'getAll', { ...place, startTime }));

		expect(item).toMatchObject({ found: 0 });
	});
});

it('as a step of a workflow nothing found is an empty list, as before', async () => {
	const finished = await bench.run({ parameters: operate('recordingRule', 'getAll', {}) });

	expect(finished.error).toBeUndefined();
	expect(finished.json('After')).toEqual([]);
});

it('the credential cannot be had: told as an item', async () => {
	const node = { credentials: { tencentCloudApi: { id: 'gone', name: 'gone' } } };
	const { items } = await runAgent(bench, '2', { parameters: createTool(), node }, [[ask()]]);

	expect(items[0]?.error).toMatch(/gone.*Tell the user what happened\.$/);
});

it('set to stop on errors, the message alone says it all', async () => {
	const node = { onError: 'stopWorkflow' as const };
	const run = runAgent(bench, '3', { parameters: createTool(), node }, [[ask({ End_Time: 'x' })]]);

	await expect(run).rejects.toMatchObject({
		message: expect.stringMatching(/^End Time: .* Call again with a value that fits/),
	});
});

it('case 8: creates where n8n has no context for the node', async () => {
	const { execute } = new TencentLive();
	const bare: INodeType = Object.create(asTool(new TencentLive()), {
		execute: {
			async value(this: IExecuteFunctions) {
				const getContext = () => {
					throw new Error('`executionData` is not initialized');
				};
				const context: IExecuteFunctions = Object.create(this, {
					getContext: { value: getContext },
				});
				return await execute.call(context);
			},
		},
	});
	const { items } = await runAgent(bench, '2', { parameters: createTool(), type: bare }, [[ask()]]);

	expect(items[0]).toMatchObject({ outcome: 'created', channel: STREAM });
});

it('takes the fallback of $fromAI, and text as text', async () => {
	const { items } = await runAgent(
		bench,
		'2',
		{
			parameters: createTool({
				channel: locator('id', `={{ $fromAI('s', '', 'string', '007') }}`),
			}),
		},
		[[{ args: { End_Time: ask().args.End_Time } }]],
	);
	expect(items[0]).toMatchObject({ channel: '007', outcome: 'created' });
	expect(fromAi('s')).toContain("$fromAI('s'");
});
