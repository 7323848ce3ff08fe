const { basename, dirname, extname, sep } = require('node:path');

const { default: Sequencer } = require('@jest/test-sequencer');

/** The folder of tests that answers for a source file. */
function testsOf(file) {
	const folder = basename(dirname(file));
	const own = folder === 'signature' ? ['credentials'] : ['nodes', folder];
	return ['', 'test', 'unit', ...own, ''].join(sep);
}

/** Of these folders each source file has one test file, of its own name. */
const MIRRORED = new Set(['create', 'items']);

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
		const own = new Set(mutated.map(testOf));
		const mirrored = sorted.filter(({ path }) => [...own].some((one) => one && path.endsWith(one)));
		if (mirrored.length > 0) return mirrored;
		const folders = new Set(mutated.map(testsOf));
		return sorted.filter(({ path }) => [...folders].some((folder) => path.includes(folder)));
	}
};
