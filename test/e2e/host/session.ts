/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import { setTimeout as sleep } from 'node:timers/promises';

import { parse as parseFlatted } from 'flatted';
import { request } from 'undici';

import { executionOf, UNFINISHED, type Execution } from './execution';
import { at, listAt, textAt } from './values';
import { waitFor } from './waitFor';

export type { Execution };

/** Who owns an n8n. */
export interface Owner {
	email: string;
	firstName: string;
	lastName: string;
	password: string;
}

export const OWNER: Owner = {
	email: 'owner@example.com',
	firstName: 'Olive',
	lastName: 'Owner',
	password: 'Passw0rd1',
};

/** Milliseconds: a Retry is answered when its execution has ended. */
const PATIENCE = 120_000;

/** Milliseconds. */
const DATA_WITHIN = 500;

/** A workflow as it is exported. */
export interface WorkflowJson {
	name: string;
	nodes: unknown[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
}

/** A workflow that n8n has. */
export interface Saved {
	id: string;
	versionId: string;
}

/** A line of the list of executions. */
export interface ExecutionSummary {
	id: string;
	status: string;
	/** Whether a Retry of it has succeeded: n8n offers no other one then. */
	wasRetried: boolean;
}

/** A person at n8n's editor, without the editor: the calls it makes. */
export class Session {
	private constructor(
		private readonly url: string,
		/** The cookie that stands for the person. */
		readonly cookie: string,
		/** Of n8n: what differs before 2 is in here. */
		private readonly major: number,
	) {}

	/** Makes the owner of a new n8n. */
	static async setUp(url: string, owner: Owner = OWNER): Promise<Session> {
		return await Session.enter(url, '/rest/owner/setup', owner);
	}

	static async logIn(url: string, owner: Owner = OWNER): Promise<Session> {
		const { email: emailOrLdapLoginId, password } = owner;
		return await Session.enter(url, '/rest/login', { emailOrLdapLoginId, password });
	}

	private static async enter(url: string, path: string, body: unknown): Promise<Session> {
		const {
			statusCode,
			headers,
			body: answer,
		} = await request(url + path, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		const text = await answer.text();
		const cookies = [headers['set-cookie'] ?? []].flat();
		const cookie = cookies.find((one) => one.startsWith('n8n-auth='))?.split(';')[0];
		if (cookie === undefined) throw new Error(`${path} answered ${statusCode}: ${text}`);
		const settings = await new Session(url, cookie, 0).call('GET', '/rest/settings');
		return new Session(url, cookie, parseInt(textAt(settings, 'data', 'versionCli'), 10));
	}

	/** @throws Error with what n8n answered, unless it was a success */
	async call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) {
		const answer = await request(this.url + path, {
			method,
			headersTimeout: PATIENCE,
			headers: { cookie: this.cookie, 'content-type': 'application/json' },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await answer.body.text();
		if (answer.statusCode >= 300) {
			throw new Error(`${method} ${path} answered ${answer.statusCode}: ${text.slice(0, 500)}`);
		}
		const json: unknown = text === '' ? undefined : JSON.parse(text);
		return json;
	}

	async createCredential(
		name: string,
		data: Record<string, unknown>,
		type = 'tencentCloudApi',
	): Promise<string> {
		const body = { name, type, data };
		return textAt(await this.call('POST', '/rest/credentials', body), 'data', 'id');
	}

	/** The Test button. */
	async testCredential(
		data: Record<string, unknown>,
	): Promise<{ status: string; message: string }> {
		// Before n8n 2 only one that is saved can be tested.
		const id = this.major < 2 ? await this.createCredential('tested', data) : '';
		const credentials = { id, name: 'tested', type: 'tencentCloudApi', data };
		const answer = await this.call('POST', '/rest/credentials/test', { credentials });
		const message = at(answer, 'data', 'message');
		return {
			status: textAt(answer, 'data', 'status'),
			message: typeof message === 'string' ? message : '',
		};
	}

	/** What a picker of a node offers. @throws Error with what n8n answered where it fails */
	async list(
		type: string,
		method: string,
		credential: string,
		parameters: Record<string, unknown> = {},
	): Promise<string[]> {
		const body = {
			nodeTypeAndVersion: { name: type, version: 1 },
			path: 'parameters',
			methodName: method,
			currentNodeParameters: parameters,
			credentials: { tencentCloudApi: { id: credential, name: 'emulator' } },
		};
		const path = '/rest/dynamic-node-parameters/resource-locator-results';
		const answer = await this.call('POST', path, body);
		return listAt(answer, 'data', 'results').map((one) => textAt(one, 'value'));
	}

	async createWorkflow(workflow: WorkflowJson): Promise<Saved> {
		return savedOf(await this.call('POST', '/rest/workflows', { ...workflow, active: false }));
	}

	async updateWorkflow({ id, versionId }: Saved, changes: Partial<WorkflowJson>): Promise<Saved> {
		return savedOf(await this.call('PATCH', `/rest/workflows/${id}`, { ...changes, versionId }));
	}

	/** Publishes a workflow: its triggers are live when this resolves. */
	async publish({ id, versionId }: Saved): Promise<void> {
		if (this.major < 2) {
			await this.call('PATCH', `/rest/workflows/${id}`, { active: true, versionId });
			return;
		}
		await this.call('POST', `/rest/workflows/${id}/activate`, { versionId });
		await waitFor('the workflow to be published', 30, async () => {
			const answer = await this.call('GET', `/rest/workflows/${id}/publication-status`);
			const status = at(answer, 'data', 'status');
			if (status === 'failed') throw new Error(`Not published: ${JSON.stringify(answer)}`);
			return status === 'published' ? true : undefined;
		});
	}

	async unpublish({ id, versionId }: Saved): Promise<void> {
		if (this.major < 2) {
			await this.call('PATCH', `/rest/workflows/${id}`, { active: false, versionId });
			return;
		}
		await this.call('POST', `/rest/workflows/${id}/deactivate`, {});
	}

	/** Executes a workflow by hand, from a trigger, and waits for its end. */
	async execute({ id }: Saved, trigger: string): Promise<Execution> {
		const saved =
			this.major < 2
				? { workflowData: at(await this.call('GET', `/rest/workflows/${id}`), 'data') }
				: {};
		const body = { ...saved, triggerToStartFrom: { name: trigger } };
		const answer = await this.call('POST', `/rest/workflows/${id}/run`, body);
		return await this.finished(textAt(answer, 'data', 'executionId'));
	}

	/**
	 * The executions of a workflow, the newest hundred first.
	 *
	 * @param status only those that ended so
	 */
	async executions({ id }: Saved, status?: readonly string[]): Promise<ExecutionSummary[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id, status }));
		const answer = await this.call('GET', `/rest/executions?limit=100&filter=${filter}`);
		return listAt(answer, 'data', 'results').map((one) => ({
			id: textAt(one, 'id'),
			status: textAt(one, 'status'),
			wasRetried: typeof at(one, 'retrySuccessId') === 'string',
		}));
	}

