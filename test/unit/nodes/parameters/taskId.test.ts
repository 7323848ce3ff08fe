import { InvalidParameterError } from '../../../../nodes/TencentLive/api/InvalidParameterError';
import { readTaskId } from '../../../../nodes/TencentLive/parameters/taskId';
import { failureOf } from '../support/thrown';
import { valuesWith } from '../support/values';

const read = (taskId: unknown) => readTaskId(valuesWith({ taskId }));

it.each([
	['an ID', ' BEv4E1Asx9QhUOUPCBCN ', 'BEv4E1Asx9QhUOUPCBCN'],
	['digits', '18446744073709551615', '18446744073709551615'],
	['nothing', '', null],
])('%s is read', (_what, given, taskId) => {
	expect(read(given)).toBe(taskId);
});

it.each([
	'rtmp://push.example.com/live/show?txSecret=0123456789abcdef&txTime=5F3C',
	'show?txSecret=0123456789abcdef',
	'live/show',
	'txSecret=0123456789abcdef',
	'a&TXTIME=5F3C',
])('an address is refused, and not shown: %s', async (address) => {
	const { message } = await failureOf(() => read(address), InvalidParameterError);
	expect(message).toBe(
		'Task ID: is an address, not an ID. Give the task_id alone, with every character; a stream goes into Channel.',
	);
});
