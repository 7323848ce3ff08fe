const path = require('node:path');

/*
 * n8n-workflow of the engine under test, with what the tests' harness uses and older versions lack:
 * this is the only place that knows of it. What the package itself uses is not filled in.
 */
const workflow = require(path.join(process.env.ENGINE_FOLDER, 'node_modules/n8n-workflow'));

// Before n8n had this, the data of an execution was written out by hand.
workflow.createRunExecutionData ??= ({ startData, resultData, executionData, ...rest } = {}) => ({
	...rest,
	startData: { ...startData },
	resultData: { runData: {}, ...resultData },
	executionData: {
		contextData: {},
		nodeExecutionStack: [],
		metadata: {},
		waitingExecution: {},
		waitingExecutionSource: {},
		...executionData,
	},
});

// Expressions were evaluated in n8n's own process, without an isolate.
workflow.Expression.prototype.acquireIsolate ??= async () => {};
workflow.Expression.prototype.releaseIsolate ??= async () => {};

module.exports = workflow;
