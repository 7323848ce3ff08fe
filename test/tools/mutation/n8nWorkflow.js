/**
 * The parts of n8n-workflow that the mutated code and its tests use, from n8n's own files. Its index
 * loads 680 files, and every test file of every mutant would load them again.
 */
const PARTS = {
	NodeApiError: 'errors/node-api.error.js',
	NodeOperationError: 'errors/node-operation.error.js',
	isResourceLocatorValue: 'type-guards.js',
	jsonParse: 'utils.js',
	sleep: 'utils.js',
};

for (const [name, file] of Object.entries(PARTS)) {
	Object.defineProperty(exports, name, {
		enumerable: true,
		get: () => require(`n8n-workflow/parts/${file}`)[name],
	});
}
