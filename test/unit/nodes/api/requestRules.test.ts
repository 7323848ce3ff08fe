import { InvalidParameterError } from '../../../../nodes/TencentLive/api/InvalidParameterError';
import {
	DAY,
	HOUR,
	MINUTE,
	requireLength,
	requireText,
	requireWindow,
} from '../../../../nodes/TencentLive/api/requestRules';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';
import { failureOf } from '../support/thrown';

/** The refusal that `act` throws: field and sentence. */
async function refusal(act: () => void): Promise<{ field: string; message: string }> {
	const { field, message } = await failureOf(act, InvalidParameterError);
	return { field, message };
}

const SECOND = 1000;

it('counts in milliseconds', () => {
	expect([MINUTE, HOUR, DAY]).toStrictEqual([60_000, 3_600_000, 86_400_000]);
});

describe('InvalidParameterError', () => {
	it('is an error that names its field', () => {
		const error = new InvalidParameterError('End Time', 'is empty.');
		expect(error).toBeInstanceOf(Error);
		expect(error).toMatchObject({
			name: 'InvalidParameterError',
			field: 'End Time',
			message: 'End Time: is empty.',
		});
	});
});

describe('requireText', () => {
	it.each(['a', ' a ', '0', '频道'])('takes %p', (value) => {
		expect(() => requireText('Channel', value)).not.toThrow();
	});

	it.each([null, '', ' ', '\t\n', '\u3000'])('refuses %p', async (value) => {
		expect(await refusal(() => requireText('Channel', value))).toStrictEqual({
			field: 'Channel',
			message: 'Channel: is empty. Pick a value, or check that the expression gives one.',
		});
	});
});

describe('requireWindow', () => {
	it.each([
		['real-time, to the next second', recordingRequest({ endTime: NOW + SECOND })],
		['real-time, to the next millisecond', recordingRequest({ endTime: NOW + 1 })],
		['scheduled, a second long', scheduled(HOUR, HOUR + SECOND)],
		['scheduled, from now', scheduled(0, SECOND)],
		['scheduled, under way', scheduled(-HOUR, SECOND)],
	])('takes a recording that is %s', (_what, request) => {
		expect(() => requireWindow(request, NOW)).not.toThrow();
	});

	it('refuses a scheduled recording without a start', async () => {
		const request = recordingRequest({ tapeType: 0, startTime: null });
		expect(await refusal(() => requireWindow(request, NOW))).toStrictEqual({
			field: 'Start Time',
			message:
				'Start Time: is empty, and a scheduled recording needs one. Set it, or set Tape Type to Real-Time to start at once.',
		});
	});

	it.each([
		['with the start', 0, '19:00:00'],
		['a second before the start', -SECOND, '18:59:59'],
		['long before the start', -30 * MINUTE, '18:30:00'],
	])('refuses an end %s', async (_what, after, clock) => {
		expect(await refusal(() => requireWindow(scheduled(HOUR, HOUR + after), NOW))).toStrictEqual({
			field: 'End Time',
			message: `End Time: 2026-11-23T${clock}+08:00 is not after Start Time 2026-11-23T19:00:00+08:00. Choose a later end; if only the zone is off, give the times an offset such as +08:00.`,
		});
	});

	it.each([
		['now', recordingRequest({ endTime: NOW }), '18:00:00'],
		['a second ago', recordingRequest({ endTime: NOW - SECOND }), '17:59:59'],
		['now, scheduled', scheduled(-HOUR, 0), '18:00:00'],
	])('refuses an end %s', async (_what, request, clock) => {
		expect(await refusal(() => requireWindow(request, NOW))).toStrictEqual({
			field: 'End Time',
			message: `End Time: 2026-11-23T${clock}+08:00 is in the past. Choose a later end; if only the zone is off, give the time an offset such as +08:00.`,
		});
	});

	it('names the order of the times first where the end is in the past as well', async () => {
		const { message } = await refusal(() => requireWindow(scheduled(-HOUR, -2 * HOUR), NOW));
		expect(message).toMatch(/is not after Start Time/);
	});
});

describe('requireLength', () => {
	const ALLOWED = [
		['scheduled, exactly as long as allowed', scheduled(HOUR, HOUR + DAY)],
		['scheduled long ago, exactly as long as allowed', scheduled(-HOUR, DAY - HOUR)],
		['real-time, exactly as long as allowed', recordingRequest({ endTime: NOW + DAY })],
	] as const;
	const REFUSED = [
		['scheduled, a second too long', scheduled(HOUR, HOUR + DAY + SECOND)],
		['scheduled long ago, a second too long', scheduled(-HOUR, DAY - HOUR + SECOND)],
		['real-time, a second too long', recordingRequest({ endTime: NOW + DAY + SECOND })],
	] as const;

	it.each(ALLOWED)('takes a recording that is %s', (_what, request) => {
		expect(() => requireLength(request, NOW, DAY)).not.toThrow();
	});

	it.each(REFUSED)('refuses a recording that is %s', async (_what, request) => {
		expect(await refusal(() => requireLength(request, NOW, DAY))).toStrictEqual({
			field: 'End Time',
			message:
				'End Time: makes the recording longer than the 24 hours that one task may last. Split it into several tasks.',
		});
	});

	it('says the limit it was given', async () => {
		const { message } = await refusal(() => requireLength(scheduled(0, 3 * HOUR), NOW, 2 * HOUR));
		expect(message).toContain('longer than the 2 hours');
	});
});
