import { provideDebian } from './debian';
import { provideN8n } from './n8nFiles';

/** Installs what the scenarios need, so that none of them waits for it. */
export async function provideAll(say: (words: string) => void, version?: string): Promise<void> {
	await provideN8n(say, version);
	for (const name of ['chromium', 'redis-server', 'postgresql'] as const) {
		await provideDebian(name, say);
	}
}
