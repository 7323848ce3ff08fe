// How long loading the compiled nodes and the credential takes beyond n8n-workflow, which n8n has
// loaded long before. Each sample is a fresh process; the figure is the median.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const SAMPLES = 21;
const { n8n } = JSON.parse(readFileSync('package.json', 'utf8'));
const files = [...n8n.nodes, ...n8n.credentials].map((file) => `./${file}`);

const program = `
	require('n8n-workflow');
	const before = performance.now();
	for (const file of ${JSON.stringify(files)}) require(require('node:path').resolve(file));
	process.stdout.write(String(performance.now() - before));
`;
const times = Array.from({ length: SAMPLES }, () =>
	Number(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' })),
).sort((a, b) => a - b);
const at = (share) => times[Math.floor(share * (SAMPLES - 1))].toFixed(1);
console.log(
	`loading ${files.length} files: median ${at(0.5)} ms beyond n8n-workflow (10 % ${at(0.1)}, 90 % ${at(0.9)}; ${SAMPLES} fresh processes)`,
);
