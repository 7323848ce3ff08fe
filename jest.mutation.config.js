const { dirname } = require('node:path');

/**
 * The tests mutants run against: those without n8n's engine, without sockets and without the model,
 * which are fast, and of these the ones of the mutant's own folder.
 */
/** @type {import('jest').Config} */
module.exports = {
	...require('./jest.config.js'),
	testMatch: ['<rootDir>/test/unit/{nodes,credentials}/**/*.test.ts'],
	// These load the vendor's SDKs and n8n's HTTP client.
	testPathIgnorePatterns: ['/node_modules/', '/(vendors|wire)\\.test\\.ts$'],
	testSequencer: '<rootDir>/test/tools/mutation/ownTests.js',
	moduleNameMapper: {
		'^n8n-workflow$': '<rootDir>/test/tools/mutation/n8nWorkflow.js',
		'^n8n-workflow/parts/(.*)$': `${dirname(require.resolve('n8n-workflow'))}/$1`,
	},
	globalSetup: undefined,
	testTimeout: 5_000,
};
