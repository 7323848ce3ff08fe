// What n8n's reviewers run on a community package, run on this folder: the scanner's own analysis of
// the source and of the packed tarball.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '../../node_modules/@n8n/scan-community-package/scanner/scanner.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const work = mkdtempSync(path.join(tmpdir(), 'tencent-live-scan-'));

function unpackedTarball() {
	execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', work], {
		cwd: root,
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	const tarball = readdirSync(work).find((name) => name.endsWith('.tgz'));
	execFileSync('tar', ['-xzf', path.join(work, tarball), '-C', work]);
	return path.join(work, 'package');
}

try {
	execFileSync('npx', ['gulp', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
	const results = {
		source: await analyzePackage(root, SOURCE_FILE_PATTERNS),
		tarball: await analyzePackage(unpackedTarball(), ['**/*.js', 'package.json']),
	};
	for (const [part, { passed, message, details }] of Object.entries(results)) {
		console.log(`${part}: ${passed ? 'passed' : `FAILED: ${message}\n${details}`}`);
		if (!passed) process.exitCode = 1;
	}
} finally {
	rmSync(work, { recursive: true, force: true });
}
