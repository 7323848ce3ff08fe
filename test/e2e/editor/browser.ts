/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';

import { chromium, type Browser, type BrowserContext } from 'playwright-core';

import { waitFor } from '../host/waitFor';
import type { Installed, Lab } from '../lab';

/** Milliseconds: a wrong selector should not take long, a busy machine may. */
const PATIENCE = 10_000;

/** Seconds; measured: 1 to 2. */
const READY_WITHIN = 60;

/** Root has no sandbox, and a container little shared memory. Nothing outside this machine is asked for. */
const FLAGS = [
	'--headless',
	'--no-sandbox',
	'--disable-dev-shm-usage',
	'--disable-gpu',
	'--hide-scrollbars',
	'--no-first-run',
	'--no-default-browser-check',
	'--no-proxy-server',
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-extensions',
	'--disable-sync',
	'--disable-backgrounding-occluded-windows',
	'--disable-renderer-backgrounding',
	'--password-store=basic',
	'--force-color-profile=srgb',
	'--lang=en-US',
	// Any free one; the profile tells which.
	'--remote-debugging-port=0',
];

/**
 * Chromium without a window and with a new profile, for as long as `use` takes. It is a program of
 * the lab, so that it is stopped by its process id however the run ends.
 */
export async function withBrowser<T>(lab: Lab, use: (browser: Browser) => Promise<T>): Promise<T> {
	const command = await lab.debian('chromium');
	const profile = await mkdtemp(path.join(lab.folder, 'chromium-'));
	const program = lab.programs.start(
		'chromium',
		command,
		[...FLAGS, `--user-data-dir=${profile}`, 'about:blank'],
		{
			env: { PATH: '/usr/bin:/bin', HOME: profile, LANG: 'C.UTF-8' },
			cwd: profile,
			log: `${profile}.log`,
		},
	);
	try {
		const address = await waitFor('Chromium to be ready', READY_WITHIN, () => {
			if (!program.isRunning) throw new Error(`Chromium ended at once:\n${program.log()}`);
			return addressIn(path.join(profile, 'DevToolsActivePort'));
		});
		const browser = await chromium.connectOverCDP(address);
		try {
			return await use(browser);
		} finally {
			await browser.close();
		}
	} finally {
		await program.stop();
	}
}

/** The port and the path Chromium listens at, once it has written them. */
function addressIn(file: string): string | undefined {
	if (!existsSync(file)) return undefined;
	const [port, route] = readFileSync(file, 'utf8').split('\n');
	return port !== undefined && route?.startsWith('/') === true
		? `ws://127.0.0.1:${port}${route}`
		: undefined;
}

/** A person who has logged in to n8n. */
export async function loggedIn(
	browser: Browser,
	{ n8n, session }: Installed,
): Promise<BrowserContext> {
	const context = await browser.newContext({
		viewport: { width: 1320, height: 880 },
		deviceScaleFactor: 1.5,
		locale: 'en-US',
	});
	context.setDefaultTimeout(PATIENCE);
	const [name = '', value = ''] = session.cookie.split('=');
	await context.addCookies([{ name, value, url: n8n.url }]);
	return context;
}
