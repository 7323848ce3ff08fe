/**
 * The tests mutants run against: those without n8n's engine, without sockets and without the model,
 * which are fast.
 */
/** @type {import('jest').Config} */
module.exports = {
	...require('./jest.config.js'),
	testMatch: ['<rootDir>/test/unit/{nodes,credentials}/**/*.test.ts'],
	globalSetup: undefined,
	testTimeout: 5_000,
};
