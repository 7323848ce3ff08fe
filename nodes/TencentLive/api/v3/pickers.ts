import { ApiError } from '../../transport/ApiError';
import { exactText, type JsonObject } from '../../transport/json';
import { rethrow } from '../../transport/rethrow';
import type { Call3 } from './call';
import { publishedPages } from './history';
import { objectsIn } from '../lists';
import { LIVE, PAGE_SIZE } from './live';
import type { Choice, ChoicePage } from '../recordings';
import { DAY, MINUTE } from '../requestRules';

const PUSH_DOMAIN = 0;

/** A picker answers while somebody waits: of what was published it reads so many pages at most. */
const MOST_PUBLISHED_PAGES = 5;

/** How the service may say of an account that it has no domain: that is an empty list. */
const NO_DOMAINS = 'ResourceNotFound.EmptyData';

/** One page of the account's push domains. Pages count from 1. @throws ApiError */
export async function listPushDomains(call: Call3, page: number): Promise<ChoicePage> {
	const parameters = { DomainType: PUSH_DOMAIN, PageNum: page, PageSize: PAGE_SIZE };
	const response = await call({ ...LIVE, action: 'DescribeLiveDomains', parameters }).catch(
		async (error: unknown): Promise<JsonObject> => (isNone(error) ? {} : await rethrow(error)),
	);
	const choices = objectsIn(response.DomainList).flatMap((domain): Choice[] => {
		const name = exactText(domain.Name);
		return name === undefined ? [] : [{ name, value: name }];
	});
	return pageOf(choices, page, page * PAGE_SIZE < Number(response.AllCount ?? 0));
}

function isNone(error: unknown): boolean {
	return error instanceof ApiError && error.facts.code === NO_DOMAINS;
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

function pageOf(choices: Choice[], page: number, more: boolean): ChoicePage {
	return more ? { choices, next: page + 1 } : { choices };
}
