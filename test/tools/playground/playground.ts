/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a program of its own: runs on Node itself, never inside n8n */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import {
	DEFAULT_ACCOUNT,
	type Emulator,
	EVENING_SHOW,
	EXAMPLE_ACCOUNT,
	startEmulator,
} from '../../emulator';
import { exampleNames, readExample } from '../../e2e/host/exampleFiles';
import { N8n } from '../../e2e/host/n8n';
import type { Programs } from '../../e2e/host/processes';
import { type Owner, OWNER, Session } from '../../e2e/host/session';
import { textAt } from '../../e2e/host/values';
import { provideN8n } from '../../e2e/provision/n8nFiles';
import { placePackage } from './builtPackage';
import { type Kept, readKept, writeKept } from './kept';
import { type SignIn, serveSignIn } from './signIn';

/** Where the emulator is, if nobody else is there. */
const EMULATOR_PORT = 8089;

/** The example that listens to events; it is published. */
const EVENTS = 'round-trip-file-ready';

/** How long the evening show is pushed, and how long it is not; milliseconds. */
const SHOW = 4 * 60_000;
const PAUSE = 2 * 60_000;

/** Of days of clicking so much is kept. */
const KEEP_RECORDS = 1000;

/** Bounds what n8n takes; measured: 600 MB in all. */
const N8N_HEAP = '--max-old-space-size=1024';

/** A real n8n with the package and the examples, beside an emulated Tencent Cloud. */
export interface Playground {
	emulator: Emulator;
	n8n: N8n;
	signIn: SignIn;
	owner: Owner;
}

async function anEmulator(): Promise<Emulator> {
	const options = { ...EXAMPLE_ACCOUNT, keepRecords: KEEP_RECORDS };
	const emulator = await startEmulator({ ...options, port: EMULATOR_PORT }).catch(
		async () => await startEmulator(options),
	);
	emulator.pushes.comeAndGo(EVENING_SHOW, SHOW, PAUSE);
	return emulator;
}

function credentialData({ url }: Emulator, { callbackSecret }: Kept) {
	const { secretId, secretKey } = DEFAULT_ACCOUNT;
	return { secretId, secretKey, endpoint: url, legacyEndpoint: url, callbackSecret };
}

/** The first start: an owner, the credential, and every example with it. */
async function furnish(session: Session, emulator: Emulator, kept: Kept): Promise<Kept> {
	const data = credentialData(emulator, kept);
	const credential = await session.createCredential('Tencent Cloud, emulated', data);
	let events = '';
	for (const name of await exampleNames()) {
		const { id } = await session.createWorkflow(await readExample(name, credential));
		if (name === EVENTS) events = id;
	}
	return { ...kept, credential, events };
}

/** The workflow with the trigger listens to this emulator, which is a new one in every start. */
async function listen(session: Session, { events: id }: Kept): Promise<void> {
	const workflow = await session.call('GET', `/rest/workflows/${id}`);
	const versionId = textAt(workflow, 'data', 'versionId');
	await session.unpublish({ id, versionId });
	await session.publish({ id, versionId });
}

/**
 * Starts all of it; stopping is `programs`' and the caller's.
 *
 * @param folder where n8n's home is, kept from one start to the next
 * @param isBuilt whether dist/ is of these sources for certain
 */
export async function openPlayground(
	folder: string,
	programs: Programs,
	say: (words: string) => void,
	isBuilt = false,
): Promise<Playground> {
	const home = path.join(folder, 'home');
	await mkdir(home, { recursive: true, mode: 0o700 });
	const files = await provideN8n(say);
	await placePackage(home, say, isBuilt);
	const before = await readKept(folder);
	await writeKept(folder, before);
	const emulator = await anEmulator();
	say('starting n8n, about ten seconds');
	const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
	const env = {
		N8N_ENCRYPTION_KEY: before.encryptionKey,
		// Signing in from another port, in any browser.
		N8N_SECURE_COOKIE: 'false',
		NODE_OPTIONS: N8N_HEAP,
		GENERIC_TIMEZONE: zone,
	};
	const n8n = await N8n.main({ programs, files, folder, path: [], env });
	await n8n.start();
	const owner = { ...OWNER, password: before.password };
	const isNew = before.credential === '';
	const session = await (isNew
		? Session.setUp(n8n.url, owner).catch(async () => await Session.logIn(n8n.url, owner))
		: Session.logIn(n8n.url, owner));
	if (isNew) {
		say('importing the examples');
		const kept = await furnish(session, emulator, before);
		await writeKept(folder, kept);
		await listen(session, kept);
	} else {
		await session.call('PATCH', `/rest/credentials/${before.credential}`, {
			name: 'Tencent Cloud, emulated',
			type: 'tencentCloudApi',
			data: credentialData(emulator, before),
		});
		// Whoever deleted the workflow does not want it.
		await listen(session, before).catch(() => undefined);
	}
	return { emulator, n8n, owner, signIn: await serveSignIn(n8n.url, owner) };
}
