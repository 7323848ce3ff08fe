import fc from 'fast-check';

import { DEFAULT_ACCOUNT } from '../../emulator';
import { WindowLimit } from '../../emulator/windowLimit';
import { call3, callLegacy, codeOf, messageOf, NOON } from './clients';
import { LIVE, start, stopAll } from './running';

afterEach(stopAll);

const TASK = {
	StreamName: 's',
	DomainName: 'push.example.com',
	AppName: 'live',
	EndTime: NOON / 1000 + 600,
};

const OTHER = { secretId: 'AKIDother', secretKey: 'k' };

/** The codes of so many calls, one after the other. */
async function codes(times: number, call: () => Promise<string>): Promise<string[]> {
	const all: string[] = [];
	for (let count = 0; count < times; count += 1) all.push(await call());
	return all;
}

it('API 3.0 refuses the 21st call of an action inside a second', async () => {
	const emulator = await start({ limits: {}, accounts: [DEFAULT_ACCOUNT, OTHER] });
	const create = async (account = DEFAULT_ACCOUNT) =>
		codeOf(await call3(emulator, 'CreateRecordTask', TASK, { account }));
	expect(new Set(await codes(10, create))).toEqual(new Set(['']));
	emulator.clock.advance(600);
	expect(new Set(await codes(10, create))).toEqual(new Set(['']));
	const refused = await call3(emulator, 'CreateRecordTask', TASK);
	expect(refused.status).toBe(200);
	expect(codeOf(refused)).toBe('RequestLimitExceeded');
	expect(messageOf(refused)).toContain('`21` in a second, which exceeds the frequency limit `20`');
	expect(emulator.truth.createdCount).toBe(20);

	// Another account and another action have a limit of their own.
	expect(await create(OTHER)).toBe('');
	const window = { StartTime: NOON / 1000, EndTime: NOON / 1000 + 600 };
	expect(codeOf(await call3(emulator, 'DescribeRecordTask', window))).toBe('');

	// The window slides: at 1000 ms the first ten are out of it, the others are not.
	emulator.clock.advance(399);
	expect(await create()).toBe('RequestLimitExceeded');
	emulator.clock.advance(1);
	expect(await codes(11, create)).toEqual([...Array<string>(10).fill(''), 'RequestLimitExceeded']);
});

it('API 3.0 has the documented limit of each action, unless told otherwise', async () => {
	const emulator = await start({ limits: {} });
	const list = async () => codeOf(await call3(emulator, 'DescribeLiveStreamOnlineList', {}));
	expect((await codes(101, list)).indexOf('RequestLimitExceeded')).toBe(100);
	emulator.state.limits = { v3PerSecond: 2 };
	emulator.clock.advance(1000);
	expect(await codes(3, list)).toEqual(['', '', 'RequestLimitExceeded']);
});

it('the legacy API refuses the 101st call inside a minute, whatever the actions', async () => {
	const emulator = await start({ limits: {} });
	const create = async () =>
		codeOf(
			await callLegacy(emulator, 'CreateRecord', {
				channelId: LIVE,
				tapeType: 1,
				endTime: '2026-03-02 12:20:00',
			}),
		);
	const list = async () =>
		codeOf(await callLegacy(emulator, 'DescribeRecordList', { channelId: LIVE }));
	expect(new Set(await codes(50, create))).toEqual(new Set(['']));
	expect(new Set(await codes(50, list))).toEqual(new Set(['']));
	expect(await create()).toBe('4400');
	expect(await list()).toBe('4400');
	expect(emulator.truth.createdCount).toBe(50);
	emulator.clock.advance(59_999);
	expect(await create()).toBe('4400');
	emulator.clock.advance(1);
	expect(await create()).toBe('');
});

it('counts authentic calls with wrong parameters, but none that is not authentic', async () => {
	const emulator = await start({ limits: { v3PerSecond: 1 } });
	const forged = { account: { ...DEFAULT_ACCOUNT, secretKey: 'wrong' } };
	expect(codeOf(await call3(emulator, 'CreateRecordTask', TASK, forged))).toBe(
		'AuthFailure.SignatureFailure',
	);
	expect(codeOf(await call3(emulator, 'CreateRecordTask', {}))).toBe('MissingParameter');
	expect(codeOf(await call3(emulator, 'CreateRecordTask', TASK))).toBe('RequestLimitExceeded');
});

it('never admits more than the limit in any window, and no fewer than it must', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 5 }),
			fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 60 }),
			(most, gaps) => {
				const limit = new WindowLimit(1000);
				const admitted: number[] = [];
				let now = 0;
				for (const gap of gaps) {
					now += gap;
					const before = admitted.filter((at) => at > now - 1000).length;
					const refused = limit.admit('account', most, now) > 0;
					expect(refused).toBe(before >= most);
					if (!refused) admitted.push(now);
				}
			},
		),
	);
});
