import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { live } from 'tencentcloud-sdk-nodejs/tencentcloud/services/live';
import { vod } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vod';

import { fileId, lookUpParameters, type Job } from '../job';
import { callInBatches, HTTP_REQUEST, type Called } from './httpRequest';
import { NODE, runNode } from './onEngine';
import { settingsFor } from './sdk';

/** A job on what was recorded before: its tasks, in the order of their streams. */
export interface Recorded extends Job {
	taskIds: string[];
}

/** An operation on each task, or stream, of a job. */
export interface Operation {
	name: string;
	/** The node's own parameters, of an item with `stream` and `taskId`. */
	parameters(job: Recorded): INodeParameters;
	/** Whether an item of the node's output is the right one. */
	isRight(json: IDataObject, job: Recorded, index: number): boolean;
	/** The one call that does the same for whoever has no node. */
	call(job: Recorded, index: number): Called;
	/** Whether an answer is the right one, as text. */
	isRightAnswer(answer: string, job: Recorded, index: number): boolean;
}

const LIVE = { service: 'live', version: '2018-08-01' };
const VOD = { service: 'vod', version: '2018-07-17' };

const rlc = (mode: string, value: string) => ({ __rl: true, mode, value });
const ofTask = { apiVersion: 'v3', taskId: '={{ $json.taskId }}' };
const ofStream = ({ domain, appName }: Job) => ({
	apiVersion: 'v3',
	domain: rlc('name', domain),
	appName,
	channel: rlc('id', '={{ $json.stream }}'),
});
/** @param time UNIX seconds */
const iso = (time: number) => new Date(time * 1000).toISOString();
const listOf = (job: Recorded, index: number): Called => ({
	...LIVE,
	action: 'DescribeRecordTask',
	parameters: { ...lookUpParameters(job), StreamName: job.streams[index] },
});
const namesTask = (answer: string, { taskIds }: Recorded, index: number) =>
	answer.includes(`"${taskIds[index]}"`);
const isTask = ({ task_id }: IDataObject, { taskIds }: Recorded, index: number) =>
	task_id === taskIds[index];

function ending(operation: string, action: string, outcome: string): Operation {
	return {
		name: operation,
		parameters: () => ({ resource: 'recordingTask', operation, ...ofTask }),
		isRight: (json, job, index) => isTask(json, job, index) && json.outcome === outcome,
		call: ({ taskIds }, index) => ({ ...LIVE, action, parameters: { TaskId: taskIds[index] } }),
		isRightAnswer: (answer) => answer.includes('RequestId') && !answer.includes('"Error"'),
	};
}

/** What is measured beside Create. */
export const OPERATIONS: readonly Operation[] = [
	{
		name: 'get',
		parameters: () => ({ resource: 'recordingTask', operation: 'get', ...ofTask }),
		isRight: isTask,
		call: listOf,
		isRightAnswer: namesTask,
	},
	ending('stop', 'StopRecordTask', 'stopped'),
	ending('delete', 'DeleteRecordTask', 'deleted'),
	{
		name: 'getAll',
		parameters: (job) => {
			// What the one call of the others asks about.
			const { StartTime, EndTime } = lookUpParameters(job);
			return {
				...{ resource: 'recordingTask', operation: 'getAll', ...ofStream(job) },
				...{ startTime: iso(StartTime), endTime: iso(EndTime) },
			};
		},
		isRight: isTask,
		call: listOf,
		isRightAnswer: namesTask,
	},
	{
		name: 'files',
		parameters: (job) => ({ resource: 'recordingFile', operation: 'getAll', ...ofStream(job) }),
		isRight: ({ file_id }, _job, index) => file_id === fileId(index),
		call: ({ streams, domain, appName }, index) => ({
			...VOD,
			action: 'SearchMedia',
			parameters: {
				StreamIds: [streams[index]],
				StreamDomains: [domain],
				StreamPaths: [appName],
				SourceTypes: ['Record'],
			},
		}),
		isRightAnswer: (answer, _job, index) => answer.includes(`"${fileId(index)}"`),
	},
];

/** One way to carry out an operation on all of a job. */
export interface Way {
	name: string;
	/** @returns how many of the job were answered rightly */
	run(operation: Operation, job: Recorded): Promise<number>;
}

const node: Way = {
	name: 'This node',
	async run(operation, job) {
		const items = job.streams.map((stream, index) => ({ stream, taskId: job.taskIds[index] }));
		const finished = await runNode(operation.parameters(job), job, items);
		return finished.json(NODE).filter((json, index) => operation.isRight(json, job, index)).length;
	},
};

const sdk: Way = {
	name: 'Official SDK, in a loop',
	async run(operation, job) {
		const settings = settingsFor(job);
		const clients = {
			live: new live.v20180801.Client(settings),
			vod: new vod.v20180717.Client(settings),
		};
		let right = 0;
		for (const index of job.streams.keys()) {
			const { service, action, parameters } = operation.call(job, index);
			const client = service === 'vod' ? clients.vod : clients.live;
			const answer: unknown = await client.request(action, parameters).catch(() => undefined);
			if (operation.isRightAnswer(JSON.stringify(answer) ?? '', job, index)) right += 1;
		}
		return right;
	},
};

const http: Way = {
	name: HTTP_REQUEST,
	async run(operation, job) {
		const calls = job.streams.map((_stream, index) => operation.call(job, index));
		const answers = await callInBatches(job, calls);
		return answers.filter((answer, index) =>
			operation.isRightAnswer(JSON.stringify(answer), job, index),
		).length;
	},
};

export const WAYS: readonly Way[] = [node, sdk, http];
