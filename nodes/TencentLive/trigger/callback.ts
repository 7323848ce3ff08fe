import { createHash, timingSafeEqual } from 'node:crypto';

import { isJsonObject, parseJson, type JsonObject } from '../transport/json';
import { topLevel } from './topLevel';

/** Bytes; documented callbacks have about two thousand. */
const LARGEST_BODY = 64 * 1024;

/** The sender dates `t`, the end of a signature's life, ten minutes ahead. Seconds. */
const LIFETIME = 600;

/** Seconds by which the two clocks may differ. */
const SKEW = 60;

/** UNIX seconds, as text or as a number written with digits only. */
const TIMESTAMP = /^"?(\d{9,11})"?$/;

/** 32 lower-case hexadecimal digits. */
const SIGN = /^"([0-9a-f]{32})"$/;

/** What a call is checked against. */
export interface Guard {
	/** The callback keys that are accepted: the current one, and the one before it while rotating. */
	keys: string[];
	/** Whether calls without a signature are let in. */
	allowUnsigned: boolean;
	/** UNIX seconds. */
	now: number;
}

/**
 * Reads a call and checks its signature, `sign = md5(key + t)`. The signature covers neither the body
 * nor the path: whoever has seen one call can send another body until `t`. That is the service's
 * design; `confirm` is the answer to it. Source: https://www.tencentcloud.com/document/product/267/38080
 *
 * @returns the body with every digit of large numbers; undefined for a call to be refused
 */
export function readCallback(body: Buffer, guard: Guard): JsonObject | undefined {
	if (body.length > LARGEST_BODY) return undefined;
	const text = body.toString('utf8');
	const parsed = parse(text);
	if (parsed === undefined) return undefined;
	const members = topLevel(text);
	return members !== undefined && isTrusted(members, guard) ? parsed : undefined;
}

function parse(text: string): JsonObject | undefined {
	try {
		const parsed = parseJson(text);
		return isJsonObject(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}

function isTrusted(members: Map<string, string>, { keys, allowUnsigned, now }: Guard): boolean {
	// Without a key the service may still send a signature, made with an empty one.
	if (allowUnsigned && (keys.length === 0 || !members.has('sign'))) return true;
	const sign = SIGN.exec(members.get('sign') ?? '')?.[1];
	const t = TIMESTAMP.exec(members.get('t') ?? '')?.[1];
	if (sign === undefined || t === undefined) return false;
	if (Number(t) < now - SKEW || Number(t) > now + LIFETIME + SKEW) return false;
	// Every key is tried, and every digit compared: the time it takes tells nothing.
	return keys.map((key) => isEqual(sign, signatureOf(key, t))).includes(true);
}

/** md5 of key and expiry, as the sender makes it: lower-case hexadecimal digits. */
export function signatureOf(key: string, t: string): string {
	return createHash('md5').update(key).update(t).digest('hex');
}

function isEqual(one: string, other: string): boolean {
	return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
