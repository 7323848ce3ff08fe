import { fromChinaText } from '../../nodes/TencentLive/api/chinaTime';
import type { JsonObject } from '../../nodes/TencentLive/transport/json';
import type { ApiCall } from '../../nodes/TencentLive/transport/send';
import type { Answer } from './service';
import { wholeSecond, type Circumstances } from './service3';
import { isListed, isPending, type ServiceTask } from './taskStore';

const DAY = 86_400_000;
/** A Real-Time recording is cut to it. */
export const LONGEST_REAL_TIME = 30 * 60_000;
const CHINA_OFFSET = 8 * 3_600_000;

/** The action and the parameters of a call of the legacy API. */
export function readCall2({ body }: ApiCall): { action: string; parameters: URLSearchParams } {
	const parameters = new URLSearchParams(body);
	return { action: parameters.get('Action') ?? '', parameters };
}

/** An error of the access layer. */
export function errorOf2(code: string): Answer {
	return { reply: { status: 200, text: JSON.stringify({ code, message: 'no' }) }, task: null };
}

/** An error of the service behind the access layer. */
function businessError(inner: number): Answer {
	const text = JSON.stringify({ code: 5100, message: `${inner}:no` });
	return { reply: { status: 200, text }, task: null };
}

/** What the legacy API answers to a call it lets through. */
export function answer2(
	action: string,
	parameters: URLSearchParams,
	circumstances: Circumstances,
): Answer {
	if (action === 'CreateRecord') return create(parameters, circumstances);
	if (action === 'DescribeRecordList') return list(parameters, circumstances);
	return errorOf2('4000');
}

function create(parameters: URLSearchParams, circumstances: Circumstances): Answer {
	const { account, now, service } = circumstances;
	const asked = fromChinaText(parameters.get('endTime') ?? '') ?? Number.NaN;
	const realTime = parameters.get('tapeType') === '1';
	const startTime = realTime
		? wholeSecond(now)
		: (fromChinaText(parameters.get('startTime') ?? '') ?? Number.NaN);
	const endTime = realTime ? Math.min(asked, startTime + LONGEST_REAL_TIME) : asked;
	if (!(endTime > now && endTime > startTime && endTime - startTime <= DAY)) {
		return businessError(20323);
	}
	const place = {
		account,
		version: 'v2' as const,
		domain: null,
		appName: null,
		channel: parameters.get('channelId') ?? '',
	};
	const conflict = service.tasks
		.at(place)
		.some((task) => isPending(task, now) && task.startTime < endTime && task.endTime > startTime);
	if (conflict && service.rules.refusesOverlap) return businessError(20322);
	const task = service.tasks.add(
		{ ...place, startTime, endTime, templateId: null, streamType: 0 },
		now,
	);
	// As a number: the client must not lose its last digits.
	return { reply: { status: 200, text: `{"code":0,"message":"","task_id":${task.id}}` }, task };
}

function list(parameters: URLSearchParams, { account, now, service }: Circumstances): Answer {
	const channel = parameters.get('channelId') ?? '';
	const place = { account, version: 'v2' as const, domain: null, appName: null, channel };
	const found = service.tasks.at(place).filter((task) => isListed(task, now));
	const size = Number(parameters.get('pageSize') ?? 10);
	const begin = (Number(parameters.get('pageNo') ?? 1) - 1) * size;
	const answer = {
		code: 0,
		message: '',
		totalCount: found.length,
		taskSet: found.slice(begin, begin + size).map((task) => entryOf(task, now)),
	};
	const reply = { status: 200, text: JSON.stringify(answer) };
	// A page is as old as it is: of several, nothing is said.
	const isWhole = begin === 0 && size >= found.length;
	return { reply, task: null, ...(isWhole ? { listing: { ...place, at: now } } : {}) };
}

function entryOf(task: ServiceTask, now: number): JsonObject {
	const running = task.startTime <= now ? 1 : 0;
	return {
		id: task.id,
		startTime: chinaText(task.startTime),
		endTime: chinaText(task.endTime),
		status: task.endTime <= now || task.stopVisibleAt <= now ? 2 : running,
	};
}

function chinaText(time: number): string {
	return new Date(time + CHINA_OFFSET).toISOString().slice(0, 19).replace('T', ' ');
}
