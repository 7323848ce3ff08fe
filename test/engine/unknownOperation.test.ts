import { useBench } from '../support/engine';

const bench = useBench();

test.each([
	{ resource: 'stream', operation: 'sing' },
	{ resource: 'stream', operation: 'toString' },
])('$resource $operation is told as what there is not, and sends nothing', async (parameters) => {
	const finished = await bench.run({ parameters });

	expect(finished.error).toMatchObject({
		name: 'NodeOperationError',
		message: `Resource ${parameters.resource} has no operation ${parameters.operation}. Pick one from the list.`,
	});
	expect(bench.emulator.truth.requests()).toEqual([]);
});
