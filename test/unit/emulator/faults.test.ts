/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: runs on Node itself, never inside n8n */
import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Emulator, FaultKind, FaultOptions } from '../../emulator';
import { type Answer, call3, callLegacy, codeOf, messageOf, NOON } from './clients';
import { LIVE, start, stopAll } from './running';

afterEach(stopAll);

/** The same create on either generation; both need an answer to resolve. */
const CREATES: Array<[string, (emulator: Emulator) => Promise<Answer>]> = [
	[
		'v3',
		async (emulator) =>
			await call3(emulator, 'CreateRecordTask', {
				StreamName: 's',
				DomainName: 'push.example.com',
				AppName: 'live',
				EndTime: NOON / 1000 + 600,
			}),
	],
	[
		'v2',
		async (emulator) =>
			await callLegacy(emulator, 'CreateRecord', {
				channelId: LIVE,
				tapeType: 1,
				endTime: '2026-03-02 12:10:00',
			}),
	],
];

async function faulty(kind: FaultKind, options: FaultOptions = {}): Promise<Emulator> {
	const emulator = await start();
	emulator.faults.next(kind, options);
	return emulator;
}

/** Waits until the emulator has read a request. */
async function firstRequest(emulator: Emulator): Promise<void> {
	while (emulator.truth.requests().length === 0) await nextTurn();
}

describe.each(CREATES)('%s', (generation, create) => {
	/** What the server knows after one create: its request, and how many tasks it made of it. */
	function expectTruth(
		emulator: Emulator,
		request: Record<string, unknown>,
		created: number,
	): void {
		expect(emulator.truth.requests()).toHaveLength(1);
		expect(emulator.truth.requests()[0]).toMatchObject({ generation, ...request });
		expect(emulator.truth.createdCount).toBe(created);
	}

	it('no fault: executed and answered', async () => {
		const emulator = await start();
		expect(codeOf(await create(emulator))).toBe('');
		expectTruth(emulator, { fault: null, result: 'accepted', answered: true }, 1);
	});

	it('loseAnswer: executed, the connection ends without an answer', async () => {
		const emulator = await faulty('loseAnswer');
		await expect(create(emulator)).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
		expectTruth(emulator, { fault: 'loseAnswer', result: 'accepted', answered: false }, 1);
	});

	it('neverAnswer: executed, silence until somebody hangs up', async () => {
		const emulator = await faulty('neverAnswer');
		const pending = create(emulator);
		const ended = expect(pending).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
		await firstRequest(emulator);
		expectTruth(emulator, { fault: 'neverAnswer', result: 'accepted', answered: false }, 1);
		await emulator.close();
		await ended;
	});

	it('refuseThenClose: read, not executed, the connection ends', async () => {
		const emulator = await faulty('refuseThenClose');
		await expect(create(emulator)).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
		expectTruth(emulator, { result: 'notExecuted', executedAt: null, answered: false }, 0);
	});

	it('throttle: refused in the generation’s words, not executed', async () => {
		const emulator = await faulty('throttle');
		const code = generation === 'v3' ? 'RequestLimitExceeded' : '4400';
		expect(codeOf(await create(emulator))).toBe(code);
		expectTruth(emulator, { result: 'notExecuted', code, answered: true }, 0);
	});

	it.each([false, true])('internalError, executed: %s', async (executed) => {
		const emulator = await faulty('internalError', { executed });
		expect(codeOf(await create(emulator))).toBe(generation === 'v3' ? 'InternalError' : '6000');
		expectTruth(emulator, { result: executed ? 'accepted' : 'notExecuted' }, executed ? 1 : 0);
	});

	it.each([false, true])('apiError, executed: %s', async (executed) => {
		const code = generation === 'v3' ? 'LimitExceeded.MaximumRunningTask' : 5100;
		const emulator = await faulty('apiError', { code, message: '20320:no', executed });
		const answer = await create(emulator);
		expect([answer.status, codeOf(answer), messageOf(answer)]).toEqual([
			200,
			String(code),
			'20320:no',
		]);
		expectTruth(emulator, { result: executed ? 'accepted' : 'notExecuted' }, executed ? 1 : 0);
	});

	it.each([false, true])('html502, executed: %s', async (executed) => {
		const emulator = await faulty('html502', { executed });
		const answer = await create(emulator);
		expect(answer.status).toBe(502);
		expect(answer.text).toMatch(/^<html>/);
		expectTruth(emulator, { result: executed ? 'accepted' : 'notExecuted' }, executed ? 1 : 0);
	});

	it('httpStatus: the status asked for', async () => {
		const emulator = await faulty('httpStatus', { status: 403 });
		expect((await create(emulator)).status).toBe(403);
		expectTruth(emulator, { result: 'notExecuted' }, 0);
	});

	it('notJson, emptyBody and truncated: executed, HTTP 200, nothing to parse', async () => {
		for (const kind of ['notJson', 'emptyBody', 'truncated'] as const) {
			const emulator = await faulty(kind);
			const answer = await create(emulator);
			expect(answer.status).toBe(200);
			expect(answer.json).toBeUndefined();
			expect(answer.text === '').toBe(kind === 'emptyBody');
			expectTruth(emulator, { result: 'accepted', answered: true }, 1);
		}
	});

	it('cutOff: executed, the connection ends inside the body', async () => {
		const emulator = await faulty('cutOff');
		await expect(create(emulator)).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
		expectTruth(emulator, { result: 'accepted', answered: false }, 1);
	});

	it('delayAnswer: executed at once, the true answer later', async () => {
		const emulator = await faulty('delayAnswer', { ms: 60 });
		const pending = create(emulator);
		await firstRequest(emulator);
		expectTruth(emulator, { result: 'accepted', answered: false }, 1);
		expect(codeOf(await pending)).toBe('');
		expectTruth(emulator, { result: 'accepted', answered: true }, 1);
	});

	it('redirect: 302 to a place of choice', async () => {
		const emulator = await faulty('redirect', { location: 'http://127.0.0.1:9/' });
		expect((await create(emulator)).status).toBe(302);
		expectTruth(emulator, { result: 'notExecuted' }, 0);
	});

	it('executeLater: nothing now, executed when the clock has moved on', async () => {
		const emulator = await faulty('executeLater', { ms: 20_000 });
		await expect(create(emulator)).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
		expectTruth(emulator, { result: 'pending', executedAt: null }, 0);
		emulator.clock.advance(19_999);
		expectTruth(emulator, { result: 'pending' }, 0);
		emulator.clock.advance(1);
		expectTruth(emulator, { result: 'accepted', executedAt: NOON + 20_000, answered: false }, 1);
		expect(emulator.truth.tasks()).toMatchObject([{ createdAt: NOON + 20_000 }]);
	});

	it('executeLater: a request that is delayed past its signature is refused', async () => {
		const emulator = await faulty('executeLater', { ms: 301_000 });
		await expect(create(emulator)).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
		emulator.clock.advance(301_000);
		const code = generation === 'v3' ? 'AuthFailure.SignatureExpire' : '4200';
		expectTruth(emulator, { result: 'refused', code }, 0);
	});
});

