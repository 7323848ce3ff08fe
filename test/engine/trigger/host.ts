/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- test code: a made-up key */
import { HookContext, WebhookContext } from 'n8n-core';
import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeType,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { systemClock } from '../../../nodes/TencentLive/transport/clock';
import { additionalData } from '../../support/harness/additionalData';
import { fromSource, NodeTypes, type LoadedPackage } from '../../support/harness/nodeTypes';
import { DOMAIN, locator, type Bench } from '../../support/engine';
import { listen, type WebhookRequest, type WebhookResponse } from './http';

type NodeTypesModule = typeof import('../../support/harness/nodeTypes');
type ClockModule = typeof import('../../../nodes/TencentLive/transport/clock');

const TYPE = 'n8n-nodes-tencent-live.tencentLiveTrigger';

/** Signs events in every test that does not say otherwise. */
export const KEY = 'aLongRandomCallbackKey0123456789';

/** Each host has a workflow of its own: one process remembers the events of many. */
let count = 0;

export type Hook = 'checkExists' | 'create' | 'delete';

/** How a workflow that begins with the trigger stands in n8n. */
export interface TriggerSettings {
	parameters?: INodeParameters;
	credential?: ICredentialDataDecryptedObject;
	/** The webhook's own ID, which its address contains. */
	webhookId?: string;
}

/** An n8n that hosts one workflow beginning with the trigger, on n8n's own contexts. */
export class Host {
	/** The item of each time the workflow was started, in order. */
	readonly started: IDataObject[] = [];

	/** What the webhook threw. */
	readonly crashes: unknown[] = [];

	parameters: INodeParameters;

	credential: ICredentialDataDecryptedObject;

	private loaded: LoadedPackage = fromSource();

	private workflow: Workflow;

	/** The workflow's static data as n8n has saved it; nothing until it has. */
	private saved: IDataObject | undefined;

	/** WEBHOOK_URL, where it is not the address of the server. */
	private base: string | undefined;

	private readonly webhookId: string;

	private readonly workflowId = `trigger-${(count += 1)}`;

	private constructor(
		private readonly bench: Bench,
		private readonly server: { url: string; close(): Promise<void> },
		settings: TriggerSettings,
	) {
		this.parameters = {
			events: ['recordingFile'],
			setup: 'automatic',
			domain: locator('name', DOMAIN),
			appName: 'live',
			simplify: true,
			options: {},
			...settings.parameters,
		};
		this.credential = { callbackSecret: KEY, ...settings.credential };
		this.webhookId = settings.webhookId ?? 'b6e4a3a2-0000-4000-8000-000000000001';
		this.workflow = this.load();
	}

	static async start(bench: Bench, settings: TriggerSettings = {}): Promise<Host> {
		const hosts: Host[] = [];
		const server = await listen(async (incoming, outgoing) => {
			await hosts[0]?.serve(incoming, outgoing);
		});
		const host = new Host(bench, server, settings);
		hosts.push(host);
		return host;
	}

	async close(): Promise<void> {
		await this.server.close();
	}

	/** Where events arrive while the workflow is active. */
	get url(): string {
		return `${this.base ?? this.server.url}/webhook/${this.webhookId}/webhook`;
	}

	/** Where events arrive while the workflow is being tested in the editor. */
	get testUrl(): string {
		return `${this.server.url}/webhook-test/${this.webhookId}/webhook`;
	}

	/** n8n gets another WEBHOOK_URL. What is called there is still served. */
	moveTo(base: string): void {
		this.base = base;
	}

	/** What n8n has saved of the workflow is this, whoever saved it. */
	save(staticData: IDataObject): void {
		this.saved = { 'node:Tencent Live Trigger': staticData };
	}

	/** Another process takes over, with what was saved, or before anything could be. */
	restart(wasSaved = true): void {
		if (!wasSaved) this.saved = undefined;
		jest.isolateModules(() => {
			const nodeTypes = jest.requireActual<NodeTypesModule>('../../support/harness/nodeTypes');
			const clock = jest.requireActual<ClockModule>('../../../nodes/TencentLive/transport/clock');
			// Waits as the bench has it: by moving the clock.
			jest
				.spyOn(clock.systemClock, 'sleep')
				.mockImplementation(async (...wait) => await systemClock.sleep(...wait));
			this.loaded = nodeTypes.fromSource();
		});
		this.workflow = this.load();
	}

	/** What n8n does when a workflow is activated, or tested. Gives whether anything was set up. */
	async activate(test = false): Promise<boolean> {
		if (await this.hook('checkExists', test)) return false;
		await this.hook('create', test);
		return true;
	}

