import { Api3 } from '../../../../nodes/TencentLive/api/v3/Api3';
import { LegacyApi } from '../../../../nodes/TencentLive/api/v2/LegacyApi';
import type { ListedTask } from '../../../../nodes/TencentLive/api/recordings';
import { DAY, HOUR } from '../../../../nodes/TencentLive/api/requestRules';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const SECOND = 1000;

/** An hour from `NOW`. */
const TASK: ListedTask = {
	taskId: 'a',
	channel: 'my-stream',
	domain: null,
	appName: null,
	startTime: NOW,
	endTime: NOW + HOUR,
	templateId: null,
	state: 'pending',
};

describe('Api3', () => {
	const { sameTimes } = Api3.prototype;

	it.each([
		['the same times', {}, true],
		['another start', { startTime: NOW + SECOND }, false],
		['another end', { endTime: NOW + HOUR + SECOND }, false],
		['another template', { templateId: 1 }, false],
	])('a scheduled request and a task of %s: %p', (_what, parts, same) => {
		expect(sameTimes({ ...TASK, ...parts }, scheduled(0, HOUR))).toBe(same);
	});

	it.each([
		['the same end', {}, true],
		['the same end, from earlier', { startTime: NOW - DAY }, true],
		['another end', { endTime: NOW + HOUR + SECOND }, false],
		['another template', { templateId: 1 }, false],
	])('a Real-Time request and a task of %s: %p', (_what, parts, same) => {
		expect(sameTimes({ ...TASK, ...parts }, recordingRequest())).toBe(same);
	});

	it('and a template that was asked for', () => {
		const request = recordingRequest({ templateId: 5 });
		expect(sameTimes({ ...TASK, templateId: 5 }, request)).toBe(true);
		expect(sameTimes(TASK, request)).toBe(false);
	});
});

describe('LegacyApi', () => {
	const { sameTimes } = LegacyApi.prototype;
	const task = (start: number, end: number): ListedTask => ({
		...TASK,
		startTime: NOW + start,
		endTime: NOW + end,
	});

	it.each([
		['the same times', task(HOUR, 2 * HOUR), true],
		['another start', task(HOUR + SECOND, 2 * HOUR), false],
		['another end', task(HOUR, 2 * HOUR + SECOND), false],
		['a length of 30 minutes', task(HOUR, 1.5 * HOUR), false],
	])('a scheduled request and a task of %s: %p', (_what, listed, same) => {
		expect(sameTimes(listed, scheduled(HOUR, 2 * HOUR))).toBe(same);
	});

	it.each([
		['the same end', task(-HOUR, HOUR), true],
		['a later end', task(0, HOUR + SECOND), false],
		['an earlier end', task(0, HOUR - SECOND), false],
		['30 minutes', task(0, HOUR / 2), true],
		['30 minutes and 2 seconds', task(0, HOUR / 2 + 2 * SECOND), true],
		['30 minutes less 2 seconds', task(0, HOUR / 2 - 2 * SECOND), true],
		['30 minutes and 3 seconds', task(0, HOUR / 2 + 3 * SECOND), false],
		['30 minutes less 3 seconds', task(0, HOUR / 2 - 3 * SECOND), false],
		['30 minutes to the same end', task(HOUR / 2, HOUR), true],
		['30 minutes beyond the end', task(HOUR / 2 + SECOND, HOUR + SECOND), false],
	])('a Real-Time request and a task of %s: %p', (_what, listed, same) => {
		expect(sameTimes(listed, recordingRequest({ endTime: NOW + HOUR }))).toBe(same);
	});
});
