import { InvalidParameterError } from '../../../../../nodes/TencentLive/api/InvalidParameterError';
import type { Made, Outcome } from '../../../../../nodes/TencentLive/create/outcome';
import {
	describeOutcome,
	taskItem,
} from '../../../../../nodes/TencentLive/resources/recordingTask/createOutput';
import { ApiError } from '../../../../../nodes/TencentLive/transport/ApiError';
import { recordingRequest, scheduled } from '../../support/recordingRequest';

const HOUR = 3_600_000;
const made = (more: Partial<Made> = {}): Made => ({
	...{ kind: 'task', how: 'created', taskId: '18446744073709551615', message: 'Success' },
	...{ requestId: 'r-1', request: recordingRequest(), hints: [] },
	...more,
});

describe('a task', () => {
	it('is an item with every digit, paired with its own', () => {
		expect(taskItem('v3', made(), 4, false)).toEqual({
			json: {
				...{ task_id: '18446744073709551615', code: 0, message: 'Success', outcome: 'created' },
				...{ api_version: 'v3', channel: 'my-stream', domain: 'push.example.com' },
				...{ app_name: 'live', tape_type: 1, start_time: null },
				...{ end_time: '2026-11-23T19:00:00+08:00', request_id: 'r-1' },
			},
			pairedItem: { item: 4 },
		});
	});

	it('has a start where it was scheduled', () => {
		const { json } = taskItem('v2', made({ request: scheduled(HOUR, 2 * HOUR) }), 0, false);
		expect(json).toMatchObject({ api_version: 'v2', start_time: '2026-11-23T19:00:00+08:00' });
	});

	it('is told to a model without what only a person can do', () => {
		const message =
			'Success. Times that come from the current moment differ with every run; to use a task that overlaps instead of creating one, set Match Existing under Options to Overlapping.';
		const { json } = taskItem('v3', made({ message }), 0, true);
		expect(json.message).toBe(
			'Success. If one recording is enough, stop the one that is not needed.',
		);
		expect(taskItem('v3', made({ message }), 0, false).json.message).toBe(message);
	});
});

describe('what came to nothing', () => {
	const WORDS = { message: 'What happened.', title: 'A title', forModel: 'For a model.' };
	const REASON = new ApiError('rejected', 'No.', { code: 'LimitExceeded', requestId: 'r-2' });
	const attempt = { id: 'one' } as Extract<Outcome, { kind: 'unknown' }>['attempts'][0];
	const outcomes: Array<[string, Exclude<Outcome, Made>, object]> = [
		[
			'not created',
			{ kind: 'not_created', ...WORDS, reason: REASON, taskId: null },
			{ outcome: 'not_created', code: 'LimitExceeded', request_id: 'r-2' },
		],
		[
			'not created, since there is one',
			{ kind: 'not_created', ...WORDS, reason: null, taskId: 't' },
			{ outcome: 'not_created', code: null, request_id: null, task_id: 't' },
		],
		[
			'unknown',
			{ kind: 'unknown', ...WORDS, reason: REASON, attempts: [attempt] },
			{ outcome: 'unknown', code: 'LimitExceeded', request_id: 'r-2' },
		],
		[
			'over',
			{ kind: 'ended', ...WORDS, taskId: 't' },
			{ outcome: 'unknown', code: null, request_id: null, task_id: 't' },
		],
		[
			'elsewhere',
			{ kind: 'elsewhere', ...WORDS },
			{ outcome: 'unknown', code: null, request_id: null },
		],
		[
			'cancelled before anything was sent',
			{ kind: 'cancelled', ...WORDS, reason: null, attempts: [], followed: false },
			{ outcome: 'not_created', code: null, request_id: null },
		],
		[
			'cancelled while another execution sends',
			{ kind: 'cancelled', ...WORDS, reason: null, attempts: [], followed: true },
			{ outcome: 'unknown', code: null, request_id: null },
		],
		[
			'cancelled after it was sent',
			{ kind: 'cancelled', ...WORDS, reason: null, attempts: [attempt], followed: false },
			{ outcome: 'unknown', code: null, request_id: null },
		],
	];

	it.each(outcomes)('is told: %s', (_what, outcome, details) => {
		const told = describeOutcome(outcome);
		expect(told).toMatchObject(WORDS);
		expect(told.details).toEqual(details);
	});

	it('is told of a value that was refused, with its field', () => {
		const error = new InvalidParameterError('End Time', 'is empty.');
		const told = describeOutcome({ kind: 'refused', error });
		expect(told.message).toBe('End Time: is empty.');
		expect(told.details).toEqual({
			...{ outcome: 'not_created', code: null, request_id: null, field: 'End Time' },
		});
	});

	it('is one that changes something: whoever cannot be sure is told to look first', () => {
		const error = new ApiError('unknown', 'Lost.');
		expect(describeOutcome({ kind: 'refused', error }).otherwise).toMatch(/^It may have been/);
	});
});
