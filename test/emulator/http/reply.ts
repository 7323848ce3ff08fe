import { randomUUID } from 'node:crypto';

import type { ApiError } from '../apiError';
import { type JsonObject, writeJson } from '../json';
import type { Generation } from '../tasks/recordingTask';

/** An answer before it is sent. */
export interface Reply {
	status: number;
	headers: Readonly<Record<string, string>>;
	body: string;
}

function json(value: JsonObject): Reply {
	return {
		status: 200,
		headers: { 'content-type': 'application/json; charset=utf-8' },
		body: writeJson(value),
	};
}

/** A successful answer in the envelope of its generation. */
export function successReply(generation: Generation, fields: JsonObject): Reply {
	return generation === 'v3'
		? json({ Response: { ...fields, RequestId: randomUUID() } })
		: json({ code: 0, message: '', ...fields });
}

/** A refusal in the envelope of its generation: HTTP 200 in both. */
export function errorReply(generation: Generation, error: ApiError): Reply {
	if (generation === 'v2') {
		const code = /^\d+$/.test(error.code) ? Number(error.code) : error.code;
		return json({ code, message: error.message });
	}
	const Error = { Code: error.code, Message: error.message };
	return json({ Response: { Error, RequestId: randomUUID() } });
}

/** An answer of something in between that is not the service: a proxy, a gateway, a bug. */
export function foreignReply(status: number, contentType: string, body: string): Reply {
	return { status, headers: { 'content-type': contentType }, body };
}
