/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import {
	DEFAULT_ACCOUNT,
	EXAMPLE_ACCOUNT,
	startEmulator,
	type Emulator,
	type EmulatorOptions,
} from '../emulator';
import { Fleet } from './host/fleet';
import { N8n, type N8nPlace } from './host/n8n';
import { Programs } from './host/processes';
import { Session } from './host/session';
import { provideDebian, type DebianPackage } from './provision/debian';
import { provideN8n, type N8nFiles } from './provision/n8nFiles';
import { writeNpmShim } from './provision/npmShim';
import { packTarball, type Tarball } from './provision/tarball';

/** Of the n8n in queue mode. */
const WORKERS = 2;

export const PACKAGE = 'n8n-nodes-tencent-live';

/** An n8n with the package in it, and somebody at its editor. */
export interface Installed {
	n8n: N8n;
	session: Session;
}

/** What scenarios are run with: all programs they need, and nothing left of them afterwards. */
export class Lab {
	readonly programs = new Programs();
	private emulators: Emulator[] = [];
	private shared: Promise<Installed> | undefined;
	private sharedFleet: Promise<Fleet> | undefined;
	private instances = 0;

	private constructor(
		readonly say: (words: string) => void,
		/** Whether the pictures of the README are to be taken anew. */
		readonly screenshots: boolean,
		/** Whether what takes minutes is to be done as well. */
		readonly slow: boolean,
		/** Whether pages of docs/ that a run writes are to be written anew. */
		readonly write: boolean,
		/** Where everything of this run is kept. */
		readonly folder: string,
		private readonly n8nFiles: N8nFiles,
		readonly tarball: Tarball,
		private readonly shim: string,
	) {}

	/** @param version another n8n than the usual one */
	static async open(
		say: (words: string) => void,
		{ screenshots, slow, write }: Pick<Lab, 'screenshots' | 'slow' | 'write'>,
		version?: string,
	): Promise<Lab> {
		const folder = await mkdtemp(path.join(tmpdir(), 'tencent-live-e2e-'));
		// Others have to pass through it: PostgreSQL runs as a user of its own.
		await chmod(folder, 0o711);
		const files = await provideN8n(say, version);
		say('packing the package');
		const tarball = await packTarball(folder);
		const shim = await writeNpmShim(path.join(folder, 'npm-shim'), tarball);
		return new Lab(say, screenshots, slow, write, folder, files, tarball, shim);
	}

	/** A program of a Debian package, by its path. */
	async debian(name: DebianPackage): Promise<string> {
		return await provideDebian(name, this.say);
	}

	/** Tencent's side; it is gone when the scenario ends. */
	async emulator(options: EmulatorOptions = {}): Promise<Emulator> {
		const emulator = await startEmulator({ ...EXAMPLE_ACCOUNT, ...options });
		this.emulators.push(emulator);
		return emulator;
	}

	/** What a credential of the emulator's account holds. */
	credential({ url }: Emulator, changes: Record<string, string> = {}): Record<string, string> {
		const { secretId, secretKey } = DEFAULT_ACCOUNT;
		return { secretId, secretKey, endpoint: url, legacyEndpoint: url, ...changes };
	}

	/** What a new n8n process is started with. */
	async place(env: Record<string, string> = {}): Promise<N8nPlace> {
		this.instances += 1;
		const folder = path.join(this.folder, `n8n-${this.instances}`);
		await mkdir(folder);
		return { programs: this.programs, files: this.n8nFiles, folder, path: [this.shim], env };
	}

	/** A new n8n, with the package installed the way its settings page does. */
	async newN8n(env: Record<string, string> = {}): Promise<Installed> {
		const n8n = await N8n.main(await this.place(env));
		await n8n.start();
		const session = await Session.setUp(n8n.url);
		await this.install(session);
		return { n8n, session };
	}

	async install(session: Session): Promise<void> {
		const { version } = this.tarball;
		await session.call('POST', '/rest/community-packages', { name: PACKAGE, version });
	}

	/** The n8n that scenarios share; started again if one of them left it stopped. */
	async n8n(): Promise<Installed> {
		this.shared ??= this.newN8n();
		const installed = await this.shared;
		await installed.n8n.start();
		return installed;
	}

	/** The n8n in queue mode that scenarios share, with two workers. */
	async fleet(): Promise<Fleet> {
		this.sharedFleet ??= Fleet.start(this, WORKERS);
		return await this.sharedFleet;
	}

	/** To be called after every scenario. */
	async clearAway(): Promise<void> {
		for (const emulator of this.emulators) await emulator.close();
		this.emulators = [];
	}

	/** Stops everything. @param keep whether its folder stays, for whoever looks into the logs */
	async close(keep: boolean): Promise<void> {
		await this.clearAway();
		await this.programs.stopAll();
		if (!keep) await rm(this.folder, { recursive: true, force: true });
	}
}
