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

describe('the makers of tasks', () => {
	it('are known by task', () => {
		const makers = new Makers();
		expect(makers.of('a')).toBeUndefined();
		makers.note('a', 'one');
		makers.note('b', 'other');
		expect(makers.of('a')).toBe('one');
		expect(makers.of('b')).toBe('other');
	});

	it('are known of the last ten thousand tasks', () => {
		const makers = new Makers();
		for (let task = 0; task < 10_000; task++) makers.note(`task ${task}`, 'one');
		expect(makers.of('task 0')).toBe('one');
		makers.note('task 10000', 'one');
		expect(makers.of('task 0')).toBeUndefined();
		expect(makers.of('task 1')).toBe('one');
		makers.note('task 10001', 'one');
		expect(makers.of('task 1')).toBeUndefined();
		expect(makers.of('task 10001')).toBe('one');
	});
});
