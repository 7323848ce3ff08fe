/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a program of its own: runs on Node itself, never inside n8n */
import { parseArgs } from 'node:util';

import fc from 'fast-check';

import { readCallback, type Guard } from '../../../nodes/TencentLive/trigger/callback';
import { eventOf } from '../../../nodes/TencentLive/trigger/events';
import { identityOf } from '../../../nodes/TencentLive/trigger/identity';
import { raw, simplified } from '../../../nodes/TencentLive/trigger/output';
import type { JsonObject } from '../../../nodes/TencentLive/transport/json';
import { body, good, KEYS, md5, NOW } from './bodies';

class Forgery extends Error {}

/** Bodies between two looks at the clock. */
const BATCH = 2_000;

const STRICT: Guard = { keys: KEYS, allowUnsigned: false, now: NOW };
/** Lets everything in that is a call at all, so that the rest of the way is walked by bad calls too. */
const OPEN: Guard = { keys: [], allowUnsigned: true, now: NOW };

const counts = { bodies: 0, calls: 0, accepted: 0, crashes: 0, forgeries: 0, goodRefused: 0 };

/**
 * Whether a body is signed with one of the keys, found out in another way than the node does: by what
 * JSON.parse makes of `t` and `sign`.
 */
function isSigned(bytes: Buffer): boolean {
	try {
		const call: unknown = JSON.parse(bytes.toString('utf8'));
		if (typeof call !== 'object' || call === null || !('t' in call) || !('sign' in call))
			return false;
		const t = typeof call.t === 'string' || typeof call.t === 'number' ? String(call.t) : undefined;
		return t !== undefined && KEYS.some((key) => md5(key + t) === call.sign);
	} catch {
		return false;
	}
}

/** Walks the way of a call that was let in. @throws whatever is wrong with what comes out */
function handOn(call: JsonObject): void {
	const event = eventOf(call) ?? 'recordingFile';
	const identity = identityOf(event, call);
	if (!/^[A-Za-z0-9_-]{11}$/.test(identity)) throw new Error(`An identity like ${identity}`);
	const items = [simplified(event, call), raw(call)];
	for (const item of items) {
		if (Object.getPrototypeOf(item) !== Object.prototype) throw new Error('A strange prototype');
		if (Object.hasOwn(item, 'sign')) throw new Error('The signature is handed on');
		JSON.stringify(item);
	}
}

function tryOne(bytes: Buffer): void {
	counts.bodies += 1;
	const call = readCallback(bytes, OPEN);
	if (call !== undefined) {
		counts.calls += 1;
		handOn(call);
	}
	if (readCallback(bytes, STRICT) === undefined) return;
	counts.accepted += 1;
	if (isSigned(bytes)) return;
	counts.forgeries += 1;
	throw new Forgery('A forgery was let in');
}

/** A batch of bodies; what fails is made as small as possible, and printed. */
function runBatch(seed: number): void {
	const details = fc.check(fc.property(body, tryOne), { numRuns: BATCH, seed });
	if (details.failed) {
		if (!(details.errorInstance instanceof Forgery)) counts.crashes += 1;
		const [smallest] = details.counterexample ?? [];
		console.error(`Seed ${seed}: ${String(details.errorInstance)}`);
		console.error(JSON.stringify(smallest?.toString('utf8')));
	}
	for (const bytes of fc.sample(good, { numRuns: BATCH / 20, seed })) {
		counts.bodies += 1;
		if (readCallback(bytes, STRICT) === undefined) counts.goodRefused += 1;
		else counts.accepted += 1;
	}
}

function main(): void {
	const { values } = parseArgs({
		options: {
			seconds: { type: 'string', default: '60' },
			seed: { type: 'string', default: String(Date.now() % 1_000_000) },
		},
	});
	const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
	if (!(seconds > 0) || !Number.isSafeInteger(seed)) {
		throw new Error('--seconds takes a positive number, --seed a whole one');
	}
	const end = performance.now() + seconds * 1000;
	let batches = 0;
	do runBatch(seed + batches++);
	while (performance.now() < end);
	const { bodies, calls, accepted, crashes, forgeries, goodRefused } = counts;
	console.log(`Seed ${seed}, ${seconds} s`);
	console.log(
		`${bodies} bodies, of which ${calls} were calls at all, and ${accepted} were accepted`,
	);
	console.log(`${crashes} crashes, ${forgeries} accepted forgeries`);
	console.log(`${goodRefused} good calls refused`);
	if (crashes + forgeries + goodRefused > 0) process.exitCode = 1;
}

main();
