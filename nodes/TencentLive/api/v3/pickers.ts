import { exactText } from '../../transport/json';
import type { Call3 } from './call';
import { objectsIn } from '../lists';
import { LIVE, PAGE_SIZE } from './live';
import type { Choice, ChoicePage } from '../recordings';

const PUSH_DOMAIN = 0;

/** One page of the account's push domains. Pages count from 1. @throws ApiError */
export async function listPushDomains(call: Call3, page: number): Promise<ChoicePage> {
	const response = await call({
		...LIVE,
		action: 'DescribeLiveDomains',
		parameters: { DomainType: PUSH_DOMAIN, PageNum: page, PageSize: PAGE_SIZE },
	});
	const choices = objectsIn(response.DomainList).flatMap((domain): Choice[] => {
		const name = exactText(domain.Name);
		return name === undefined ? [] : [{ name, value: name }];
	});
	return pageOf(choices, page, page * PAGE_SIZE < Number(response.AllCount ?? 0));
}

/** One page of the streams of a domain that are being pushed. Pages count from 1. @throws ApiError */
export async function listOnlineStreams(
	call: Call3,
	domain: string | null,
	page: number,
): Promise<ChoicePage> {
	const response = await call({
		...LIVE,
		action: 'DescribeLiveStreamOnlineList',
		parameters: {
			...(domain === null ? {} : { DomainName: domain }),
			PageNum: page,
			PageSize: PAGE_SIZE,
		},
	});
	const choices = objectsIn(response.OnlineInfo).flatMap((stream): Choice[] => {
		const value = exactText(stream.StreamName);
		if (value === undefined) return [];
		return [
			{ name: `${value} (${exactText(stream.DomainName)}/${exactText(stream.AppName)})`, value },
		];
	});
	return pageOf(choices, page, page < Number(response.TotalPage ?? 1));
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
