import type { Moment } from '../../../../../nodes/TencentLive/parameters/moment';
import {
	pastAdvice,
	zoneAdvice,
} from '../../../../../nodes/TencentLive/resources/recordingTask/timeAdvice';
import { NOW } from '../../support/recordingRequest';

const MINUTE = 60_000;
const moment = (field: string, minutes: number, zone: string | null = null): Moment => ({
	...{ field, at: NOW + minutes * MINUTE, typed: 'some time', zone },
});

it('nothing is said of times that name their offset', () => {
	expect(zoneAdvice(moment('Start Time', 0), moment('End Time', 60), NOW)).toBeNull();
	expect(zoneAdvice(null, moment('End Time', 60), NOW)).toBeNull();
});

it('of others it is said what they became, and how long is recorded', () => {
	const end = moment('End Time', 90, 'Europe/Berlin');
	expect(zoneAdvice(null, end, NOW)).toBe(
		'End Time "some time" has no offset: read in Europe/Berlin it is 2026-11-23T12:30:00+01:00, in China 2026-11-23T19:30:00+08:00. The recording lasts 1 h 30 min from now.',
	);
});

it.each([
	['from its start', 30, '1 h'],
	['from now, where the start has passed', -30, '1 h 30 min'],
])('a scheduled one lasts %s', (_what, start, length) => {
	const said = zoneAdvice(moment('Start Time', start, 'UTC'), moment('End Time', 90, 'UTC'), NOW);
	expect(said).toMatch(
		new RegExp(
			`^Start Time "some time" .*\\. End Time "some time" .* The recording lasts ${length}\\.$`,
		),
	);
});

it.each([
	['without a start', null, []],
	['with one that is now', moment('Start Time', 0), []],
	['with one to come', moment('Start Time', 1), []],
])('nothing has passed of a recording %s', (_what, start, advice) => {
	expect(pastAdvice(start, NOW)).toEqual(advice);
});
