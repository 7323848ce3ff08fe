/** Keeps the floors of the house (docs/house.md): reads what every source file imports. */
import { importsOf, readSources, type Source } from '../support/sources';

type Sources = ReadonlyMap<string, Source>;

/** The floor of each room of nodes/TencentLive; '' is the two node files. An arrow points to a lower one. */
const FLOORS: Readonly<Record<string, number>> = {
	transport: 1,
	api: 2,
	parameters: 3,
	n8n: 4,
	items: 5,
	trigger: 5,
	listSearch: 5,
	create: 6,
	result: 6,
	resources: 7,
	'': 8,
};

const HOUSE = 'nodes/TencentLive/';

/** What of credentials/ the nodes may know. */
const SITES = 'credentials/sites.ts';

/** The one file that knows there are two generations. */
const BOTH_GENERATIONS = `${HOUSE}api/Apis.ts`;

/** Rooms that know nothing of n8n; `types` may know its types. */
const FREE_OF_N8N: Readonly<Record<string, 'nothing' | 'types'>> = {
	transport: 'nothing',
	api: 'nothing',
	create: 'nothing',
	result: 'nothing',
	parameters: 'types',
};

/** Where they use a function of n8n-workflow nevertheless, and why. */
const NEEDS_N8N: ReadonlySet<string> = new Set([
	// `sleep`: a package for n8n Cloud may not use timers of its own.
	`${HOUSE}transport/clock.ts`,
	// `jsonParse`: lint wants it in place of JSON.parse.
	`${HOUSE}transport/json.ts`,
	// `isResourceLocatorValue`: whether a value is one is n8n's to say.
	`${HOUSE}parameters/values.ts`,
	`${HOUSE}parameters/stream.ts`,
]);

const MOST_LINES = 250;
const MOST_FILES = 20;

function roomOf(path: string): string | undefined {
	if (!path.startsWith(HOUSE)) return undefined;
	const rest = path.slice(HOUSE.length);
	return rest.includes('/') ? rest.slice(0, rest.indexOf('/')) : '';
}

/** `api/v2` or `api/v3`, for a file of one of them. */
function generationOf(path: string): string | undefined {
	return /^nodes\/TencentLive\/(api\/v[23])\//.exec(path)?.[1];
}

/** Every arrow of which a rule says that it is wrong. */
function arrows(
	sources: Sources,
	isWrong: (from: string, to: string, typeOnly: boolean) => boolean,
): string[] {
	return [...sources].flatMap(([from, { imports }]) =>
		imports
			.filter(({ to, typeOnly }) => isWrong(from, to, typeOnly))
			.map(({ to }) => `${from} → ${to}`),
	);
}

function pointsUp(from: string, to: string): boolean {
	const [room, other] = [roomOf(from), roomOf(to)];
	if (room === undefined || other === undefined || room === other) return false;
	return (FLOORS[other] ?? Infinity) >= (FLOORS[room] ?? -Infinity);
}

function mixesGenerations(from: string, to: string): boolean {
	const [own, other] = [generationOf(from), generationOf(to)];
	if (own !== undefined && other !== undefined) return own !== other;
	// The legacy API is a RecordingApi and no more: nobody but who builds it knows it by name.
	const builds = from === BOTH_GENERATIONS || own !== undefined;
	return !builds && (other === 'api/v2' || to === `${HOUSE}api/v3/Api3.ts`);
}

function knowsCredentials(from: string, to: string): boolean {
	return from.startsWith(HOUSE) && to.startsWith('credentials/') && to !== SITES;
}

function knowsNodes(from: string, to: string): boolean {
	return from.startsWith('credentials/') && to.startsWith('nodes/');
}

function knowsN8n(from: string, to: string, typeOnly: boolean): boolean {
	const free = FREE_OF_N8N[roomOf(from) ?? 'none'];
	if (to !== 'n8n-workflow' || free === undefined) return false;
	return !(typeOnly && free === 'types') && !NEEDS_N8N.has(from);
}

/** The files that can be reached from a file, itself only if it is in a circle. */
function reach(sources: Sources, start: string): Set<string> {
	const reached = new Set<string>();
	const open = [start];
	for (let path = open.pop(); path !== undefined; path = open.pop()) {
		for (const { to } of sources.get(path)?.imports ?? []) {
			if (reached.has(to)) continue;
			reached.add(to);
			open.push(to);
		}
	}
	return reached;
}

function tooFull(sources: Sources): string[] {
	const counts = new Map<string, number>();
	for (const path of sources.keys()) {
		const folder = path.slice(0, path.lastIndexOf('/'));
		counts.set(folder, (counts.get(folder) ?? 0) + 1);
	}
	const full = [...counts].filter(([, count]) => count > MOST_FILES);
	return full.map(([folder, count]) => `${folder} has ${count} files`);
}

