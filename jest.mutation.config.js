/** The tests mutants run against: those without n8n's engine and without sockets, which are fast. */
/** @type {import('jest').Config} */
module.exports = {
	...require('./jest.config.js'),
	testMatch: ['<rootDir>/test/unit/{nodes,credentials}/**/*.test.ts', '<rootDir>/test/model/**/*.test.ts'],
	globalSetup: undefined,
};
