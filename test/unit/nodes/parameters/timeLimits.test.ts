import { readTime } from '../../../../nodes/TencentLive/parameters/time';

const read = (value: unknown, zone = 'UTC') => readTime(value, 'End Time', zone);
const UNREADABLE = /cannot be read as a time/;

it('reads up to the year 9999, the last that four digits write', () => {
	expect(read(253_402_300_799_999)).toBe(253_402_300_799_000);
	expect(() => read(253_402_300_800_000)).toThrow(UNREADABLE);
	expect(() => read(9e15)).toThrow(UNREADABLE);
});

it('refuses an offset that no zone has', () => {
	expect(read('2026-11-23T10:00:00+14:00')).toBe(Date.UTC(2026, 10, 22, 20));
	expect(() => read('2026-11-23T10:00:00+15:00')).toThrow(UNREADABLE);
	expect(() => read('2026-11-23T10:00:00-99:99')).toThrow(UNREADABLE);
});

it('reads UNIX seconds with a fraction, as a number and as text', () => {
	expect(read(1795341600.5)).toBe(1795341600000);
	expect(read('1795341600.5')).toBe(1795341600000);
});

it('refuses a day that a zone skipped', () => {
	expect(() => read('2011-12-30T10:00:00', 'Pacific/Apia')).toThrow(
		/does not exist in Pacific\/Apia/,
	);
	expect(read('2011-12-31T10:00:00', 'Pacific/Apia')).toBe(Date.UTC(2011, 11, 30, 20));
	expect(read('2026-12-31T24:00:00')).toBe(Date.UTC(2027, 0, 1));
});

it('takes a date of another realm for what it is', () => {
	expect(read({ getTime: () => 5_000 })).toBe(5_000);
});
