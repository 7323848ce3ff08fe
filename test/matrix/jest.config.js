const path = require('node:path');

const usual = require('../../jest.config.js');

/** The engine that takes the place of the project's own: see main.ts. */
const engine = path.join(process.env.ENGINE_FOLDER, 'node_modules');

/** @type {import('jest').Config} */
module.exports = {
	...usual,
	rootDir: path.resolve(__dirname, '../..'),
	// What can differ from one n8n to the next.
	testMatch: [
		'**/test/engine/recordingTask/create{Answers,Cancelled,FailedItems,Faults,Retries}.test.ts',
		'**/test/engine/recordingTask/stop.test.ts',
		'**/test/engine/listSearch/{domains,streams}.test.ts',
		'**/test/engine/trigger/{activate,forging,receive,roundTrip}.test.ts',
		'**/test/faults/*.test.ts',
	],
	// luxon too: the times that expressions give must be of the same class as ours.
	moduleNameMapper: {
		'^n8n-workflow$': path.join(__dirname, 'n8nWorkflow.js'),
		'^(n8n-core|luxon)$': path.join(engine, '$1'),
	},
	forceExit: true,
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.tmp/'],
};
