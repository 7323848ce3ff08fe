import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { TencentLive } from '../../nodes/TencentLive/TencentLive.node.ts';
import { fromSource, type LoadedPackage } from '../support/harness/nodeTypes';

/** What n8n's request helper made of one call: an answer, or an error it threw. */
export type HelperResult = { answer: unknown } | { thrown: unknown };

/** Told of every call the node makes. */
export interface Listener {
	before(action: string): Promise<void>;
	after(action: string, result: HelperResult): Promise<void>;
}

function actionOf({ headers, body }: IHttpRequestOptions): string {
	const named: unknown = headers?.['X-TC-Action'];
	if (typeof named === 'string') return named;
	return new URLSearchParams(typeof body === 'string' ? body : '').get('Action') ?? '';
}

/** Adds a listener to n8n's request helper, which works as before. */
function listenAt(helpers: IExecuteFunctions['helpers'], listener: Listener): void {
	const { httpRequestWithAuthentication } = helpers;
	async function overheard(
		this: IExecuteFunctions,
		credential: string,
		options: IHttpRequestOptions,
	): Promise<unknown> {
		const action = actionOf(options);
		await listener.before(action);
		const result = await httpRequestWithAuthentication.call(this, credential, options).then(
			(answer: unknown): HelperResult => ({ answer }),
			(thrown: unknown): HelperResult => ({ thrown }),
		);
		await listener.after(action, result);
		return 'answer' in result ? result.answer : await Promise.reject(result.thrown);
	}
	Object.assign(helpers, { httpRequestWithAuthentication: overheard });
}

/** The package from its source, with every call of the node to n8n's request helper overheard. */
export function overheard(listener: Listener): LoadedPackage {
	const node = new TencentLive();
	const { execute } = node;
	node.execute = async function () {
		listenAt(this.helpers, listener);
		return await execute.call(this);
	};
	return { ...fromSource(), nodes: { 'n8n-nodes-tencent-live.tencentLive': node } };
}