const RULES: Readonly<Record<string, (sources: Sources) => string[]>> = {
	'every folder is a room': (sources) =>
		[...sources.keys()].filter((path) => !((roomOf(path) ?? '') in FLOORS)),
	'arrows between rooms point down': (sources) => arrows(sources, pointsUp),
	'no file imports in a circle': (sources) =>
		[...sources.keys()]
			.filter((path) => reach(sources, path).has(path))
			.map((path) => `${path} is in a circle`),
	'v2 and v3 are apart': (sources) => arrows(sources, mixesGenerations),
	'nodes know of credentials only the sites': (sources) => arrows(sources, knowsCredentials),
	'credentials know nothing of nodes': (sources) => arrows(sources, knowsNodes),
	'what needs no n8n knows nothing of it': (sources) => arrows(sources, knowsN8n),
	'files are short': (sources) =>
		[...sources]
			.filter(([, { lines }]) => lines > MOST_LINES)
			.map(([path, { lines }]) => `${path} has ${lines} lines`),
	'folders are small': tooFull,
};

const SOURCES = readSources('nodes', 'credentials');

it.each(Object.entries(RULES))('%s', (_, problems) => {
	expect(problems(SOURCES)).toEqual([]);
});

it('whoever may use n8n does', () => {
	const users = [...SOURCES].filter(([, { imports }]) =>
		imports.some(({ to, typeOnly }) => to === 'n8n-workflow' && !typeOnly),
	);
	expect(users.map(([path]) => path)).toEqual(expect.arrayContaining([...NEEDS_N8N]));
});

describe('a fault is noticed', () => {
	const file = (path: string) => (/^(n8n-|credentials)/.test(path) ? path : HOUSE + path);

	it.each<[rule: string, from: string, to: string]>([
		['every folder is a room', 'shared/any.ts', 'transport/send.ts'],
		['arrows between rooms point down', 'transport/send.ts', 'create/CreateRun.ts'],
		['arrows between rooms point down', 'trigger/receive.ts', 'items/pool.ts'],
		['arrows between rooms point down', 'api/v3/call.ts', 'n8n/send.ts'],
		['no file imports in a circle', 'items/pool.ts', 'items/pool.ts'],
		['no file imports in a circle', 'transport/send.ts', 'n8n/send.ts'],
		['v2 and v3 are apart', 'api/v3/call.ts', 'api/v2/call.ts'],
		['v2 and v3 are apart', 'api/v2/tasks.ts', 'api/v3/tasks.ts'],
		['v2 and v3 are apart', 'create/Look.ts', 'api/v2/tasks.ts'],
		['v2 and v3 are apart', 'n8n/caller.ts', 'api/v3/Api3.ts'],
		['nodes know of credentials only the sites', 'n8n/caller.ts', 'credentials/credentialTest.ts'],
		['credentials know nothing of nodes', 'credentials/sites.ts', 'api/Apis.ts'],
		['what needs no n8n knows nothing of it', 'create/CreateRun.ts', 'n8n-workflow'],
		['what needs no n8n knows nothing of it', 'parameters/time.ts', 'n8n-workflow'],
	])('%s: %s → %s', (rule, from, to) => {
		const path = file(from);
		const { lines, imports } = SOURCES.get(path) ?? { lines: 1, imports: [] };
		const planted = [...imports, { to: file(to), typeOnly: false }];
		const sources = new Map(SOURCES).set(path, { lines, imports: planted });
		expect(RULES[rule]?.(sources).join()).toContain(path);
	});

	it('a long file and a full folder', () => {
		const sources = new Map(SOURCES).set(`${HOUSE}items/long.ts`, { lines: 251, imports: [] });
		for (let number = 0; number < 20; number += 1) {
			sources.set(`${HOUSE}items/${number}.ts`, { lines: 250, imports: [] });
		}
		expect(RULES['files are short']?.(sources)).toEqual([`${HOUSE}items/long.ts has 251 lines`]);
		expect(RULES['folders are small']?.(sources)).toHaveLength(1);
	});

	it('every way to import is read, or refused', () => {
		const text =
			"import a, { type B } from './b';\nimport { type C } from '../c';\nexport * from 'd';";
		expect(importsOf('x/y/z.ts', `${text}\nimport type { E } from 'e';`)).toEqual([
			{ to: 'x/y/b.ts', typeOnly: false },
			{ to: 'x/c.ts', typeOnly: true },
			{ to: 'd', typeOnly: false },
			{ to: 'e', typeOnly: true },
		]);
		const hidden = "export const load = async () => await import('./b');";
		expect(() => importsOf('x/y/z.ts', hidden)).toThrow('inside of a function');
	});
});
