import type { JsonObject } from '../../json';
import { optional } from '../../parameters';
import type { RecordTemplate } from '../../settings';
import type { Action3 } from '../action';

type Format = NonNullable<RecordTemplate['formats']>[number];

function formatOf(template: RecordTemplate, format: Format): JsonObject {
	const enabled = template.formats?.includes(format) ?? false;
	return {
		RecordInterval: 1800,
		StorageTime: 0,
		Enable: enabled ? 1 : 0,
		VodSubAppId: 0,
		VodFileName: '',
		Procedure: '',
		StorageMode: 'normal',
		ClassId: 0,
	};
}

function describe(template: RecordTemplate): JsonObject {
	return {
		TemplateId: template.id,
		TemplateName: template.name,
		Description: template.description ?? '',
		FlvParam: formatOf(template, 'flv'),
		HlsParam: formatOf(template, 'hls'),
		Mp4Param: formatOf(template, 'mp4'),
		AacParam: formatOf(template, 'aac'),
		Mp3Param: formatOf(template, 'mp3'),
		IsDelayLive: template.slowLive === true ? 1 : 0,
		HlsSpecialParam: { FlowContinueDuration: 0 },
		RemoveWatermark: false,
		FlvSpecialParam: { UploadInRecording: false },
	};
}

/** DescribeLiveRecordTemplates, cloud.tencent.com/document/product/267/32609. IsDelayLive defaults to 0. */
export const describeLiveRecordTemplates: Action3 = {
	name: 'DescribeLiveRecordTemplates',
	perSecond: 500,
	regionRequired: false,
	parameters: { IsDelayLive: optional('integer') },
	handle(parameters, { state }) {
		const slow = parameters.integer('IsDelayLive') === 1;
		const matching = state.templates.filter((template) => (template.slowLive ?? false) === slow);
		return { Templates: matching.map(describe) };
	},
};
