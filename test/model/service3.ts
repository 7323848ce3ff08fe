import { isJsonObject, parseJson, type JsonObject } from '../../nodes/TencentLive/transport/json';
import type { ApiCall } from '../../nodes/TencentLive/transport/send';
import type { Answer, Service } from './service';
import { isListed, type ServiceTask } from './taskStore';

const DAY = 86_400_000;

/** Who calls, and when. */
export interface Circumstances {
	account: string;
	now: number;
	service: Service;
}

/** The action and the parameters of a call of API 3.0. */
export function readCall3({ headers, body }: ApiCall): { action: string; parameters: JsonObject } {
	const parameters = parseJson(body);
	return {
		action: headers['X-TC-Action'] ?? '',
		parameters: isJsonObject(parameters) ? parameters : {},
	};
}

/** An error as API 3.0 gives it: inside HTTP 200. */
export function errorOf3(code: string, message = 'no'): Answer {
	return answerWith({ Error: { Code: code, Message: message } }, null);
}

/** What API 3.0 answers to a call it lets through. */
export function answer3(
	action: string,
	parameters: JsonObject,
	circumstances: Circumstances,
): Answer {
	if (action === 'CreateRecordTask') return create(parameters, circumstances);
	if (action === 'DescribeRecordTask') return list(parameters, circumstances);
	return errorOf3('InvalidAction');
}

function create(parameters: JsonObject, { account, now, service }: Circumstances): Answer {
	const startTime =
		parameters.StartTime === undefined ? wholeSecond(now) : Number(parameters.StartTime) * 1000;
	const endTime = Number(parameters.EndTime) * 1000;
	if (!(endTime > now && endTime > startTime && endTime - startTime <= DAY)) {
		return errorOf3('InvalidParameter');
	}
	const task = service.tasks.add(
		{
			account,
			version: 'v3',
			domain: String(parameters.DomainName),
			appName: String(parameters.AppName),
			channel: String(parameters.StreamName),
			startTime,
			endTime,
			templateId: parameters.TemplateId === undefined ? null : Number(parameters.TemplateId),
			streamType: Number(parameters.StreamType ?? 0),
		},
		now,
	);
	return answerWith({ TaskId: task.id }, task);
}

function list(parameters: JsonObject, { account, now, service }: Circumstances): Answer {
	const from = Number(parameters.StartTime) * 1000;
	const to = Number(parameters.EndTime) * 1000;
	if (to - from > 7 * DAY || from < now - 90 * DAY) return errorOf3('InvalidParameter');
	const place = {
		account,
		version: 'v3' as const,
		domain: String(parameters.DomainName),
		appName: String(parameters.AppName),
	};
	const channel = parameters.StreamName === undefined ? null : String(parameters.StreamName);
	const isFound = (task: ServiceTask) =>
		isListed(task, now) &&
		task.startTime >= from &&
		task.endTime <= to &&
		(channel === null || task.channel === channel);
	// Where the page begins among all there are, and when the first one was read.
	const [begin, at] = readToken(parameters.ScrollToken) ?? [0, now];
	const all = service.tasks.at({ ...place, channel: channel ?? '' });
	const page: ServiceTask[] = [];
	let end = begin;
	for (; end < all.length && page.length < service.rules.pageSize; end++) {
		page.push(...all.slice(end, end + 1).filter(isFound));
	}
	const isLast = !all.slice(end).some(isFound);
	const answer = answerWith(
		{
			TaskList: page.map((task) => entryOf(task, now)),
			ScrollToken: isLast ? '' : `${end}@${at}`,
		},
		null,
	);
	return isLast ? { ...answer, listing: { ...place, channel, at } } : answer;
}

function readToken(token: unknown): [number, number] | undefined {
	if (typeof token !== 'string') return undefined;
	const [begin, at] = token.split('@').map(Number);
	return begin === undefined || at === undefined ? undefined : [begin, at];
}

function entryOf(task: ServiceTask, now: number): JsonObject {
	return {
		TaskId: task.id,
		DomainName: task.domain,
		AppName: task.appName,
		StreamName: task.channel,
		StartTime: task.startTime / 1000,
		EndTime: task.endTime / 1000,
		TemplateId: task.templateId ?? 0,
		Stopped: task.stopVisibleAt <= now ? Math.floor(task.stoppedAt / 1000) : 0,
	};
}

function answerWith(response: JsonObject, task: ServiceTask | null): Answer {
	const text = JSON.stringify({ Response: { ...response, RequestId: 'a-request' } });
	return { reply: { status: 200, text }, task };
}

/** Tencent counts in whole seconds. */
export function wholeSecond(time: number): number {
	return Math.floor(time / 1000) * 1000;
}
