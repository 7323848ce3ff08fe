/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: runs on Node itself, never inside n8n */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { header, mediaType, type RawRequest } from '../http/rawRequest';
import { foreignReply, type Reply } from '../http/reply';
import { writeJson } from '../json';
import { obey } from './commands';
import { overview, type PageParts } from './overview';

const FILE = path.join(__dirname, 'page.html');

const STATE = '/_emulator/state';
const COMMANDS = '/_emulator/do';

/** What a browser on this machine calls it; any other name leads here from somewhere else. */
const OWN_HOST = /^(127\.0\.0\.1|localhost)(:\d+)?$/;

/** Whether somebody opens the address in a browser. A call of API 3.0 by GET has a query or is signed. */
function opensPage(request: RawRequest): boolean {
	return (
		request.method === 'GET' &&
		request.path === '/' &&
		request.query === '' &&
		header(request, 'authorization') === '' &&
		header(request, 'x-tc-action') === '' &&
		header(request, 'accept').includes('text/html')
	);
}

function json(status: number, body: string): Reply {
	const reply = foreignReply(status, 'application/json; charset=utf-8', body);
	return { ...reply, headers: { ...reply.headers, 'cache-control': 'no-store' } };
}

/** Nothing runs in the page but what stands in its file. */
function policyFor(html: string): string {
	const hash = (tag: string) => {
		const text = html.slice(html.indexOf(`<${tag}>`) + tag.length + 2, html.indexOf(`</${tag}>`));
		return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
	};
	return [
		"default-src 'none'",
		"connect-src 'self'",
		`script-src ${hash('script')}`,
		`style-src ${hash('style')}`,
		"frame-ancestors 'none'",
	].join('; ');
}

/** The page at `/`: what the service has, live, and buttons for what happens to it. */
export class Page {
	constructor(private readonly parts: PageParts) {}

	/** What a browser gets; null where the request is none of the page's, so that it is the API's. */
	answer(request: RawRequest): Reply | null {
		if (!OWN_HOST.test(header(request, 'host'))) return null;
		if (opensPage(request)) return this.html();
		if (request.method === 'GET' && request.path === STATE) return this.state();
		if (request.method === 'POST' && request.path === COMMANDS) return this.command(request);
		return null;
	}

	private html(): Reply {
		// Read anew, so that whoever works on it sees what it has become.
		const html = readFileSync(FILE, 'utf8');
		const reply = foreignReply(200, 'text/html; charset=utf-8', html);
		const more = { 'content-security-policy': policyFor(html), 'cache-control': 'no-store' };
		return { ...reply, headers: { ...reply.headers, ...more } };
	}

	private state(): Reply {
		return json(200, writeJson(overview(this.parts)));
	}

	private command(request: RawRequest): Reply {
		// A page from elsewhere cannot send this type without asking first, which nobody answers.
		if (mediaType(request) !== 'application/json') return json(415, '{"error":"not JSON"}');
		try {
			obey(JSON.parse(request.body.toString('utf8')), this.parts);
		} catch (error) {
			return json(400, writeJson({ error: error instanceof Error ? error.message : 'no' }));
		}
		return this.state();
	}
}
