import { ApiError } from '../../transport/ApiError';
import { isJsonObject, exactText, type JsonObject } from '../../transport/json';
import { rethrow } from '../../transport/rethrow';
import type { Call3 } from './call';
import type { FilesByChannel, StreamsQuery } from '../evidence';
import { fromIsoText, toIsoText } from './isoTime';
import { objectsIn } from '../lists';
import type { FileQuery, RecordedFile } from '../recordings';

/** The product that keeps recorded files, unless a template sends them elsewhere. */
export const VOD = { service: 'vod', version: '2018-07-17' };

const PAGE_SIZE = 100;

/** SearchMedia shows no entry beyond this one, whatever the offset. */
const LAST_ENTRY = 5_000;

/** SearchMedia takes so many streams at most. */
const MOST_STREAMS = 10;

/** The account has no Video on Demand that could be asked. */
export const NO_VOD = 'FailedOperation.InvalidVodUser';

/**
 * The recorded files of a stream, from Video on Demand, the oldest first: a page for each call. VOD
 * knows when a file was made, not which task made it, so files are chosen by what they recorded.
 * Source: SearchMedia, https://www.tencentcloud.com/document/product/266/34179
 *
 * @throws ApiError
 */
export async function* mediaPages(call: Call3, query: FileQuery): AsyncGenerator<RecordedFile[]> {
	const channels = [query.channel];
	for await (const files of foundPages(call, { ...query, channels })) {
		yield files.map(({ file }) => file).filter((file) => isWithin(file, query));
	}
}

/**
 * The recorded files of several streams, ten of them to a call.
 *
 * @returns undefined for an account without Video on Demand
 * @throws ApiError
 */
export async function mediaOf(
	call: Call3,
	query: StreamsQuery,
): Promise<FilesByChannel | undefined> {
	const byChannel = new Map<string, RecordedFile[]>();
	for (let first = 0; first < query.channels.length; first += MOST_STREAMS) {
		const channels = query.channels.slice(first, first + MOST_STREAMS);
		for (const channel of channels) byChannel.set(channel, []);
		try {
			for await (const files of foundPages(call, { ...query, channels })) {
				for (const { channel, file } of files) byChannel.get(channel)?.push(file);
			}
		} catch (error) {
			if (error instanceof ApiError && error.facts.code === NO_VOD) return undefined;
			return await rethrow(error);
		}
	}
	return byChannel;
}

/** A file, and the stream it is of. */
interface Found {
	channel: string;
	file: RecordedFile;
}

async function* foundPages(call: Call3, query: StreamsQuery): AsyncGenerator<Found[]> {
	const seen = new Set<string>();
	// A file is made after what it holds was recorded.
	let madeAfter = query.from;
	let offset = 0;
	/** The lowest count so far: those of two machines may differ, and must not send it back for ever. */
	let counted = Infinity;
	for (;;) {
		const response = await call({
			...VOD,
			action: 'SearchMedia',
			parameters: {
				StreamIds: query.channels,
				...(query.domain === null ? {} : { StreamDomains: [query.domain] }),
				...(query.appName === null ? {} : { StreamPaths: [query.appName] }),
				SourceTypes: ['Record'],
				CreateTime: { After: toIsoText(madeAfter) },
				Filters: ['basicInfo', 'metaData'],
				Sort: { Field: 'CreateTime', Order: 'Asc' },
				Offset: offset,
				Limit: Math.min(PAGE_SIZE, LAST_ENTRY - offset),
				...(query.subAppId === null ? {} : { SubAppId: query.subAppId }),
			},
		});
		const entries = objectsIn(response.MediaInfoSet);
		const files = entries.map(foundOf).filter(({ file }) => !seen.has(file.fileId));
		for (const { file } of files) seen.add(file.fileId);
		yield files;
		const total = Number(response.TotalCount ?? 0);
		const read = offset + entries.length;
		// Where files of earlier pages were deleted, the rest moved up by as many.
		const gone = counted === Infinity ? 0 : Math.max(0, counted - total);
		counted = Math.min(counted, total);
		if (gone > 0) {
			offset = Math.max(0, offset - gone);
			continue;
		}
		if (entries.length === 0 || (read >= total && total < LAST_ENTRY)) return;
		if (read >= LAST_ENTRY) {
			const last = madeAt(entries.at(-1)) ?? madeAfter;
			// A whole list made in one second could not be paged any further.
			if (last <= madeAfter) return;
			madeAfter = last;
			counted = Infinity;
		}
		offset = read >= LAST_ENTRY ? 0 : offset + PAGE_SIZE;
	}
}

/** Without times a file cannot be told to lie outside. */
function isWithin({ startTime, endTime }: RecordedFile, { from, to }: FileQuery): boolean {
	return (endTime ?? Infinity) > from && (startTime ?? -Infinity) < to;
}

function foundOf(entry: JsonObject): Found {
	const basic = isJsonObject(entry.BasicInfo) ? entry.BasicInfo : {};
	const meta = isJsonObject(entry.MetaData) ? entry.MetaData : {};
	const source = isJsonObject(basic.SourceInfo) ? basic.SourceInfo : {};
	const live = isJsonObject(source.LiveRecordInfo) ? source.LiveRecordInfo : {};
	const file = {
		fileId: exactText(entry.FileId) ?? '',
		name: exactText(basic.Name) ?? null,
		url: exactText(basic.MediaUrl) ?? null,
		taskId: null,
		startTime: fromIso(live.RecordStartTime),
		endTime: fromIso(live.RecordEndTime),
		duration: typeof meta.Duration === 'number' ? meta.Duration : null,
		size: exactText(meta.Size) ?? null,
		format: exactText(meta.Container) ?? exactText(basic.Type) ?? null,
		raw: entry,
	};
	return { channel: exactText(live.StreamId) ?? '', file };
}

function madeAt(entry: JsonObject | undefined): number | null {
	return isJsonObject(entry?.BasicInfo) ? fromIso(entry.BasicInfo.CreateTime) : null;
}

function fromIso(value: unknown): number | null {
	return fromIsoText(exactText(value)) ?? null;
}
