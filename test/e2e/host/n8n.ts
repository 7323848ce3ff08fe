/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { request } from 'undici';

import type { N8nFiles } from '../provision/n8nFiles';
import { freePort } from './ports';
import type { Program, Programs } from './processes';
import { waitFor } from './waitFor';

/** Seconds; measured: 8 to 13 on two cores, the first time with migrations. */
const READY_WITHIN = 120;

export interface N8nPlace {
	programs: Programs;
	/** What starts n8n. */
	files: N8nFiles;
	/** A folder for this instance alone: its home, its logs. */
	folder: string;
	/** Folders to put first in its PATH. */
	path: string[];
	/** Settings besides the usual ones. */
	env?: Record<string, string>;
}

/** One n8n process that keeps its home and its port when it is started again. */
export class N8n {
	private program: Program | undefined;

	private constructor(
		private readonly place: N8nPlace,
		readonly name: string,
		private readonly command: string[],
		readonly port: number,
		private readonly env: Record<string, string>,
	) {}

	/** An n8n that serves the editor, webhooks and its API. */
	static async main(place: N8nPlace): Promise<N8n> {
		const port = await freePort();
		const url = `http://127.0.0.1:${port}/`;
		return new N8n(place, 'main', ['start'], port, {
			...(await usualSettings(place)),
			N8N_PORT: String(port),
			N8N_EDITOR_BASE_URL: url,
			WEBHOOK_URL: url,
		});
	}

	/** A worker of queue mode; it shares the home of its main process. */
	static async worker(place: N8nPlace, name: string, concurrency: number): Promise<N8n> {
		const port = await freePort();
		return new N8n(place, name, ['worker', `--concurrency=${concurrency}`], port, {
			...(await usualSettings(place)),
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
		});
	}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	get isRunning(): boolean {
		return this.program?.isRunning === true;
	}

	/** Everything it has printed since its first start. */
	log(): string {
		return this.program?.log() ?? '';
	}

	/** Starts it, or starts it again; resolves when it takes requests. */
	async start(): Promise<void> {
		if (this.isRunning) return;
		await mkdir(path.join(this.place.folder, 'home'), { recursive: true });
		const { node, file } = this.place.files;
		const args = [file, ...this.command];
		const program = this.place.programs.start(this.name, node, args, {
			env: this.env,
			cwd: this.place.folder,
			log: path.join(this.place.folder, `${this.name}.log`),
		});
		this.program = program;
		await waitFor(`${this.name} to be ready`, READY_WITHIN, async () => {
			if (!program.isRunning) {
				throw new Error(`${this.name} ended at once:\n${program.log().slice(-3000)}`);
			}
			return (await this.isReady()) ? true : undefined;
		});
	}

	async stop(): Promise<void> {
		await this.program?.stop();
	}

	/** As when the machine loses power. */
	async kill(): Promise<void> {
		await this.program?.stop('SIGKILL');
	}

	/** Before n8n 2 the editor's calls are not served yet when it says that it is ready. */
	private async isReady(): Promise<boolean> {
		const paths = [
			'/healthz/readiness',
			...(this.command[0] === 'start' ? ['/rest/settings'] : []),
		];
		try {
			for (const one of paths) {
				const { statusCode, body } = await request(this.url + one);
				await body.dump();
				if (statusCode !== 200) return false;
			}
			return true;
		} catch {
			return false;
		}
	}
}

/** Nothing of this process's environment but what a program needs to run at all. */
async function usualSettings({ files, folder, path: first, env }: N8nPlace) {
	const paths = [...first, path.dirname(files.node), process.env.PATH ?? ''];
	return {
		PATH: paths.join(path.delimiter),
		HOME: path.join(folder, 'home'),
		LANG: 'C.UTF-8',
		N8N_USER_FOLDER: path.join(folder, 'home'),
		N8N_ENCRYPTION_KEY: 'only-for-these-tests',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		GENERIC_TIMEZONE: 'Asia/Shanghai',
		...env,
	};
}
