import { createRunExecutionData, type IRunExecutionData } from 'n8n-workflow';

import { systemClock } from '../../../nodes/TencentLive/transport/clock';
import { fromSource, type LoadedPackage } from './nodeTypes';
import type { Finished } from './runWorkflow';

type NodeTypesModule = typeof import('./nodeTypes');
type ClockModule = typeof import('../../../nodes/TencentLive/transport/clock');

/**
 * What n8n goes on from when somebody presses Retry on a failed execution: what it saved, without the
 * error and the run of the node that failed, which stands on the stack again.
 */
export function savedForRetry({ run }: Finished): IRunExecutionData {
	const saved = createRunExecutionData(JSON.parse(JSON.stringify(run.data)));
	const { resultData } = saved;
	delete resultData.error;
	resultData.runData[resultData.lastNodeExecuted ?? '']?.pop();
	return saved;
}

/**
 * The package in another process: it remembers nothing of this one.
 *
 * @param change what is different about that package: told before its nodes are loaded
 */
export function inAnotherProcess(change = () => {}): LoadedPackage {
	let loaded = fromSource();
	jest.isolateModules(() => {
		change();
		const nodeTypes = jest.requireActual<NodeTypesModule>('./nodeTypes');
		const clock = jest.requireActual<ClockModule>('../../../nodes/TencentLive/transport/clock');
		// Time passes as the bench has it: whatever waits moves the clock.
		jest.spyOn(clock.systemClock, 'elapsed').mockImplementation(() => systemClock.elapsed());
		jest
			.spyOn(clock.systemClock, 'sleep')
			.mockImplementation(async (...wait) => await systemClock.sleep(...wait));
		loaded = nodeTypes.fromSource();
	});
	return loaded;
}
