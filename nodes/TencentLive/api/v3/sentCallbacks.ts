import { exactText, isJsonObject, parseJson, type JsonObject } from '../../transport/json';
import type { Call3 } from './call';
import { fromIsoText, toIsoText } from './isoTime';
import { objectsIn } from '../lists';
import { LIVE, PAGE_SIZE } from './live';
import type { RecordedFile, StreamRef } from '../recordings';
import { DAY, MINUTE, SECOND } from '../requestRules';

/** How far back the service knows what it sent; a minute less, for clocks that differ. Milliseconds. */
export const OLDEST_CALLBACK = 14 * DAY - MINUTE;

/** A file is ready. */
const RECORDED = 100;

/** An event that the service sent, and what came back. */
export interface SentCallback {
	/** The service's `event_type`. */
	type: number | null;
	/** UNIX milliseconds; null where it cannot be read. */
	time: number | null;
	channel: string;
	/** The body that was sent; null where it is no JSON object. */
	body: JsonObject | null;
	/** What was answered, as it came. */
	answer: string | null;
	answeredAt: number | null;
	/** 0 for success. */
	result: number | null;
	raw: JsonObject;
}

/** Which callbacks to list: of one stream, between two UNIX times in milliseconds. */
export interface CallbackQuery {
	channel: string;
	from: number;
	to: number;
	/** Only events of this type; null for all. */
	type: number | null;
	/** 0 for those that were delivered; null for all. */
	result: number | null;
}

/**
 * What the service sent for a stream, a page for each call, the last day first: a query reaches over a
 * day at most. The China site only. Source: DescribeCallbackRecordsList,
 * https://cloud.tencent.com/document/product/267/51328
 *
 * @param now UNIX milliseconds
 * @throws ApiError
 */
export async function* callbackPages(
	call: Call3,
	{ channel, from, to, type, result }: CallbackQuery,
	now: number,
): AsyncGenerator<SentCallback[]> {
	const oldest = Math.max(from, Math.ceil((now - OLDEST_CALLBACK) / SECOND) * SECOND);
	// Both ends of a query count, and two ends must differ: the second that two share is asked for twice.
	const shared = new Set<string>();
	const isFirst = ({ raw }: SentCallback) => {
		const key = JSON.stringify(raw);
		const isNew = !shared.has(key);
		shared.add(key);
		return isNew;
	};
	for (let end = to; end > oldest; end -= DAY) {
		const start = Math.max(end - DAY, oldest);
		for (let page = 1; ; page++) {
			const response = await call({
				...LIVE,
				action: 'DescribeCallbackRecordsList',
				parameters: {
					StartTime: toIsoText(start),
					EndTime: toIsoText(end),
					StreamName: channel,
					PageNum: page,
					PageSize: PAGE_SIZE,
					...(type === null ? {} : { EventType: type }),
					...(result === null ? {} : { ResultCode: result }),
				},
			});
			const callbacks = objectsIn(response.DataInfoList).map(callbackOf);
			yield callbacks.filter((one) => (one.time !== start && one.time !== end) || isFirst(one));
			if (page >= Number(response.TotalPage ?? 1)) break;
		}
	}
}

function callbackOf(entry: JsonObject): SentCallback {
	return {
		type: numberOf(entry.EventType),
		time: fromIsoText(exactText(entry.EventTime)) ?? null,
		channel: exactText(entry.StreamId) ?? '',
		body: bodyOf(exactText(entry.Request)),
		answer: exactText(entry.Response) ?? null,
		answeredAt: fromIsoText(exactText(entry.ResponseTime)) ?? null,
		result: numberOf(entry.ResultCode),
		raw: entry,
	};
}

function bodyOf(text: string | undefined): JsonObject | null {
	try {
		const body = parseJson(text ?? '');
		return isJsonObject(body) ? body : null;
	} catch {
		return null;
	}
}

/** The files of a stream that the service sent an event of, each once: others may bear its name elsewhere. Times as for `callbackPages`. @throws ApiError */
export async function filesSent(
	call: Call3,
	stream: StreamRef,
	{ from, to }: { from: number; to: number },
	now: number,
): Promise<RecordedFile[]> {
	const files = new Map<string, RecordedFile>();
	const query = { channel: stream.channel, from, to, type: RECORDED, result: null };
	for await (const page of callbackPages(call, query, now)) {
		for (const { body } of page) {
			const file = body === null || !isOf(body, stream) ? undefined : fileOf(body);
			// Sent again where it was not answered.
			if (file !== undefined) files.set(file.fileId, file);
		}
	}
	return [...files.values()];
}

/** Whether an event is of the domain and app of a stream, as far as it names them. */
function isOf(body: JsonObject, { domain, appName }: StreamRef): boolean {
	// Event 100 has them as `app` and `appname`, later ones as `domain` and `path`.
	const host = exactText(body.app) ?? exactText(body.domain);
	const path = exactText(body.appname) ?? exactText(body.path);
	const isThere = (named: string | undefined, wanted: string | null) =>
		named === undefined || wanted === null || named === wanted;
	return isThere(host?.toLowerCase(), domain) && isThere(path, appName);
}

function fileOf(body: JsonObject): RecordedFile | undefined {
	const fileId = exactText(body.file_id);
	if (fileId === undefined) return undefined;
	const end = secondsOf(body.end_time);
	const duration = numberOf(body.duration);
	return {
		fileId,
		name: null,
		url: exactText(body.video_url) ?? null,
		taskId: exactText(body.task_id) ?? null,
		startTime: secondsOf(body.start_time),
		endTime: end,
		duration,
		size: exactText(body.file_size) ?? null,
		format: exactText(body.file_format) ?? null,
		raw: body,
	};
}

function secondsOf(value: unknown): number | null {
	const seconds = numberOf(value);
	// 0 is a time that is not known.
	return seconds === null || seconds <= 0 ? null : seconds * SECOND;
}

function numberOf(value: unknown): number | null {
	const text = exactText(value);
	const number = text === undefined ? NaN : Number(text);
	return Number.isFinite(number) ? number : null;
}
