import type { IDataObject } from 'n8n-workflow';

import { FORMATS } from '../../api/v3/templateSettings';
import { isJsonObject, exactText, type JsonObject } from '../../transport/json';

const number = (value: unknown) => (typeof value === 'number' ? value : null);

/** A template in the terms of the node's fields; a format that is off is null. */
export function templateOutput(template: JsonObject): IDataObject {
	const flv = isJsonObject(template.FlvSpecialParam) ? template.FlvSpecialParam : {};
	const hls = isJsonObject(template.HlsSpecialParam) ? template.HlsSpecialParam : {};
	return {
		template_id: number(template.TemplateId),
		name: exactText(template.TemplateName) ?? null,
		description: exactText(template.Description) ?? '',
		...Object.fromEntries(
			Object.entries(FORMATS).map(([format, parameter]) => [
				format,
				formatOutput(template[parameter]),
			]),
		),
		hls_continuation: number(hls.FlowContinueDuration),
		remove_watermark: template.RemoveWatermark === true,
		upload_while_recording: flv.UploadInRecording === true,
	};
}

/** Times in seconds. */
function formatOutput(param: unknown): IDataObject | null {
	if (!isJsonObject(param) || param.Enable !== 1) return null;
	return {
		interval: number(param.RecordInterval),
		storage_time: number(param.StorageTime),
		vod_sub_app_id: number(param.VodSubAppId),
		file_name: exactText(param.VodFileName) ?? '',
		cos_bucket: exactText(param.CosBucketName) ?? '',
		cos_region: exactText(param.CosBucketRegion) ?? '',
		cos_path: exactText(param.CosBucketPath) ?? '',
	};
}
