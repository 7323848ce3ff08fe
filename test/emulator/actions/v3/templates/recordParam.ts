import { ApiError } from '../../../apiError';
import type { JsonObject } from '../../../json';
import { object, optional, type ParameterSpecs, type Parameters } from '../../../parameters';
import { isFileName } from '../../../recordings/fileName';
import type { RecordFormat, RecordFormatSettings } from '../../../recordSettings';
import type { EmulatorState } from '../../../state';

const DAY = 24 * 3600;

/** The formats by the parameter that holds each, in the order of the page. */
export const FORMAT_PARAMETERS: ReadonlyArray<readonly [string, RecordFormat]> = [
	['FlvParam', 'flv'],
	['HlsParam', 'hls'],
	['Mp4Param', 'mp4'],
	['AacParam', 'aac'],
	['Mp3Param', 'mp3'],
];

/**
 * Seconds of RecordInterval. The two sites disagree (60 to 43200 or 7200; 30 to
 * 7200 whatever the format), and only the widest of both is refused to leave.
 */
const INTERVALS: Readonly<Record<RecordFormat, { least: number; most: number } | null>> = {
	flv: { least: 30, most: 43200 },
	// Ignored for HLS, hence not looked at.
	hls: null,
	mp4: { least: 30, most: 43200 },
	aac: { least: 30, most: 7200 },
	mp3: { least: 30, most: 7200 },
};

/** The data type RecordParam, as the Chinese site has it. */
const RECORD_PARAM: ParameterSpecs = {
	RecordInterval: optional('integer'),
	StorageTime: optional('integer'),
	Enable: optional('integer'),
	VodSubAppId: optional('integer'),
	VodFileName: optional('string'),
	Procedure: optional('string'),
	StorageMode: optional('string'),
	ClassId: optional('integer'),
	CosBucketName: optional('string'),
	CosBucketRegion: optional('string'),
	CosBucketPath: optional('string'),
};

/** The five parameters of a template that hold a RecordParam. */
export const FORMAT_SPECS: ParameterSpecs = Object.fromEntries(
	FORMAT_PARAMETERS.map(([name]) => [name, optional(object(RECORD_PARAM))]),
);

function invalid(text: string): ApiError {
	return new ApiError('InvalidParameter', text);
}

/** Refuses what only the Chinese site knows. */
export function refuseAbroad(name: string, sent: boolean, site: EmulatorState['site']): void {
	if (!sent || site === 'china') return;
	throw new ApiError('UnknownParameter', `The parameter \`${name}\` is not recognized.`);
}

function checkCos(param: Parameters, name: string, site: EmulatorState['site']): void {
	for (const field of ['CosBucketName', 'CosBucketRegion', 'CosBucketPath']) {
		refuseAbroad(`${name}.${field}`, param.has(field), site);
	}
	const bucket = param.text('CosBucketName');
	const path = param.text('CosBucketPath');
	if (bucket !== undefined && /-\d+$/.test(bucket)) {
		throw invalid(`${name}.CosBucketName must not contain the -[appid] part.`);
	}
	const storesInCos = bucket !== undefined || param.has('CosBucketRegion') || path !== undefined;
	if (storesInCos && path?.startsWith('/') !== true) {
		throw invalid(`${name}.CosBucketPath is required and must begin with a slash.`);
	}
}

/**
 * Checks a RecordParam and gives its settings, and whether it switches the format on.
 *
 * @throws ApiError outside of the documented bounds
 */
export function readRecordParam(
	param: Parameters,
	name: string,
	format: RecordFormat,
	site: EmulatorState['site'],
): { enabled: boolean | undefined; settings: RecordFormatSettings } {
	const interval = param.integer('RecordInterval');
	const bounds = INTERVALS[format];
	if (interval !== undefined && bounds !== null) {
		if (interval < bounds.least || interval > bounds.most) {
			throw invalid(`${name}.RecordInterval must be ${bounds.least} to ${bounds.most}.`);
		}
	}
	const storageTime = param.integer('StorageTime');
	if (storageTime !== undefined && (storageTime < 0 || storageTime > 1500 * DAY)) {
		throw invalid(`${name}.StorageTime must be 0 to 1500 days.`);
	}
	const enable = param.integer('Enable');
	if (enable !== undefined && enable !== 0 && enable !== 1) {
		throw invalid(`${name}.Enable must be 0 or 1.`);
	}
	const vodSubAppId = param.integer('VodSubAppId');
	if (vodSubAppId !== undefined && vodSubAppId < 0) {
		throw invalid(`${name}.VodSubAppId must not be negative.`);
	}
	const vodFileName = param.text('VodFileName');
	if (vodFileName !== undefined && !isFileName(vodFileName)) {
		throw new ApiError('InvalidParameter.InvalidVodFileName', `${name}.VodFileName is invalid.`);
	}
	const storageMode = param.text('StorageMode');
	if (storageMode !== undefined && storageMode !== 'normal' && storageMode !== 'cold') {
		throw invalid(`${name}.StorageMode must be normal or cold.`);
	}
	checkCos(param, name, site);
	return {
		enabled: enable === undefined ? undefined : enable === 1,
		settings: {
			interval,
			storageTime,
			vodSubAppId,
			vodFileName,
			procedure: param.text('Procedure'),
			storageMode,
			classId: param.integer('ClassId'),
			cosBucketName: param.text('CosBucketName'),
			cosBucketRegion: param.text('CosBucketRegion'),
			cosBucketPath: param.text('CosBucketPath'),
		},
	};
}

/** A RecordParam as the service describes it: everything there, defaults included. */
export function writeRecordParam(
	settings: RecordFormatSettings,
	enabled: boolean,
	site: EmulatorState['site'],
): JsonObject {
	const common = {
		RecordInterval: settings.interval ?? 1800,
		StorageTime: settings.storageTime ?? 0,
		Enable: enabled ? 1 : 0,
		VodSubAppId: settings.vodSubAppId ?? 0,
		VodFileName: settings.vodFileName ?? '',
		Procedure: settings.procedure ?? '',
		StorageMode: settings.storageMode ?? 'normal',
		ClassId: settings.classId ?? 0,
	};
	if (site === 'international') return common;
	return {
		...common,
		CosBucketName: settings.cosBucketName ?? '',
		CosBucketRegion: settings.cosBucketRegion ?? '',
		CosBucketPath: settings.cosBucketPath ?? '',
	};
}
