import { china, createTasks } from '../lifecycle';
import { useBench } from '../../support/engine';
import { endsTasks, endTask, type Ending } from './ending';

const bench = useBench();

const DELETE3: Ending = {
	operation: 'delete',
	done: 'deleted',
	version: 'v3',
	action: 'DeleteRecordTask',
	refused: { code: 'ResourceNotFound.StopService', says: /has stopped/ },
};

const DELETE2: Ending = {
	operation: 'delete',
	done: 'deleted',
	version: 'v2',
	action: 'DeleteRecord',
	refused: { code: 4102, says: /no right to this channel/ },
};

describe.each([DELETE3, DELETE2])('$version', (ending) => {
	endsTasks(bench, ending);
});

describe('v3', () => {
	test('a task that is over, is listed and cannot be deleted is an error', async () => {
		const [id = ''] = await createTasks(bench, 'v3', [{ from: '11-24 20:00', to: '11-24 22:00' }]);
		bench.setTime(china('11-24 23:00'));
		bench.emulator.faults.next('apiError', {
			action: 'DeleteRecordTask',
			code: 'UnsupportedOperation',
			message: '',
		});
		const finished = await bench.run({ parameters: endTask(DELETE3, id) });

		expect(finished.told).toMatch(/\(UnsupportedOperation\)$/);
	});
});
