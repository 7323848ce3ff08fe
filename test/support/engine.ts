import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeParameterResourceLocator,
	INodeParameters,
} from 'n8n-workflow';

import { systemClock } from '../../nodes/TencentLive/transport/clock';
import {
	DEFAULT_ACCOUNT,
	startEmulator,
	type Emulator,
	type EmulatorOptions,
	type RequestRecord,
} from '../emulator';
import {
	runWorkflow,
	type Finished,
	type RunOptions,
	type WorkflowJson,
} from './harness/runWorkflow';

/** Noon in China on a Monday; every test starts here unless it says otherwise. */
export const NOON = '2026-11-23T12:00:00+08:00';

export const DOMAIN = 'push.example.com';
export const STREAM = 'my-stream';
export const CHANNEL = '9896587163684165400';

/** The node under test, by its name in the workflow. */
export const NODE = 'Tencent Live';

/** An account with everything the parameters below name: a domain, a live stream, a live channel. */
const READY: EmulatorOptions = {
	domains: [DOMAIN],
	streams: [{ domain: DOMAIN, app: 'live', stream: STREAM }],
	channels: [{ id: CHANNEL, name: 'First channel', live: true }],
};

export function locator(
	mode: 'list' | 'name' | 'id',
	value: string,
): INodeParameterResourceLocator {
	return { __rl: true, mode, value };
}

/** Create in API 3.0, Real-Time, for an hour from noon. */
export function v3(changes: INodeParameters = {}): INodeParameters {
	return {
		apiVersion: 'v3',
		domain: locator('name', DOMAIN),
		channel: locator('id', STREAM),
		endTime: '2026-11-23T13:00:00+08:00',
		options: {},
		...changes,
	};
}

/** Create in the legacy API, Real-Time, for four minutes from noon. */
export function v2(changes: INodeParameters = {}): INodeParameters {
	return {
		apiVersion: 'v2',
		channel: locator('id', CHANNEL),
		endTime: '2026-11-23T12:04:00+08:00',
		options: {},
		...changes,
	};
}

/** Both generations, for `describe.each`: its parameters, and its action that creates. */
export const GENERATIONS = [
	{ version: 'v3' as const, create: v3, action: 'CreateRecordTask' },
	{ version: 'v2' as const, create: v2, action: 'CreateRecord' },
];

/** A workflow to run: the node's parameters, and whatever differs from Start → Tencent Live → After. */
export interface Recording extends Pick<RunOptions, 'items' | 'onStart' | 'package' | 'resume'> {
	parameters: INodeParameters;
	/** The workflow's time zone. */
	timezone?: string;
	/** Settings of the node, such as `onError`. */
	node?: Partial<INode>;
	/** What the node After sets, by name: `task_id` from the item, unless given. */
	after?: Record<string, string>;
	/** Changes to the credential of the account. */
	credential?: ICredentialDataDecryptedObject;
}

function node(
	name: string,
	type: string,
	parameters: INodeParameters,
	rest?: Partial<INode>,
): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters, ...rest };
}

/** Start → Tencent Live → After, as n8n would export it. */
export function workflow({ parameters, timezone, ...rest }: Recording): WorkflowJson {
	const after = rest.after ?? { task_id: '={{ $json.task_id }}' };
	const assignments = Object.entries(after).map(([name, value]) => ({ id: name, name, value }));
	const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
	return {
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', {}),
			node(NODE, 'n8n-nodes-tencent-live.tencentLive', parameters, {
				credentials: { tencentCloudApi: { id: 'tencentCloudApi', name: 'Tencent Cloud account' } },
				...rest.node,
			}),
			node('After', 'n8n-nodes-base.set', { assignments: { assignments } }, { typeVersion: 3.4 }),
		],
		connections: { Start: to(NODE), [NODE]: to('After') },
		settings: { executionOrder: 'v1', ...(timezone === undefined ? {} : { timezone }) },
	};
}

/** Tencent's side for one test, and the way to run a workflow against it. */
export interface Bench {
	readonly emulator: Emulator;
	credential(changes?: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject;
	run(recording: Recording): Promise<Finished>;
	runJson(json: WorkflowJson, options?: Partial<RunOptions>): Promise<Finished>;
	/** The requests that ask for a task and were fully read, in both generations. */
	creates(): RequestRecord[];
	/** Moves the time of this process and of the service; ISO 8601 with an offset. */
	setTime(iso: string): void;
	/** Back to the real clock, for code that brings a clock of its own: what was built. */
	useRealTime(): void;
}

/**
 * Every test of the file gets an emulator of its own, and a clock that stands at noon: `Date` is the
 * only thing replaced, so requests travel in real time, and whatever waits moves the clock instead
 * of waiting. The service follows the same clock.
 */
export function useBench(options: EmulatorOptions = {}): Bench {
	let running: Emulator | undefined;
	const emulator = () => {
		if (running === undefined) throw new Error('There is an emulator only while a test runs.');
		return running;
	};

	beforeEach(async () => {
		standStill(Date.parse(NOON));
		running = await startEmulator({ ...READY, ...options });
		jest.spyOn(systemClock, 'elapsed').mockImplementation(() => Date.now());
		jest.spyOn(systemClock, 'sleep').mockImplementation(async (milliseconds) => {
			jest.setSystemTime(Date.now() + milliseconds);
			emulator().clock.runDue();
		});
	});

	afterEach(async () => {
		jest.restoreAllMocks();
		jest.useRealTimers();
		await running?.close();
		running = undefined;
	});

	const credential: Bench['credential'] = (changes = {}) => {
		const { secretId, secretKey, token = '' } = emulator().state.accounts[0] ?? DEFAULT_ACCOUNT;
		const { url } = emulator();
		const account = { secretId, secretKey, sessionToken: token };
		return { ...account, endpoint: url, legacyEndpoint: url, ...changes };
	};

	return {
		get emulator() {
			return emulator();
		},
		credential,
		async run(recording) {
			const { items, onStart, package: loaded, resume } = recording;
			return await runWorkflow(workflow(recording), {
				items,
				onStart,
				package: loaded,
				resume,
				credentials: { tencentCloudApi: credential(recording.credential) },
			});
		},
		async runJson(json, runOptions = {}) {
			return await runWorkflow(json, {
				credentials: { tencentCloudApi: credential() },
				...runOptions,
			});
		},
		creates() {
			const { truth } = emulator();
			return truth
				.requests()
				.filter(({ action }) => GENERATIONS.some((generation) => generation.action === action));
		},
		setTime(iso) {
			jest.setSystemTime(Date.parse(iso));
		},
		useRealTime() {
			jest.restoreAllMocks();
			jest.useRealTimers();
		},
	};
}

/** Replaces `Date` by one that stands still, and no timer. */
function standStill(now: number): void {
	jest.useFakeTimers({
		now,
		doNotFake: [
			'clearImmediate',
			'clearInterval',
			'clearTimeout',
			'hrtime',
			'nextTick',
			'performance',
			'queueMicrotask',
			'setImmediate',
			'setInterval',
			'setTimeout',
		],
	});
}

/** The one item a node put out. */
export function only(items: IDataObject[]): IDataObject {
	const [item, ...more] = items;
	if (item === undefined || more.length > 0) {
		throw new Error(`Expected one item, got ${items.length}.`);
	}
	return item;
}
