/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: runs on Node itself, never inside n8n */
import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Emulator, FaultKind, FaultOptions } from '../../emulator';
import { type Answer, ask, codeOf } from './clients';
import { LIVE, NOON, NOW, start, STREAM } from './running';

const CREATES = {
	v3: ['CreateRecordTask', { ...STREAM, EndTime: NOW + 600 }],
	v2: ['CreateRecord', { channelId: LIVE, tapeType: 1, endTime: '2026-03-02 12:10:00' }],
} as const;

async function faulty(kind: FaultKind, options: FaultOptions = {}): Promise<Emulator> {
	const emulator = await start();
	emulator.faults.next(kind, options);
	return emulator;
}

async function create(emulator: Emulator, generation: 'v2' | 'v3' = 'v3'): Promise<Answer> {
	const [action, values] = CREATES[generation];
	return await ask(emulator, action, values);
}

/** What the client sees where the connection ends without a whole answer. */
const ENDED = { code: 'UND_ERR_SOCKET' };

const LOST = { result: 'accepted', answered: false };
const EXECUTED = { result: 'accepted', answered: true };
const KEPT = { result: 'notExecuted', executedAt: null };

type Row = [FaultKind, FaultOptions, seen: object, truth: object];

/** A fault whose options say whether it executes, once so and once not. */
const eitherWay = (kind: FaultKind, options: FaultOptions, seen: object): Row[] => [
	[kind, { ...options, executed: true }, seen, EXECUTED],
	[kind, { ...options, executed: false }, seen, KEPT],
	[kind, options, seen, KEPT],
];

const NOTHING = { status: 200, json: undefined };

const rows = (v3: boolean): Row[] => [
	['loseAnswer', {}, ENDED, LOST],
	['cutOff', {}, ENDED, LOST],
	['refuseThenClose', {}, ENDED, { ...KEPT, answered: false }],
	['throttle', {}, { status: 200, code: v3 ? 'RequestLimitExceeded' : '4400' }, KEPT],
	...eitherWay('internalError', {}, { status: 200, code: v3 ? 'InternalError' : '6000' }),
	...eitherWay('apiError', { code: 4444, message: 'no' }, { code: '4444', message: 'no' }),
	...eitherWay('html502', {}, { status: 502, text: expect.stringMatching(/^<html>/) }),
	...eitherWay('httpStatus', { status: 403 }, { status: 403 }),
	...eitherWay('redirect', { location: 'http://127.0.0.1:9/' }, { status: 302 }),
	['notJson', {}, { ...NOTHING, text: 'it works' }, EXECUTED],
	['emptyBody', {}, { ...NOTHING, text: '' }, EXECUTED],
	['emptyBody', { executed: false }, { ...NOTHING, text: '' }, KEPT],
	['truncated', {}, { ...NOTHING, text: expect.stringMatching(/^\{/) }, EXECUTED],
];

describe.each(['v3', 'v2'] as const)('%s', (generation) => {
	function expectTruth(emulator: Emulator, truth: object): void {
		const [request, ...others] = emulator.truth.requests();
		expect(request).toMatchObject({ generation, ...truth });
		expect(others).toEqual([]);
		expect(emulator.truth.createdCount).toBe(request?.result === 'accepted' ? 1 : 0);
	}

	it.each(rows(generation === 'v3'))('%s %j', async (fault, options, seen, truth) => {
		const emulator = await faulty(fault, options);
		expect(await create(emulator, generation).catch((error: unknown) => error)).toMatchObject(seen);
		expectTruth(emulator, { fault, ...truth });
	});

	it('no fault: executed and answered', async () => {
		const emulator = await start();
		expect((await create(emulator, generation)).code).toBe('');
		expectTruth(emulator, { fault: null, ...EXECUTED });
	});

	it.each(['neverAnswer', 'delayAnswer'] as const)('%s: executed, silence', async (kind) => {
		const emulator = await faulty(kind, { ms: 60 });
		const pending = create(emulator, generation);
		const ended = expect(pending)[kind === 'neverAnswer' ? 'rejects' : 'resolves'];
		const seen = ended.toMatchObject(kind === 'neverAnswer' ? ENDED : { code: '' });
		while (emulator.truth.requests().length === 0) await nextTurn();
		expectTruth(emulator, { fault: kind, ...LOST });
		if (kind === 'neverAnswer') await emulator.close();
		await seen;
		expectTruth(emulator, kind === 'neverAnswer' ? LOST : EXECUTED);
	});

	it('executeLater: nothing now, executed when the clock has moved on', async () => {
		const emulator = await faulty('executeLater', { ms: 20_000 });
		await expect(create(emulator, generation)).rejects.toMatchObject(ENDED);
		emulator.clock.advance(19_999);
		expectTruth(emulator, { result: 'pending', executedAt: null });
		emulator.clock.advance(1);
		expectTruth(emulator, { ...LOST, executedAt: NOON + 20_000 });
		expect(emulator.truth.tasks()).toMatchObject([{ createdAt: NOON + 20_000 }]);
	});

	it('executeLater: a request that is delayed past its signature is refused', async () => {
		const emulator = await faulty('executeLater', { ms: 301_000 });
		await expect(create(emulator, generation)).rejects.toMatchObject(ENDED);
		emulator.clock.advance(301_000);
		const code = generation === 'v3' ? 'AuthFailure.SignatureExpire' : '4200';
		expectTruth(emulator, { result: 'refused', code });
	});
});

describe('arming', () => {
	const list = async (emulator: Emulator) => await codeOf(emulator, 'DescribeLiveDomains');
	const creates = async (emulator: Emulator, times: number) => {
		const codes: string[] = [];
		while (codes.length < times) codes.push((await create(emulator)).code);
		return codes;
	};
	const THROTTLED = 'RequestLimitExceeded';

	it('hits one request unless told, in the order it was done', async () => {
		const emulator = await faulty('throttle');
		emulator.faults.next('internalError');
		expect(await creates(emulator, 3)).toEqual([THROTTLED, 'InternalError', '']);
	});

	it('hits so many requests of an action as told', async () => {
		const emulator = await faulty('throttle', { action: 'CreateRecordTask', times: 2 });
		expect(await list(emulator)).toBe('');
		expect(emulator.faults.pending).toBe(2);
		expect(await creates(emulator, 3)).toEqual([THROTTLED, THROTTLED, '']);
	});

	it('hits what matches, until cleared', async () => {
		const match: FaultOptions['match'] = ({ parameters }) => parameters.StreamName === 's';
		const emulator = await faulty('throttle', { times: Infinity, match });
		expect(await creates(emulator, 2)).toEqual([THROTTLED, THROTTLED]);
		expect(await list(emulator)).toBe('');
		emulator.faults.clear();
		expect(emulator.faults.pending).toBe(0);
		expect(await creates(emulator, 1)).toEqual(['']);
	});

	it('does not make the service less strict', async () => {
		const emulator = await faulty('loseAnswer');
		const old = { timestamp: NOW - 3600 };
		await expect(ask(emulator, 'DescribeLiveDomains', {}, old)).rejects.toThrow();
		const code = 'AuthFailure.SignatureExpire';
		expect(emulator.truth.requests()).toMatchObject([{ result: 'refused', code }]);
	});

	it.each<[FaultKind, string]>([
		['httpStatus', 'status'],
		['delayAnswer', 'ms'],
		['apiError', 'code'],
		['redirect', 'location'],
		['executeLater', 'ms'],
	])('%s needs %s', async (kind, detail) => {
		const emulator = await start();
		expect(() => emulator.faults.next(kind)).toThrow(`Fault ${kind} needs ${detail}`);
	});
});
