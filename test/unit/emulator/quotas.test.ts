import fc from 'fast-check';

import { DEFAULT_ACCOUNT, type Emulator } from '../../emulator';
import { PRODUCTS } from '../../emulator/actions/v3';
import { WindowLimit } from '../../emulator/windowLimit';
import { ask, codeOf } from './clients';
import { LIVE, NOW, OTHER, start, STREAM } from './running';

/** Requests per second that the pages give. */
const RATES: Array<[number, RegExp]> = [
	[20, /(RecordTask|CallbackRecordsList)$/],
	[200, /^(Create|Modify|Delete)Live(Record|Callback)(Rule|Template)$/],
	[500, /^DescribeLive(Record|Callback)(Rules|Templates?)$/],
	[200, /^DescribeLiveDomains$/],
	[100, /^DescribeLiveStreamOnlineList$/],
	[300, /^DescribeLiveStream(State|EventList|PublishedList)$/],
	[100, /^(SearchMedia|DescribeMediaInfos|DescribeSubAppIds)$/],
];

const TASK = { ...STREAM, EndTime: NOW + 600 };
const REFUSED = 'RequestLimitExceeded';

/** How many of so many calls, one after the other, are let through before the first that is not. */
async function admitted(times: number, call: () => Promise<string>): Promise<number> {
	const codes: string[] = [];
	while (codes.length < times) codes.push(await call());
	const refused = codes.findIndex((code) => code !== '');
	return refused < 0 ? times : refused;
}

const creating = (emulator: Emulator) => async (account?: typeof OTHER) =>
	await codeOf(emulator, 'CreateRecordTask', TASK, { account });

it('every action has its documented rate', () => {
	for (const { name, perSecond } of PRODUCTS.flatMap(({ actions }) => actions)) {
		const rates = RATES.filter(([, names]) => names.test(name)).map(([rate]) => rate);
		expect([name, [perSecond]]).toEqual([name, rates]);
	}
});

it('API 3.0 refuses the 21st call of an action inside a second, by account and action', async () => {
	const emulator = await start({ limits: {}, accounts: [DEFAULT_ACCOUNT, OTHER] });
	const create = creating(emulator);
	expect(await admitted(10, create)).toBe(10);
	emulator.clock.advance(600);
	expect(await admitted(10, create)).toBe(10);
	const message = expect.stringContaining(
		'`21` in a second, which exceeds the frequency limit `20`',
	);
	const refused = { status: 200, code: REFUSED, message };
	expect(await ask(emulator, 'CreateRecordTask', TASK)).toMatchObject(refused);
	expect(emulator.truth.createdCount).toBe(20);
	expect(await create(OTHER)).toBe('');
	const window = { StartTime: NOW, EndTime: NOW + 600 };
	expect(await codeOf(emulator, 'DescribeRecordTask', window)).toBe('');

	// The window slides: at 1000 ms the first ten are out of it, the others are not.
	emulator.clock.advance(399);
	expect(await create()).toBe(REFUSED);
	emulator.clock.advance(1);
	expect(await admitted(11, create)).toBe(10);
	emulator.state.limits = { v3PerSecond: 2 };
	emulator.clock.advance(1000);
	expect(await admitted(3, create)).toBe(2);
});

it.each([
	['SearchMedia', {}, 'DescribeMediaInfos', { FileIds: ['1'] }],
	['DescribeLiveStreamOnlineList', {}, 'DescribeLiveDomains', {}],
])('%s is counted for itself', async (action, values, other, otherValues) => {
	const emulator = await start({ limits: {} });
	expect(await admitted(101, async () => await codeOf(emulator, action, values))).toBe(100);
	expect(await codeOf(emulator, other, otherValues)).toBe('');
});

it('the legacy API refuses the 101st call inside a minute, whatever the actions', async () => {
	const emulator = await start({ limits: {} });
	const task = { channelId: LIVE, tapeType: 1, endTime: '2026-03-02 12:20:00' };
	const create = async () => await codeOf(emulator, 'CreateRecord', task);
	const list = async () => await codeOf(emulator, 'DescribeRecordList', { channelId: LIVE });
	expect([await admitted(50, create), await admitted(50, list)]).toEqual([50, 50]);
	expect([await create(), await list()]).toEqual(['4400', '4400']);
	expect(emulator.truth.createdCount).toBe(50);
	emulator.clock.advance(59_999);
	expect(await create()).toBe('4400');
	emulator.clock.advance(1);
	expect(await create()).toBe('');
});

it('counts authentic calls with wrong parameters, but none that is not authentic', async () => {
	const emulator = await start({ limits: { v3PerSecond: 1 } });
	const create = creating(emulator);
	expect(await create({ ...DEFAULT_ACCOUNT, secretKey: 'x' })).toBe('AuthFailure.SignatureFailure');
	expect(await codeOf(emulator, 'CreateRecordTask', {})).toBe('MissingParameter');
	expect(await create()).toBe(REFUSED);
});

it('never admits more than the limit in any window, and no fewer than it must', () => {
	const gaps = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 60 });
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 5 }), gaps, (most, waits) => {
			const limit = new WindowLimit(1000);
			const times: number[] = [];
			let now = 0;
			for (const wait of waits) {
				now += wait;
				const before = times.filter((at) => at > now - 1000).length;
				const refused = limit.admit('account', most, now) > 0;
				expect(refused).toBe(before >= most);
				if (!refused) times.push(now);
			}
		}),
	);
});