	/** How many executions of a workflow have succeeded. */
	async successes({ id }: Saved): Promise<number> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id, status: ['success'] }));
		const answer = await this.call('GET', `/rest/executions?limit=1&filter=${filter}`);
		return Number(textAt(answer, 'data', 'count'));
	}

	/** Waits until an execution has ended. */
	async finished(id: string, seconds = 120): Promise<Execution> {
		const ended = await waitFor(`execution ${id} to end`, seconds, async () => {
			const answer = await this.call('GET', `/rest/executions/${id}`);
			const isOver = !UNFINISHED.has(textAt(answer, 'data', 'status'));
			return isOver ? answer : undefined;
		});
		if (this.major >= 2) return executionIn(id, ended);
		// Before n8n 2 the status is written first, and the data a moment later.
		await sleep(DATA_WITHIN);
		return executionIn(id, await this.call('GET', `/rest/executions/${id}`));
	}

	/**
	 * The Retry of a failed execution.
	 *
	 * @param which as it was when it failed, or as it is saved now
	 */
	async retry(id: string, which: 'original' | 'saved'): Promise<Execution> {
		const body = { loadWorkflow: which === 'saved' };
		const answer = await this.call('POST', `/rest/executions/${id}/retry`, body);
		if (this.major >= 2) return await this.finished(textAt(answer, 'data', 'id'));
		const again = await waitFor('the retry to be listed', 30, async () => {
			const newest = await this.call('GET', '/rest/executions?limit=100');
			return listAt(newest, 'data', 'results').find((one) => at(one, 'retryOf') === id);
		});
		return await this.finished(textAt(again, 'id'));
	}
}

function executionIn(id: string, answer: unknown): Execution {
	const status = textAt(answer, 'data', 'status');
	return executionOf(id, status, parseFlatted(textAt(answer, 'data', 'data')));
}

function savedOf(answer: unknown): Saved {
	return { id: textAt(answer, 'data', 'id'), versionId: textAt(answer, 'data', 'versionId') };
}
