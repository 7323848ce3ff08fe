// Packs the built package and checks what a user downloads: which files, and how many bytes.
import { execFileSync } from 'node:child_process';

const LIMIT_BYTES = 140_000;
// npm takes every README along, whatever is listed.
const ALLOWED = /^(dist\/.*|package\.json|README(\.zh-CN)?\.md|LICENSE\.md)$/;

const [{ files, size, unpackedSize }] = JSON.parse(
	execFileSync('npm', ['pack', '--json', '--dry-run', '--ignore-scripts'], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	}),
);
const strangers = files.map(({ path }) => path).filter((path) => !ALLOWED.test(path));
console.log(`tarball: ${size} bytes packed, ${unpackedSize} unpacked, ${files.length} files`);
if (strangers.length > 0)
	throw new Error(`does not belong in the package: ${strangers.join(', ')}`);
if (!files.some(({ path }) => path.startsWith('dist/'))) throw new Error('nothing was built');
if (size > LIMIT_BYTES) throw new Error(`larger than ${LIMIT_BYTES} bytes`);
