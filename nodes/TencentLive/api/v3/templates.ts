import { ApiError } from '../../transport/ApiError';
import { isJsonObject, exactText, type JsonObject } from '../../transport/json';
import { rethrow } from '../../transport/rethrow';
import type { Call3 } from './call';
import { objectsIn } from '../lists';
import { isRefusal, mayExist } from './refusal';
import { LIVE } from './live';
import type { Ended } from '../recordings';

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
}

export interface TemplateSettings {
	name?: string;
	description?: string;
	formats: Partial<Record<Format, FormatSettings>>;
	/** Seconds that a push may break off without ending its HLS file. */
	hlsContinue?: number;
	removeWatermark?: boolean;
}

function parametersOf(settings: TemplateSettings): JsonObject {
	const { name, description, formats, hlsContinue, removeWatermark } = settings;
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
	});
}

function defined(object: JsonObject): JsonObject {
	return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

/**
 * Creates a template and gives its ID. Not repeatable: a second call makes a second template.
 *
 * @throws ApiError
 */
export async function createTemplate(call: Call3, settings: TemplateSettings): Promise<string> {
	const answer = call({
		...LIVE,
		action: 'CreateLiveRecordTemplate',
		parameters: parametersOf(settings),
		repeatable: false,
	});
	const response = await answer.catch(
		async (error: unknown) => await rethrow(mayExist(error, 'template')),
	);
	const id = exactText(response.TemplateId);
	if (id !== undefined) return id;
	throw new ApiError('unknown', 'Tencent Cloud answered without a template ID.');
}

/**
 * Changes what is given and leaves the rest as it is. Whether the service does so inside a format is
 * not documented, so a format is sent whole: as it stands, with the changes.
 *
 * @throws ApiError
 */
export async function modifyTemplate(
	call: Call3,
	templateId: number,
	settings: TemplateSettings,
): Promise<void> {
	const current = await describeTemplate(call, templateId);
	const changes = Object.entries(parametersOf(settings)).map(([name, value]) => {
		const before = current[name];
		const merge = isJsonObject(before) && isJsonObject(value);
		return [name, merge ? { ...whatIsSet(before), ...value } : value];
	});
	await call({
		...LIVE,
		action: 'ModifyLiveRecordTemplate',
		parameters: { TemplateId: templateId, ...Object.fromEntries(changes) },
	});
}

/** Without nulls and empty texts: a bucket that is not set is described as "", but not accepted so. */
function whatIsSet(object: JsonObject): JsonObject {
	return Object.fromEntries(
		Object.entries(object).filter(([, value]) => value !== null && value !== ''),
	);
}

/** One template as the service describes it. @throws ApiError */
export async function describeTemplate(call: Call3, templateId: number): Promise<JsonObject> {
	const response = await call({
		...LIVE,
		action: 'DescribeLiveRecordTemplate',
		parameters: { TemplateId: templateId },
	});
	if (isJsonObject(response.Template)) return response.Template;
	throw new ApiError('unknown', 'Tencent Cloud answered without the template.');
}

/** All templates of the account: there are at most 50. @throws ApiError */
export async function describeTemplates(call: Call3): Promise<JsonObject[]> {
	const response = await call({ ...LIVE, action: 'DescribeLiveRecordTemplates', parameters: {} });
	return objectsIn(response.Templates);
}

/** Deletes a template; one that is not there counts as done. @throws ApiError */
export async function deleteTemplate(call: Call3, templateId: number): Promise<Ended> {
	try {
		await call({
			...LIVE,
			action: 'DeleteLiveRecordTemplate',
			parameters: { TemplateId: templateId },
		});
		return 'done';
	} catch (error) {
		const templates = isRefusal(error) ? await describeTemplates(call) : undefined;
		const isGone = templates?.every(({ TemplateId }) => Number(TemplateId) !== templateId);
		return isGone === true ? 'gone' : await rethrow(error);
	}
}
