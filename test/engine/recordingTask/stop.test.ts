import { china, createTasks, outputOf } from '../lifecycle';
import { useBench } from '../../support/engine';
import { endsTasks, endTask, type Ending } from './ending';

const bench = useBench();

const STOP3: Ending = {
	operation: 'stop',
	done: 'stopped',
	version: 'v3',
	action: 'StopRecordTask',
	refused: { code: 'ResourceNotFound.FreezeService', says: /frozen/ },
};

const STOP2: Ending = {
	operation: 'stop',
	done: 'stopped',
	version: 'v2',
	action: 'StopRecord',
	refused: { code: 4101, says: /no right to StopRecord/ },
};

describe('API 3.0', () => {
	endsTasks(bench, STOP3);

	test('ends a running recording, which keeps what was recorded', async () => {
		const [id = ''] = await createTasks(bench, 'v3', [{ from: '11-24 20:00', to: '11-24 22:00' }]);
		bench.setTime(china('11-24 20:40'));
		await outputOf(bench, endTask(STOP3, id));
		bench.setTime(china('11-24 23:00'));

		expect(bench.emulator.state.files).toEqual([
			expect.objectContaining({ taskId: id, end: Date.parse(china('11-24 20:40')) }),
		]);
	});

	test.each(['FailedOperation', 'InvalidParameter', 'UnsupportedOperation'])(
		'%s for a task that is over is no failure: it is stopped',
		async (code) => {
			const [id = ''] = await createTasks(bench, 'v3', [
				{ from: '11-24 20:00', to: '11-24 22:00' },
			]);
			bench.setTime(china('11-24 22:00'));
			bench.emulator.faults.next('apiError', {
				action: 'StopRecordTask',
				code,
				message: '',
				times: Infinity,
			});

			expect(await outputOf(bench, endTask(STOP3, id))).toEqual([
				{ stopped: true, task_id: id, outcome: 'already_over' },
			]);
		},
	);
});

describe('the legacy API', () => {
	endsTasks(bench, STOP2);
});
