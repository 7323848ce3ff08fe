import { at, listAt } from './values';

/** What an execution is called that has not ended. */
export const UNFINISHED: ReadonlySet<string> = new Set(['new', 'running', 'waiting']);

/** What became of an execution. */
export interface Execution {
	id: string;
	status: string;
	/** The items a node put out last, at its first output unless another is named. */
	items(node: string, output?: number): Array<Record<string, unknown>>;
	/** What a node failed with. */
	error(node: string): string | undefined;
	/** What the execution as a whole failed with. */
	failure: string | undefined;
}

/** Reads what n8n has saved. @param data as it is once it is parsed */
export function executionOf(id: string, status: string, data: unknown): Execution {
	const last = (node: string) => listAt(data, 'resultData', 'runData', node).at(-1);
	const failure = at(data, 'resultData', 'error', 'message');
	return {
		id,
		status,
		failure: typeof failure === 'string' ? failure : undefined,
		items: (node, output = 0) =>
			listAt(last(node), 'data', 'main', output).map((item) => ({ ...Object(at(item, 'json')) })),
		error: (node) => {
			const message = at(last(node), 'error', 'message');
			return typeof message === 'string' ? message : undefined;
		},
	};
}
