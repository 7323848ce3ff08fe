const path = require('node:path');

/**
 * What only n8n's engine can judge: each operation that is put together from parts which have unit tests
 * of their own, against the engine tests of its name.
 */
/** @type {import('jest').Config} */
module.exports = {
	...require('../../../jest.config.js'),
	rootDir: path.resolve(__dirname, '../../..'),
	testMatch: ['<rootDir>/test/engine/{recordingTask,tools}/*.test.ts'],
	testSequencer: '<rootDir>/test/tools/mutation/engineTests.js',
};
