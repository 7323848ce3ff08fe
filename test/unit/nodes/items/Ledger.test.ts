import { digestOf, Ledger, type LedgerHome } from '../../../../nodes/TencentLive/items/Ledger';

const PLACE = { key: '0:1', of: 'digest' };
const readText = (saved: unknown) => (typeof saved === 'string' ? saved : undefined);

/** A ledger in a home, and how often it said that something could not be read. */
function ledgerIn(home: LedgerHome) {
	const dropped = { count: 0 };
	const ledger = new Ledger(home, readText, () => {
		dropped.count += 1;
	});
	return { ledger, dropped };
}

/** What n8n gives back on the next try: through JSON. */
const savedFrom = (home: LedgerHome): LedgerHome => JSON.parse(JSON.stringify(home));

it('keeps what it is told for the next try', () => {
	const home: LedgerHome = {};
	const { ledger } = ledgerIn(home);
	ledger.set(PLACE, 'first');
	ledger.set(PLACE, 'made');
	expect(ledger.get(PLACE)).toBe('made');
	const { ledger: next, dropped } = ledgerIn(savedFrom(home));
	expect(next.get(PLACE)).toBe('made');
	expect(dropped.count).toBe(0);
});

it('what it saves is a public name', () => {
	const home: LedgerHome = {};
	ledgerIn(home).ledger.set(PLACE, 'made');
	expect(home).toStrictEqual({
		ledger: { version: 1, entries: { '0:1': { of: 'digest', is: 'made' } } },
	});
});

it.each([
	['another item', { key: '0:2', of: 'digest' }],
	['what has changed since', { key: '0:1', of: 'another' }],
	['a name that every object has', { key: 'constructor', of: 'digest' }],
])('knows nothing of %s, and that is no fault', (_what, place) => {
	const { ledger, dropped } = ledgerIn({});
	ledger.set(PLACE, 'made');
	expect(ledger.get(place)).toBeUndefined();
	expect(dropped.count).toBe(0);
});

it('clears one entry', () => {
	const { ledger } = ledgerIn({});
	ledger.set(PLACE, 'made');
	ledger.set({ ...PLACE, key: '0:2' }, 'other');
	ledger.clear(PLACE);
	expect(ledger.get(PLACE)).toBeUndefined();
	expect(ledger.get({ ...PLACE, key: '0:2' })).toBe('other');
});

describe('what cannot be read', () => {
	const GOOD = { of: 'digest', is: 'made' };
	const entries = (of: object) => ({ ledger: { version: 1, entries: of } });

	it.each<[string, LedgerHome, number, string | undefined]>([
		['nothing is there', {}, 0, undefined],
		['no entries', entries({}), 0, undefined],
		['a whole ledger', entries({ '0:1': GOOD }), 0, 'made'],
		['text', { ledger: 'x' }, 1, undefined],
		['null', { ledger: null }, 1, undefined],
		['a list', { ledger: [GOOD] }, 1, undefined],
		['another version', { ledger: { version: 2, entries: { '0:1': GOOD } } }, 1, undefined],
		['entries that are null', { ledger: { version: 1, entries: null } }, 1, undefined],
		['entries that are a list', entries([GOOD]), 1, undefined],
		['an entry that is text', entries({ '0:1': 'made' }), 1, undefined],
		['an entry without a digest', entries({ '0:1': { is: 'made' } }), 1, undefined],
		['one bad entry beside a good one', entries({ '0:0': null, '0:1': GOOD }), 1, 'made'],
		['an entry that its reader refuses', entries({ '0:1': { ...GOOD, is: 7 } }), 1, undefined],
	])('%s', (_what, home, count, entry) => {
		const { ledger, dropped } = ledgerIn(home);
		expect(ledger.get(PLACE)).toBe(entry);
		expect(dropped.count).toBe(count);
		ledger.set(PLACE, 'new');
		expect(ledgerIn(savedFrom(home)).ledger.get(PLACE)).toBe('new');
	});

	it('is dropped without a word where nobody wants to hear it', () => {
		const ledger = new Ledger({ ledger: 'x' }, readText);
		expect(ledger.get(PLACE)).toBeUndefined();
	});
});

it('a digest is short, and of every part in its order', () => {
	expect(digestOf('a', { b: 1 })).toMatch(/^[\w-]{22}$/);
	expect(digestOf('a', { b: 1 })).toBe(digestOf('a', { b: 1 }));
	const others = [digestOf({ b: 1 }, 'a'), digestOf('a'), digestOf('a', { b: 2 })];
	expect(others).not.toContain(digestOf('a', { b: 1 }));
});
