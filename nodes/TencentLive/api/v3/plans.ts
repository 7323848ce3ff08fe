import { isJsonObject } from '../../transport/json';
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
	return new Map(
		templates.map((template): [number, Plan] => {
			const hls = isJsonObject(template.HlsSpecialParam) ? template.HlsSpecialParam : {};
			return [
				Number(template.TemplateId),
				{
					formats: Object.entries(FORMATS).flatMap(([format, parameter]) => {
						const settings = template[parameter];
						return isJsonObject(settings) && settings.Enable === 1 ? [format] : [];
					}),
					resumption: Number(hls.FlowContinueDuration ?? 0) * SECOND,
					// Source: RecordParam and CosStore of CreateLiveRecordTemplate, China only.
					inCos: template.CosStore === 1,
				},
			];
		}),
	);
}
