const { basename } = require('node:path');

const { default: Sequencer } = require('@jest/test-sequencer');

/** The engine tests that answer for a file; those of its own name where it is not listed. */
const TESTS = {
	runCreate: ['createFailedItems', 'createHints', 'createItems', 'createRetries', 'calls'],
	create: ['createOutput'],
	stop: ['stop', 'manyTasks'],
	delete: ['delete', 'manyTasks'],
	get: ['get', 'getLegacy', 'manyTasks'],
	getAll: ['getAll', 'getAllLegacy'],
};

const testsOf = (file) => {
	const name = basename(file, '.ts');
	return (TESTS[name] ?? [name]).map((test) => `/${test}.test.ts`);
};

/** Runs a mutant against the engine tests of its file only: each loads n8n's engine. */
module.exports = class EngineTests extends Sequencer {
	constructor(options) {
		super(options);
		const { findRelatedTests, nonFlagArgs = [] } = options?.globalConfig ?? {};
		this.mutated = findRelatedTests ? nonFlagArgs : [];
	}

	async sort(tests) {
		const sorted = await super.sort(tests);
		const answers = this.mutated.flatMap(testsOf);
		return sorted.filter(({ path }) => answers.some((answer) => path.endsWith(answer)));
	}
};
