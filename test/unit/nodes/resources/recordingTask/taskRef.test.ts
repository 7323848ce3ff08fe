import { InvalidParameterError } from '../../../../../nodes/TencentLive/api/InvalidParameterError';
import type { TaskRef } from '../../../../../nodes/TencentLive/api/recordings';
import { readTaskRef } from '../../../../../nodes/TencentLive/resources/recordingTask/taskRef';
import { FakeClock } from '../../support/fakeClock';
import { FakeService } from '../../support/fakeService';
import { failureOf } from '../../support/thrown';
import { locator, valuesWith } from '../../support/values';

/** A task as its fields name it, and what the API was asked to check. */
function read(fields: Record<string, unknown>, refuse?: InvalidParameterError) {
	const checked: TaskRef[] = [];
	const checkRef = (ref: TaskRef) => {
		checked.push(ref);
		if (refuse !== undefined) throw refuse;
	};
	const api = { ...new FakeService(new FakeClock()).api(), checkRef };
	return { ref: readTaskRef(valuesWith(fields), api), checked };
}

it('names a task of API 3.0 by its ID alone', () => {
	const { ref, checked } = read({ taskId: ' a-task ' });
	expect(ref).toEqual({ taskId: 'a-task', channel: null, domain: null, appName: null });
	expect(checked).toEqual([ref]);
});

it('and one of the legacy API by its channel, too', () => {
	expect(read({ taskId: '1', channel: locator('c') }).ref).toMatchObject({ channel: 'c' });
});

it('leaves an ID that is missing to the API, which refuses it', async () => {
	expect(read({ taskId: '' }).ref.taskId).toBe('');
	const refusal = new InvalidParameterError('Task ID', 'is empty.');
	const thrown = await failureOf(() => read({ taskId: '' }, refusal), InvalidParameterError);
	expect(thrown).toBe(refusal);
});
