import { call3, codeOf } from './clients';
import { start, stopAll } from './running';

afterEach(stopAll);

it.each([
	[undefined, 'InvalidParameter'],
	['InvalidParameterValue', 'InvalidParameterValue'],
	['ResourceNotFound.TaskId', 'ResourceNotFound.TaskId'],
	['InternalError.NotFound', 'InternalError.NotFound'],
	['UnsupportedOperation', 'UnsupportedOperation'],
])(
	'StopRecordTask and DeleteRecordTask say %s of a task that is not there',
	async (given, code) => {
		const emulator = await start({ taskNotFoundCode: given });
		for (const action of ['StopRecordTask', 'DeleteRecordTask']) {
			expect(codeOf(await call3(emulator, action, { TaskId: 'nothing' }))).toBe(code);
		}
	},
);

it('the code can change while it runs', async () => {
	const emulator = await start();
	emulator.state.taskNotFoundCode = 'ResourceNotFound';
	expect(codeOf(await call3(emulator, 'StopRecordTask', { TaskId: 'x' }))).toBe('ResourceNotFound');
});
