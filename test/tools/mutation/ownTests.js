const { basename, dirname, extname, sep } = require('node:path');

const { default: Sequencer } = require('@jest/test-sequencer');

const NODES = ['nodes', 'TencentLive', ''].join(sep);

/** The folder of tests that answers for a source file: the same below test/unit. */
function testsOf(file) {
	const [, inNodes] = dirname(file).split(NODES);
	const own = inNodes === undefined ? ['credentials'] : ['nodes', inNodes];
	return ['', 'test', 'unit', ...own, ''].join(sep);
}

/** Of these folders each source file has one test file, of its own name. */
const MIRRORED = new Set(['create', 'items', 'result', 'recordingTask']);

/** The one test file that answers for a source file; undefined where several do. */
function testOf(file) {
	const isMirrored = MIRRORED.has(basename(dirname(file)));
	return isMirrored ? `${testsOf(file)}${basename(file, extname(file))}.test.ts` : undefined;
}

/**
 * Runs a mutant against the tests of its own folder only, or its own file where every source file has
 * one. Stryker's plugin for jest cannot stop at the first failure, and jest would load each test file
 * that reaches the mutated file in any way.
 */
module.exports = class OwnTests extends Sequencer {
	constructor(options) {
		super(options);
		const { findRelatedTests, nonFlagArgs = [] } = options?.globalConfig ?? {};
		this.mutated = findRelatedTests ? nonFlagArgs : undefined;
	}

	async sort(tests) {
		const sorted = await super.sort(tests);
		const { mutated } = this;
		if (mutated === undefined) return sorted;
		// All that are mutated at first, to see which test covers what; then one after the other.
		const answers = mutated.map((file) => {
			const own = testOf(file);
			const isThere = own !== undefined && sorted.some(({ path }) => path.endsWith(own));
			return isThere ? (path) => path.endsWith(own) : (path) => path.includes(testsOf(file));
		});
		return sorted.filter(({ path }) => answers.some((answersFor) => answersFor(path)));
	}
};
