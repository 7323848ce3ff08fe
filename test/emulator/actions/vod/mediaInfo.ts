import { createHash } from 'node:crypto';

import { ApiError } from '../../apiError';
import { writeUtc } from '../../chinaTime';
import type { JsonObject } from '../../json';
import type { Parameters } from '../../parameters';
import type { RecordedFile, RecordFormat } from '../../recordSettings';

/** Bytes a second of what no size was given for. */
const BYTES_PER_SECOND = 125_000;

const NEVER = '9999-12-31T23:59:59Z';

const EXTENSIONS: Readonly<Record<RecordFormat, string>> = {
	flv: 'f0.flv',
	hls: 'playlist.m3u8',
	mp4: 'f0.mp4',
	aac: 'f0.aac',
	mp3: 'f0.mp3',
};

/** What a MediaInfo can hold, by the name that Filters has for it. */
const SECTIONS: Readonly<Record<string, string>> = {
	basicInfo: 'BasicInfo',
	metaData: 'MetaData',
	transcodeInfo: 'TranscodeInfo',
	animatedGraphicsInfo: 'AnimatedGraphicsInfo',
	imageSpriteInfo: 'ImageSpriteInfo',
	snapshotByTimeOffsetInfo: 'SnapshotByTimeOffsetInfo',
	sampleSnapshotInfo: 'SampleSnapshotInfo',
	keyFrameDescInfo: 'KeyFrameDescInfo',
	adaptiveDynamicStreamingInfo: 'AdaptiveDynamicStreamingInfo',
	miniProgramReviewInfo: 'MiniProgramReviewInfo',
};

/**
 * The sections a request asks for; all where it names none.
 *
 * @throws ApiError InvalidParameterValue for a name that is not listed
 */
export function sectionsOf(parameters: Parameters): ReadonlySet<string> {
	const filters = parameters.texts('Filters') ?? [];
	for (const filter of filters) {
		if (!Object.hasOwn(SECTIONS, filter)) {
			throw new ApiError('InvalidParameterValue', `Filters: ${filter} is not known.`);
		}
	}
	return new Set(filters.length === 0 ? Object.keys(SECTIONS) : filters);
}

/** When VOD made a file, in milliseconds. */
export function madeAt(file: RecordedFile): number {
	return file.createdAt ?? file.end;
}

/** Where a file comes from. */
export function sourceOf(file: RecordedFile): string {
	return file.source ?? 'Record';
}

/** Bytes. */
export function sizeOf(file: RecordedFile): number {
	return file.size ?? Math.floor(((file.end - file.start) / 1000) * BYTES_PER_SECOND);
}

/** Where a file can be fetched. */
export function urlOf(file: RecordedFile): string {
	const made = `${folderOf(file).slice(0, 8)}/${file.id}/${EXTENSIONS[file.format]}`;
	return file.url ?? `http://1500000000.vod2.myqcloud.com/${made}`;
}

function folderOf(file: RecordedFile): string {
	return createHash('md5').update(file.id).digest('hex');
}

function basicInfo(file: RecordedFile): JsonObject {
	const made = writeUtc(madeAt(file));
	const folder = folderOf(file);
	const audio = file.format === 'aac' || file.format === 'mp3';
	return {
		Name: file.name ?? `${file.stream}_${file.id}`,
		Description: '',
		CreateTime: made,
		UpdateTime: made,
		ExpireTime: file.expiresAt === undefined ? NEVER : writeUtc(file.expiresAt),
		ClassId: 0,
		ClassName: '其他',
		ClassPath: '其他',
		CoverUrl: '',
		Type: file.format,
		MediaUrl: urlOf(file),
		SourceInfo: {
			SourceType: sourceOf(file),
			SourceContext: '',
			LiveRecordInfo:
				sourceOf(file) === 'Record'
					? {
							Domain: file.domain ?? '',
							Path: file.app ?? '',
							StreamId: file.stream,
							RecordStartTime: writeUtc(file.start),
							RecordEndTime: writeUtc(file.end),
						}
					: null,
			TrtcRecordInfo: null,
			WebPageRecordInfo: null,
		},
		StorageRegion: 'ap-guangzhou',
		StoragePath: '',
		TagSet: [],
		Vid: sourceOf(file) === 'Record' ? `200025724_${folder}` : '',
		Category: audio ? 'Audio' : 'Video',
		Status: 'Normal',
		StorageClass: 'STANDARD',
	};
}

function metaData(file: RecordedFile): JsonObject {
	const seconds = (file.end - file.start) / 1000;
	return {
		Size: sizeOf(file),
		Container: file.format,
		Bitrate: BYTES_PER_SECOND * 8,
		Height: 720,
		Width: 1280,
		Duration: seconds,
		Rotate: 0,
		VideoStreamSet: [],
		AudioStreamSet: [],
		VideoDuration: seconds,
		AudioDuration: seconds,
		Md5: '',
	};
}

/** A file as VOD describes it (MediaInfo). What was not asked for, and what was never made, is null. */
export function mediaInfo(file: RecordedFile, sections: ReadonlySet<string>): JsonObject {
	const none = Object.fromEntries(Object.values(SECTIONS).map((name) => [name, null]));
	return {
		...none,
		...(sections.has('basicInfo') ? { BasicInfo: basicInfo(file) } : {}),
		...(sections.has('metaData') ? { MetaData: metaData(file) } : {}),
		FileId: file.id,
	};
}
