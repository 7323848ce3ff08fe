import { ApiError } from '../../transport/ApiError';
import { exactText, type JsonObject } from '../../transport/json';
import { rethrow } from '../../transport/rethrow';
import type { Call3 } from './call';
import { publishedPages } from './history';
import { objectsIn } from '../lists';
import { LIVE, PAGE_SIZE } from './live';
import type { Choice, ChoicePage } from '../recordings';
import { DAY, MINUTE } from '../requestRules';
import { onlineStreamPages } from './streams';
import { NO_VOD, VOD } from './vod';

const PUSH_DOMAIN = 0;

/** A picker answers while somebody waits: of what was published it reads so many pages at most. */
const MOST_PUBLISHED_PAGES = 5;

/** How the service may say of an account that it has no domain: that is an empty list. */
const NO_DOMAINS = 'ResourceNotFound.EmptyData';

/** One page of the account's push domains. Pages count from 1. @throws ApiError */
export async function listPushDomains(call: Call3, page: number): Promise<ChoicePage> {
	const parameters = { DomainType: PUSH_DOMAIN, PageNum: page, PageSize: PAGE_SIZE };
	const response = await call({ ...LIVE, action: 'DescribeLiveDomains', parameters }).catch(
		async (error: unknown): Promise<JsonObject> =>
			isCode(error, NO_DOMAINS) ? {} : await rethrow(error),
	);
	const choices = objectsIn(response.DomainList).flatMap((domain): Choice[] => {
		const name = exactText(domain.Name);
		return name === undefined ? [] : [{ name, value: name }];
	});
	return pageOf(choices, page, page * PAGE_SIZE < Number(response.AllCount ?? 0));
}

function isCode(error: unknown, code: string): boolean {
	return error instanceof ApiError && error.facts.code === code;
}

/** How far back a picker offers what was published. Milliseconds. */
const PUBLISHED_BEFORE = 30 * DAY - MINUTE;

/**
 * One page of the streams of a domain and app: those that are being pushed, and, after the last of
 * them, those that were published in the last 30 days, marked as such. Which domain, has to be known
 * for these. Pages count from 1.
 *
 * @param now UNIX milliseconds of a whole second
 * @throws ApiError
 */
export async function listStreams(
	call: Call3,
	{ domain, appName }: { domain: string | null; appName: string | null },
	page: number,
	now: number,
): Promise<ChoicePage> {
	const response = await call({
		...LIVE,
		action: 'DescribeLiveStreamOnlineList',
		parameters: {
			...(domain === null ? {} : { DomainName: domain }),
			...(appName === null ? {} : { AppName: appName }),
			PageNum: page,
			PageSize: PAGE_SIZE,
		},
	});
	const live = objectsIn(response.OnlineInfo).flatMap((stream) => choiceOf(stream));
	if (page < Number(response.TotalPage ?? 1)) return pageOf(live, page, true);
	if (domain === null) return pageOf(live, page, false);
	const values = new Set(live.map(({ name }) => name));
	for (const name of await earlierNames(call, { domain, appName }, page)) values.add(name);
	const before = { domain, appName, channel: null, from: now - PUBLISHED_BEFORE, to: now };
	const choices = [...live];
	let pages = 0;
	try {
		for await (const pushes of publishedPages(call, before, now)) {
			for (const { raw } of pushes) {
				const [plain] = choiceOf(raw);
				if (plain === undefined || values.has(plain.name)) continue;
				values.add(plain.name);
				choices.push(...choiceOf(raw, 'published before, '));
			}
			if (++pages === MOST_PUBLISHED_PAGES) break;
		}
	} catch (error) {
		// A key without the right to this list still has that of what is live.
		if (live.length === 0) return await rethrow(error);
	}
	return pageOf(choices, page, false);
}

/** What earlier pages offered of what is live: it was published, too, and is not offered again. */
async function earlierNames(
	call: Call3,
	{ domain, appName }: { domain: string; appName: string | null },
	page: number,
): Promise<string[]> {
	const names: string[] = [];
	if (page === 1) return names;
	let pages = 0;
	for await (const streams of onlineStreamPages(call, domain, appName)) {
		names.push(...streams.flatMap(({ raw }) => choiceOf(raw).map(({ name }) => name)));
		if (++pages === MOST_PUBLISHED_PAGES) break;
	}
	return names;
}

/** @param mark what to say of it, in front of its place */
function choiceOf(stream: JsonObject, mark = ''): Choice[] {
	const value = exactText(stream.StreamName);
	if (value === undefined) return [];
	const place = `${exactText(stream.DomainName)}/${exactText(stream.AppName)}`;
	return [{ name: `${value} (${mark}${place})`, value }];
}

/** All recording templates of the account: there are at most 50. @throws ApiError */
export async function listRecordTemplates(call: Call3): Promise<ChoicePage> {
	const response = await call({ ...LIVE, action: 'DescribeLiveRecordTemplates', parameters: {} });
	const choices = objectsIn(response.Templates).flatMap((template): Choice[] => {
		const value = exactText(template.TemplateId);
		if (value === undefined) return [];
		return [{ name: `${exactText(template.TemplateName) ?? 'Template'} (${value})`, value }];
	});
	return { choices };
}

/** How many applications DescribeSubAppIds gives at most. */
const MOST_SUB_APPS = 200;

/** An application of Video on Demand, as a picker shows it. */
export interface SubApp {
	name: string;
	id: number;
}

/**
 * The applications of Video on Demand that the account has, the main one included; none where it has no
 * Video on Demand. More than 200 are not offered.
 * Source: DescribeSubAppIds, https://cloud.tencent.com/document/api/266/36304
 *
 * @throws ApiError
 */
export async function listSubApps(call: Call3): Promise<SubApp[]> {
	const parameters = { Offset: 0, Limit: MOST_SUB_APPS };
	const asking = call({ ...VOD, action: 'DescribeSubAppIds', parameters });
	const response = await asking.catch(
		async (error: unknown): Promise<JsonObject> =>
			isCode(error, NO_VOD) ? {} : await rethrow(error),
	);
	return objectsIn(response.SubAppIdInfoSet).flatMap((app): SubApp[] => {
		const id = exactText(app.SubAppId);
		if (id === undefined) return [];
		// The older name is still what some accounts get.
		const name = exactText(app.SubAppIdName) ?? exactText(app.Name) ?? 'Application';
		const status = exactText(app.Status) ?? 'On';
		const state = status === 'On' ? '' : `, ${status.toLowerCase()}`;
		return [{ name: `${name} (${id}${state})`, id: Number(id) }];
	});
}

function pageOf(choices: Choice[], page: number, more: boolean): ChoicePage {
	return more ? { choices, next: page + 1 } : { choices };
}
