import { AccountQuotas, Quotas } from '../../../../nodes/TencentLive/transport/quotas';
import { Pacer } from '../../../../nodes/TencentLive/transport/pacer';
import { FakeClock } from '../support/fakeClock';
import { HastyClock } from '../support/hastyClock';
import { NOW } from '../support/recordingRequest';

const RULE = { perSecond: 10, inFlight: 1 };

describe('AccountQuotas', () => {
	it('trusts the clock of this machine at first', () => {
		expect(new AccountQuotas(new HastyClock()).clockOffset).toBe(0);
	});

	it('has one lane for each name', () => {
		const account = new AccountQuotas(new HastyClock());
		const lane = account.lane('a', RULE);
		expect(lane).toBeInstanceOf(Pacer);
		expect(account.lane('a', RULE)).toBe(lane);
		expect(account.lane('b', RULE)).not.toBe(lane);
	});

	it('paces a lane by its rule, on its own clock', async () => {
		const clock = new HastyClock();
		const account = new AccountQuotas(clock);
		for (const name of ['a', 'b', 'a', 'b']) await account.lane(name, RULE).run(async () => {});
		// Both lanes wait the same hundred milliseconds.
		expect(clock.sleeps).toStrictEqual([100]);
	});

	it("tells the service's clock once an answer told it, and goes on from there", () => {
		const clock = new FakeClock();
		const account = new AccountQuotas(clock);
		expect(account.serviceNow()).toBeNull();
		expect(account.now()).toBe(NOW);
		account.hear(NOW - 240_000);
		clock.time += 1_500;
		// This machine's clock may be set meanwhile.
		clock.setBy = 3_600_000;
		expect(account.serviceNow()).toBe(NOW - 238_500);
		expect(account.now()).toBe(NOW - 238_500);
		account.hear(NOW);
		expect(account.now()).toBe(NOW);
	});

	it.each([
		['is not set back by an answer that was long on its way', 59_999, -15_000, 59_999],
		['is set forward by any', 10, 5_000, 5_010],
		['is set back where what was told is old', 60_000, -15_000, 45_000],
	])('%s', (_what, later, told, expected) => {
		const clock = new FakeClock();
		const account = new AccountQuotas(clock);
		account.hear(NOW);
		clock.time += later;
		account.hear(NOW + later + told);
		expect(account.now()).toBe(NOW + expected);
	});
});

describe('Quotas', () => {
	it('knows an account by its key and the address it is called at', () => {
		const accounts = new Quotas(new HastyClock());
		const account = accounts.of('key https://a.example');
		expect(account).toBeInstanceOf(AccountQuotas);
		expect(accounts.of('key https://a.example')).toBe(account);
		expect(accounts.of('key https://b.example')).not.toBe(account);
		expect(accounts.of('other https://a.example')).not.toBe(account);
	});

	it('gives each the same clock', async () => {
		const clock = new HastyClock();
		const lane = new Quotas(clock).of('key').lane('a', RULE);
		await lane.run(async () => {});
		await lane.run(async () => {});
		expect(clock.sleeps).toStrictEqual([100]);
	});
});