	async deactivate(test = false): Promise<void> {
		await this.hook('delete', test);
	}

	/** Calls one of the hooks of the webhook. */
	async hook(name: Hook, test = false): Promise<boolean> {
		const mode = test ? 'manual' : 'trigger';
		const data = this.additionalData();
		const webhook = this.webhookData(data, test);
		const context = new HookContext(
			this.workflow,
			this.node(),
			data,
			mode,
			test ? 'manual' : 'activate',
			webhook,
		);
		const hook = this.type().webhookMethods?.default?.[name];
		if (hook === undefined) throw new Error(`The trigger has no ${name}.`);
		return await this.evaluating(async () => await hook.call(context));
	}

	private async serve(incoming: WebhookRequest, outgoing: WebhookResponse): Promise<void> {
		try {
			// Every call is handled by a workflow that is read anew.
			this.workflow = this.load();
			const { workflow } = this;
			const test = incoming.url?.startsWith('/webhook-test/') === true;
			const mode: WorkflowExecuteMode = test ? 'manual' : 'webhook';
			const data = { ...this.additionalData(), httpRequest: incoming, httpResponse: outgoing };
			const webhook = this.webhookData(data, test);
			const context = new WebhookContext(workflow, this.node(), data, mode, webhook, [], null);
			const { noWebhookResponse, webhookResponse, workflowData } = await this.evaluating(
				async () => (await this.type().webhook?.call(context)) ?? {},
			);
			// Before it answers itself, n8n makes the execution with the same static data.
			if (noWebhookResponse !== true && workflowData !== undefined) this.load(workflow.staticData);
			if (workflow.staticData.__dataChanged === true) this.saved = copyOf(workflow.staticData);
			this.started.push(...(workflowData?.[0] ?? []).map(({ json }) => json));
			if (noWebhookResponse !== true) outgoing.json(webhookResponse);
		} catch (error) {
			this.crashes.push(error);
			outgoing.status(500).end();
		}
	}

	private load(staticData = this.saved && copyOf(this.saved)): Workflow {
		return new Workflow({
			id: this.workflowId,
			name: 'Test',
			nodes: [this.node()],
			connections: {},
			active: true,
			nodeTypes: new NodeTypes(this.loaded),
			staticData,
		});
	}

	private node(): INode {
		return {
			id: 'trigger-node',
			name: 'Tencent Live Trigger',
			type: TYPE,
			typeVersion: 1,
			position: [0, 0],
			webhookId: this.webhookId,
			parameters: this.parameters,
			credentials: { tencentCloudApi: { id: 'tencentCloudApi', name: 'Tencent Cloud account' } },
		};
	}

	private type(): INodeType {
		return new NodeTypes(this.loaded).getByNameAndVersion(TYPE, 1);
	}

	private additionalData(): IWorkflowExecuteAdditionalData {
		const credentials = { tencentCloudApi: this.bench.credential(this.credential) };
		return {
			...additionalData(this.loaded, credentials),
			webhookBaseUrl: `${this.base ?? this.server.url}/webhook`,
			webhookTestBaseUrl: `${this.base ?? this.server.url}/webhook-test`,
		};
	}

	private webhookData(data: IWorkflowExecuteAdditionalData, isTest: boolean): IWebhookData {
		const [webhookDescription] = this.type().description.webhooks ?? [];
		if (webhookDescription === undefined) throw new Error('The trigger has no webhook.');
		return {
			httpMethod: 'POST',
			node: this.node().name,
			path: `${this.webhookId}/webhook`,
			webhookDescription,
			workflowId: this.workflow.id,
			workflowExecuteAdditionalData: data,
			isTest,
		};
	}

	private async evaluating<T>(work: () => Promise<T>): Promise<T> {
		await this.workflow.expression.acquireIsolate();
		try {
			return await work();
		} finally {
			await this.workflow.expression.releaseIsolate();
		}
	}
}

function copyOf(data: IDataObject): IDataObject {
	return JSON.parse(JSON.stringify(data));
}

/** Hosts for the tests of one file; each is closed after its test. */
export function useHosts(bench: Bench): (settings?: TriggerSettings) => Promise<Host> {
	const running: Host[] = [];

	afterEach(async () => {
		await Promise.all(running.splice(0).map(async (host) => await host.close()));
	});

	return async (settings) => {
		const host = await Host.start(bench, settings);
		running.push(host);
		return host;
	};
}
