import { Makers, nameOf } from '../../../../nodes/TencentLive/create/makers';
import { intentOf, markOf } from '../support/intents';
import { NOW, recordingRequest } from '../support/recordingRequest';

describe('nameOf', () => {
	it('names a request by its intent and when it left', () => {
		const mark = markOf(intentOf());
		expect(nameOf(mark)).toBe(nameOf(markOf(intentOf(), { knownIds: ['a'] })));
		expect(nameOf(mark)).not.toBe(nameOf(markOf(intentOf(), { sentAt: NOW + 1 })));
		const request = recordingRequest({ streamType: 1 });
		expect(nameOf(mark)).not.toBe(nameOf(markOf(intentOf({ request }))));
	});
});

const ACCOUNT = 'AKID https://live.example.com';

describe('the makers of tasks', () => {
	it('are those of one account: another may have the same task IDs', () => {
		const makers = new Makers();
		makers.note(ACCOUNT, 'a', 'one');
		expect(makers.of('AKID https://gateway.example.com', 'a')).toBeUndefined();
	});

	it('are known by task', () => {
		const makers = new Makers();
		expect(makers.of(ACCOUNT, 'a')).toBeUndefined();
		makers.note(ACCOUNT, 'a', 'one');
		makers.note(ACCOUNT, 'b', 'other');
		expect(makers.of(ACCOUNT, 'a')).toBe('one');
		expect(makers.of(ACCOUNT, 'b')).toBe('other');
	});

	it('are known of the last ten thousand tasks', () => {
		const makers = new Makers();
		for (let task = 0; task < 10_000; task++) makers.note(ACCOUNT, `task ${task}`, 'one');
		expect(makers.of(ACCOUNT, 'task 0')).toBe('one');
		makers.note(ACCOUNT, 'task 10000', 'one');
		expect(makers.of(ACCOUNT, 'task 0')).toBeUndefined();
		expect(makers.of(ACCOUNT, 'task 1')).toBe('one');
		makers.note(ACCOUNT, 'task 10001', 'one');
		expect(makers.of(ACCOUNT, 'task 1')).toBeUndefined();
		expect(makers.of(ACCOUNT, 'task 10001')).toBe('one');
	});
});
