import type { JsonObject } from '../../transport/json';

/** The file formats of a template, by Tencent's name of the parameter that holds each. */
export const FORMATS = {
	flv: 'FlvParam',
	hls: 'HlsParam',
	mp4: 'Mp4Param',
	aac: 'AacParam',
	mp3: 'Mp3Param',
} as const;

export type Format = keyof typeof FORMATS;

/** Tencent's RecordParam, as far as the node offers it. Undefined leaves a value as it is. */
export interface FormatSettings {
	enabled: boolean;
	/** Seconds of one file; not for HLS, which is one file for each push. */
	interval?: number;
	/** Seconds to keep files; 0 is forever. */
	storageTime?: number;
	/** Sub-application of Video on Demand. */
	vodSubAppId?: number;
	vodFileName?: string;
	/** Where Cloud Object Storage keeps the files, in place of Video on Demand; China site only. */
	cos?: CosPlace;
}

/** A place in Cloud Object Storage (COS). */
export interface CosPlace {
	/** Without the APPID at its end. */
	bucket: string;
	region: string;
	/** Begins with a slash; may hold placeholders in braces. */
	path: string;
}

export interface TemplateSettings {
	name?: string;
	description?: string;
	formats: Partial<Record<Format, FormatSettings>>;
	/** Seconds that a push may break off without ending its HLS file. */
	hlsContinue?: number;
	removeWatermark?: boolean;
	/** Whether FLV is uploaded while it is recorded. */
	uploadInRecording?: boolean;
}

/** As both creating and changing a template take it. */
export function parametersOf(settings: TemplateSettings): JsonObject {
	const { name, description, formats, hlsContinue, removeWatermark, uploadInRecording } = settings;
	return defined({
		TemplateName: name,
		Description: description,
		...Object.fromEntries(
			Object.entries(FORMATS).flatMap(([format, parameter]) => {
				const chosen = Object.entries(formats).find(([key]) => key === format)?.[1];
				return chosen === undefined ? [] : [[parameter, recordParam(chosen)]];
			}),
		),
		HlsSpecialParam: hlsContinue === undefined ? undefined : { FlowContinueDuration: hlsContinue },
		FlvSpecialParam:
			uploadInRecording === undefined ? undefined : { UploadInRecording: uploadInRecording },
		RemoveWatermark: removeWatermark,
	});
}

function recordParam(settings: FormatSettings): JsonObject {
	return defined({
		Enable: settings.enabled ? 1 : 0,
		RecordInterval: settings.interval,
		StorageTime: settings.storageTime,
		VodSubAppId: settings.vodSubAppId,
		VodFileName: settings.vodFileName,
		CosBucketName: settings.cos?.bucket,
		CosBucketRegion: settings.cos?.region,
		CosBucketPath: settings.cos?.path,
	});
}

function defined(object: JsonObject): JsonObject {
	return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

/**
 * The same with what only creating takes: whether files go to COS at all is fixed with a template
 * (https://cloud.tencent.com/document/product/267/32614).
 */
export function newParametersOf(settings: TemplateSettings): JsonObject {
	const usesCos = Object.values(settings.formats).some(({ enabled, cos }) => enabled && cos);
	return { ...parametersOf(settings), ...(usesCos ? { CosStore: 1 } : {}) };
}
