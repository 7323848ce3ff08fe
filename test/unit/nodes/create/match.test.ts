import type { ListedTask } from '../../../../nodes/TencentLive/api/recordings';
import {
	existingFor,
	queryAround,
	sameStream,
	twinsOf,
} from '../../../../nodes/TencentLive/create/match';
import { FakeService, listedTask } from '../support/fakeService';
import { intentOf } from '../support/intents';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const HOUR = 3_600_000;
const DAY_AND_MINUTE = 86_460_000;
const api = new FakeService().api3();

describe('queryAround', () => {
	const stream = { domain: 'push.example.com', appName: 'live', channel: 'my-stream' };

	it('reaches a day and a minute around a scheduled recording', () => {
		expect(queryAround(scheduled(HOUR, 2 * HOUR), NOW)).toStrictEqual({
			...stream,
			from: NOW + HOUR - DAY_AND_MINUTE,
			to: NOW + 2 * HOUR + DAY_AND_MINUTE,
		});
	});

	it('begins at the moment given for a Real-Time one', () => {
		expect(queryAround(recordingRequest(), NOW + 5)).toStrictEqual({
			...stream,
			from: NOW + 5 - DAY_AND_MINUTE,
			to: NOW + HOUR + DAY_AND_MINUTE,
		});
	});

	it('begins at the end where that has passed', () => {
		const { from, to } = queryAround(recordingRequest(), NOW + 2 * HOUR);
		expect(from).toBe(NOW + HOUR - DAY_AND_MINUTE);
		expect(to).toBe(NOW + HOUR + DAY_AND_MINUTE);
	});
});

describe('sameStream', () => {
	it('compares channel, domain and app', () => {
		expect(sameStream(listedTask('a'), recordingRequest())).toBe(true);
		expect(sameStream(listedTask('a', { channel: 'b' }), recordingRequest())).toBe(false);
		expect(sameStream(listedTask('a', { domain: 'b' }), recordingRequest())).toBe(false);
		expect(sameStream(listedTask('a', { appName: 'b' }), recordingRequest())).toBe(false);
	});

	it('takes what v2 does not know for equal', () => {
		const nowhere = { domain: null, appName: null };
		expect(sameStream(listedTask('a', nowhere), recordingRequest(nowhere))).toBe(true);
		expect(sameStream(listedTask('a'), recordingRequest(nowhere))).toBe(false);
	});
});

describe('twinsOf', () => {
	it('gives the tasks of the stream with the times, in whatever state', () => {
		const tasks = [
			listedTask('a'),
			listedTask('over', { state: 'over' }),
			listedTask('other stream', { channel: 'b' }),
			listedTask('other end', { endTime: NOW }),
		];
		const ids = twinsOf(api, tasks, recordingRequest()).map(({ taskId }) => taskId);
		expect(ids).toStrictEqual(['a', 'over']);
	});
});

describe('existingFor', () => {
	const idFor = (
		tasks: ListedTask[],
		parts: Parameters<typeof intentOf>[0] = {},
		now = NOW,
	): string | undefined => existingFor(api, tasks, intentOf(parts), now)?.taskId;

	it('is the first twin that is not over', () => {
		const over = listedTask('over', { state: 'over' });
		expect(idFor([over, listedTask('a'), listedTask('b')])).toBe('a');
		expect(idFor([over])).toBeUndefined();
		expect(idFor([])).toBeUndefined();
	});

	it('is not a task that only overlaps, unless overlapping counts', () => {
		const overlapping = listedTask('a', { endTime: NOW + 1000 });
		expect(idFor([overlapping])).toBeUndefined();
		expect(idFor([overlapping], { matchExisting: 'overlapping' })).toBe('a');
	});

	describe('where overlapping counts', () => {
		const matchExisting = 'overlapping' as const;
		const task = (start: number, end: number) => [
			listedTask('a', { startTime: NOW + start, endTime: NOW + end }),
		];

		it.each([
			['ends as it starts', 0, HOUR, undefined],
			['ends a moment later', 0, HOUR + 1, 'a'],
			['starts as it ends', 2 * HOUR, 3 * HOUR, undefined],
			['starts a moment earlier', 2 * HOUR - 1, 3 * HOUR, 'a'],
			['lies inside', HOUR + 1, HOUR + 2, 'a'],
			['lies around', 0, 3 * HOUR, 'a'],
		])('a scheduled recording finds a task that %s: %#', (_what, start, end, found) => {
			const parts = { matchExisting, request: scheduled(HOUR, 2 * HOUR) };
			expect(idFor(task(start, end), parts)).toBe(found);
		});

		it.each([
			['ends now', -HOUR, 0, undefined],
			['ends a moment later', -HOUR, 1, 'a'],
			['starts as it ends', HOUR, 2 * HOUR, undefined],
			['starts a moment earlier', HOUR - 1, 2 * HOUR, 'a'],
		])('a Real-Time recording finds a task that %s: %#', (_what, start, end, found) => {
			expect(idFor(task(start, end), { matchExisting })).toBe(found);
		});

		it('never one of another stream, nor one that is over', () => {
			expect(idFor([listedTask('a', { channel: 'b' })], { matchExisting })).toBeUndefined();
			expect(idFor([listedTask('a', { state: 'over' })], { matchExisting })).toBeUndefined();
		});

		it('also one with another template', () => {
			expect(idFor([listedTask('a', { templateId: 1 })], { matchExisting })).toBe('a');
		});
	});
});
