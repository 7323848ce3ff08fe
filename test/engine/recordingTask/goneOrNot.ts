import { callsOf, createTasks, outputOf } from '../lifecycle';
import type { Bench } from '../../support/engine';
import { endTask, type Ending } from './ending';

/** Codes with which API 3.0 may say that it has no such task: no page names the one. */
const NOT_FOUND = [
	'FailedOperation',
	'FailedOperation.AlterTaskState',
	'FailedOperation.NotFound',
	'InternalError.NotFound',
	'InvalidParameter',
	'InvalidParameterValue',
	'ResourceNotFound',
	'ResourceNotFound.TaskId',
	'UnsupportedOperation',
];

/** Codes that never say that a task is gone, whatever is listed. */
const SOMETHING_ELSE = [
	'AuthFailure.UnauthorizedOperation',
	'InternalError',
	'LimitExceeded',
	'ResourceNotFound.ForbidService',
	'ResourceNotFound.FreezeService',
	'ResourceNotFound.StopService',
	'ResourceNotFound.UserDisableService',
	'UnauthorizedOperation',
	'UnsupportedRegion',
];

/** Whatever code stands for "no such task", the listing decides what it means. */
export function isGoneOrNot(bench: Bench, ending: Ending): void {
	const { action, done } = ending;
	const answerWith = (code: string) =>
		bench.emulator.faults.next('apiError', { action, code, message: '', times: Infinity });

	test.each(NOT_FOUND)('a task that is gone, told with %s, is gone', async (code) => {
		bench.emulator.state.taskNotFoundCode = code;

		expect(await outputOf(bench, endTask(ending, 'nobody'))).toEqual([
			{ [done]: true, task_id: 'nobody', outcome: 'already_gone' },
		]);
	});

	test.each(NOT_FOUND)('%s for a task that is still listed is an error', async (code) => {
		const [id = ''] = await createTasks(bench, 'v3', [{ from: '11-24 20:00', to: '11-24 22:00' }]);
		answerWith(code);
		const finished = await bench.run({ parameters: endTask(ending, id) });

		expect(finished.error).toMatchObject({ name: 'NodeApiError' });
		expect(finished.error?.message).toMatch(new RegExp(`^[A-Z].*\\.(.*) \\(${code}\\)$`));
	});

	test.each(SOMETHING_ELSE)('%s is an error, and nothing is looked up', async (code) => {
		answerWith(code);
		const finished = await bench.run({ parameters: endTask(ending, 'nobody') });

		expect(finished.error?.message).toContain(`(${code})`);
		expect(callsOf(bench, 'DescribeRecordTask')).toEqual([]);
	});

	test('a listing that fails leaves the error', async () => {
		bench.emulator.faults.next('apiError', {
			action: 'DescribeRecordTask',
			code: 'AuthFailure.UnauthorizedOperation',
			message: '',
		});
		const finished = await bench.run({ parameters: endTask(ending, 'nobody') });

		expect(finished.error?.message).toMatch(/no right to DescribeRecordTask/);
	});
}
