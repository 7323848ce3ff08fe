import { NodeApiError, type INode } from 'n8n-workflow';

export const NODE: INode = {
	id: '1',
	name: 'Tencent Live',
	type: 'n8n-nodes-tencent-live.tencentLive',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** What the signed request inside an axios error gives away, were it passed on. */
export const SIGNED_WORDS = ['TC3-HMAC-SHA256', 'Signature=', 'AKID'];

/** The errors of Node itself carry a code and, from the kernel, the call that failed. */
export function systemError(code: unknown, syscall?: unknown, more: object = {}): Error {
	const error = new Error(`${String(syscall)} ${String(code)} 127.0.0.1:443`);
	return Object.assign(error, { code, ...(syscall === undefined ? {} : { syscall }), ...more });
}

/** As axios makes it: the code repeated, the signed request inside, the system's error as cause. */
export class AxiosError extends Error {
	readonly isAxiosError = true;

	readonly config = {
		headers: {
			Authorization: 'TC3-HMAC-SHA256 Credential=AKIDEXAMPLE, Signature=0123456789abcdef',
		},
	};

	constructor(
		message: string,
		readonly code: string | undefined,
		cause?: Error,
	) {
		super(message, { cause });
	}
}

/** As n8n's request helper throws it: the axios error inside a NodeApiError. */
export function thrownByHelper(cause: Error & { code?: unknown }): NodeApiError {
	const code = typeof cause.code === 'string' ? cause.code : undefined;
	return new NodeApiError(NODE, Object.assign(new AxiosError(cause.message, code, cause)));
}
