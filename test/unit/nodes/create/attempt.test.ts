import {
	Ledger,
	type LedgerEntry,
	type LedgerHome,
} from '../../../../nodes/TencentLive/create/attempt';
import { intentOf, markOf } from '../support/intents';
import { recordingRequest } from '../support/recordingRequest';

const NODE = [{ channel: '={{ $json.stream }}' }, 'credential-1'];

const DONE: LedgerEntry = {
	done: {
		request: recordingRequest(),
		result: { taskId: 'a', outcome: 'created', message: 'Success', requestId: 'r-1' },
	},
};
const SENT: LedgerEntry = { sent: markOf(intentOf(), { knownIds: ['b'] }) };

it('knows nothing at first', () => {
	expect(new Ledger({}, NODE, 0).get(0)).toBeUndefined();
});

it('keeps what became of each item, the newest word of it', () => {
	const ledger = new Ledger({}, NODE, 0);
	ledger.set(0, SENT);
	ledger.set(1, DONE);
	expect(ledger.get(0)).toBe(SENT);
	expect(ledger.get(1)).toBe(DONE);
	ledger.set(0, DONE);
	expect(ledger.get(0)).toBe(DONE);
});

it('lets go of an item alone', () => {
	const ledger = new Ledger({}, NODE, 0);
	ledger.set(0, SENT);
	ledger.set(1, SENT);
	ledger.clear(0);
	ledger.clear(7);
	expect(ledger.get(0)).toBeUndefined();
	expect(ledger.get(1)).toBe(SENT);
});

it('is there for the next try, also after the execution was saved and loaded', () => {
	const home: LedgerHome = {};
	new Ledger(home, NODE, 0).set(3, SENT);
	expect(new Ledger(home, NODE, 0).get(3)).toBe(SENT);
	const loaded: LedgerHome = JSON.parse(JSON.stringify(home));
	expect(new Ledger(loaded, JSON.parse(JSON.stringify(NODE)), 0).get(3)).toStrictEqual(SENT);
});

it('tells the runs of the node apart', () => {
	const home: LedgerHome = {};
	new Ledger(home, NODE, 1).set(2, DONE);
	for (const [run, item] of [
		[0, 2],
		[2, 1],
		[12, 0],
	] as const) {
		expect(new Ledger(home, NODE, run).get(item)).toBeUndefined();
	}
	expect(new Ledger(home, NODE, 1).get(2)).toBe(DONE);
});

it.each([
	['an edited node', [{ channel: 'my-stream' }, 'credential-1']],
	['another credential', [{ channel: '={{ $json.stream }}' }, 'credential-2']],
])('starts anew with %s, and does not remember the old one', (_what, node) => {
	const home: LedgerHome = {};
	new Ledger(home, NODE, 0).set(0, DONE);
	const edited = new Ledger(home, node, 0);
	expect(edited.get(0)).toBeUndefined();
	edited.set(1, DONE);
	expect(new Ledger(home, NODE, 0).get(0)).toBeUndefined();
	expect(new Ledger(home, NODE, 0).get(1)).toBeUndefined();
});

it('holds nothing but the entries and a digest of the node', () => {
	const home: LedgerHome = {};
	new Ledger(home, NODE, 4).set(2, DONE);
	expect(home).toStrictEqual({
		createLedger: {
			fingerprint: expect.stringMatching(/^[\w-]{22}$/),
			entries: { '4:2': DONE },
		},
	});
});