describe('arming', () => {
	const create = CREATES[0]?.[1] ?? (async () => await Promise.reject(new Error('no create')));
	const list = async (emulator: Emulator) => await call3(emulator, 'DescribeLiveDomains', {});

	it('hits one request unless told, then the service is itself again', async () => {
		const emulator = await faulty('throttle');
		expect(codeOf(await create(emulator))).toBe('RequestLimitExceeded');
		expect(codeOf(await create(emulator))).toBe('');
	});

	it('hits so many requests of an action as told', async () => {
		const emulator = await faulty('throttle', { action: 'CreateRecordTask', times: 2 });
		expect(codeOf(await list(emulator))).toBe('');
		expect(emulator.faults.pending).toBe(2);
		expect(codeOf(await create(emulator))).toBe('RequestLimitExceeded');
		expect(codeOf(await create(emulator))).toBe('RequestLimitExceeded');
		expect(codeOf(await create(emulator))).toBe('');
	});

	it('hits what matches, until cleared', async () => {
		const emulator = await faulty('throttle', {
			times: Infinity,
			match: ({ parameters }) => parameters.StreamName === 's',
		});
		expect(codeOf(await create(emulator))).toBe('RequestLimitExceeded');
		expect(codeOf(await list(emulator))).toBe('');
		expect(codeOf(await create(emulator))).toBe('RequestLimitExceeded');
		emulator.faults.clear();
		expect(emulator.faults.pending).toBe(0);
		expect(codeOf(await create(emulator))).toBe('');
	});

	it('applies faults in the order they were armed, one to a request', async () => {
		const emulator = await faulty('throttle');
		emulator.faults.next('internalError');
		expect(codeOf(await create(emulator))).toBe('RequestLimitExceeded');
		expect(codeOf(await create(emulator))).toBe('InternalError');
	});

	it('an executed fault does not make the service less strict', async () => {
		const emulator = await faulty('loseAnswer');
		const timestamp = emulator.clock.seconds() - 3600;
		await expect(call3(emulator, 'DescribeLiveDomains', {}, { timestamp })).rejects.toThrow();
		expect(emulator.truth.requests()).toMatchObject([
			{ result: 'refused', code: 'AuthFailure.SignatureExpire' },
		]);
	});

	it.each<[FaultKind, string]>([
		['httpStatus', 'status'],
		['delayAnswer', 'ms'],
		['apiError', 'code'],
		['redirect', 'location'],
		['executeLater', 'ms'],
	])('%s says that it needs %s', async (kind, detail) => {
		const emulator = await start();
		expect(() => emulator.faults.next(kind)).toThrow(`Fault ${kind} needs ${detail}`);
	});
});
