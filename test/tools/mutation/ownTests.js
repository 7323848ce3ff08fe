const { basename, dirname, sep } = require('node:path');

const { default: Sequencer } = require('@jest/test-sequencer');

/** The folder of tests that answers for a source file. */
function testsOf(file) {
	const folder = basename(dirname(file));
	const own = folder === 'signature' ? ['credentials'] : ['nodes', folder];
	return ['', 'test', 'unit', ...own, ''].join(sep);
}

/**
 * Runs a mutant against the tests of its own folder only. Stryker's plugin for jest cannot stop at
 * the first failure, and jest would load each test file that reaches the mutated file in any way.
 */
module.exports = class OwnTests extends Sequencer {
	constructor(options) {
		super(options);
		const { findRelatedTests, nonFlagArgs = [] } = options?.globalConfig ?? {};
		this.folders = findRelatedTests ? [...new Set(nonFlagArgs.map(testsOf))] : undefined;
	}

	async sort(tests) {
		const sorted = await super.sort(tests);
		const { folders } = this;
		if (folders === undefined) return sorted;
		return sorted.filter(({ path }) => folders.some((folder) => path.includes(folder)));
	}
};
