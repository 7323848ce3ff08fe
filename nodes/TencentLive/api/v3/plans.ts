import { isJsonObject, type JsonObject } from '../../transport/json';
import type { Call3 } from './call';
import type { Plan, Plans } from '../evidence';
import { SECOND } from '../requestRules';
import { describeTemplates } from './templates';
import { FORMATS } from './templateSettings';

/**
 * How the templates of the account have recordings made, as they are now: what they were when
 * something was recorded is not told.
 *
 * @throws ApiError
 */
export async function plansOf(call: Call3): Promise<Plans> {
	const templates = await describeTemplates(call);
	return new Map(templates.map((template) => [Number(template.TemplateId), planOf(template)]));
}

function planOf(template: JsonObject): Plan {
	const hls = isJsonObject(template.HlsSpecialParam) ? template.HlsSpecialParam : {};
	const enabled = Object.entries(FORMATS).flatMap(([format, parameter]) => {
		const settings = template[parameter];
		return isJsonObject(settings) && settings.Enable === 1 ? [{ format, settings }] : [];
	});
	/** What of the formats is more than 0, each once. */
	const positive = (name: string) => [
		...new Set(enabled.map(({ settings }) => Number(settings[name] ?? 0)).filter((n) => n > 0)),
	];
	const kept = positive('StorageTime');
	return {
		formats: enabled.map(({ format }) => format),
		resumption: Number(hls.FlowContinueDuration ?? 0) * SECOND,
		// Source: RecordParam and CosStore of CreateLiveRecordTemplate, China only.
		inCos: template.CosStore === 1,
		subAppIds: positive('VodSubAppId'),
		// 0 stands for ever: https://www.tencentcloud.com/document/product/267/30845
		keptFor: kept.length === 0 ? null : Math.min(...kept) * SECOND,
	};
}
