/** One POST to Tencent Cloud. `timeout` is in milliseconds. */
export interface ApiCall {
	url: string;
	headers: Record<string, string>;
	body: string;
	timeout: number;
}

/** An answer with its body as it came: `text` still holds every digit. */
export interface ApiReply {
	status: number;
	text: string;
	/** The server's own clock when it answered, UNIX milliseconds of a whole second; null where it is not told. */
	date: number | null;
}

/**
 * Sends one call, once. The signal gives it up, answered or not.
 *
 * @throws ApiError of kind `notSent` or `unknown`
 */
export type Send = (call: ApiCall, signal?: AbortSignal) => Promise<ApiReply>;
