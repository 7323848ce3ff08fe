import { ApiError } from '../../../apiError';
import type { JsonObject } from '../../../json';
import { object, optional, type ParameterSpecs, type Parameters } from '../../../parameters';
import type { RecordFormat, RecordTemplate } from '../../../recordSettings';
import type { EmulatorState } from '../../../state';
import {
	FORMAT_PARAMETERS,
	FORMAT_SPECS,
	readRecordParam,
	refuseAbroad,
	writeRecordParam,
} from './recordParam';

/** Requests per second that the pages of templates and rules allow. */
export const CHANGES = { perSecond: 200, regionRequired: false } as const;
export const QUERIES = { perSecond: 500, regionRequired: false } as const;

/** Most templates, and most rules, of an account (cloud.tencent.com/document/product/267/32614, 32615). */
export const MOST = 50;

/** What creating and modifying a template have in common. */
export const TEMPLATE_SPECS: ParameterSpecs = {
	Description: optional('string'),
	...FORMAT_SPECS,
	HlsSpecialParam: optional(object({ FlowContinueDuration: optional('integer') })),
	FlvSpecialParam: optional(object({ UploadInRecording: optional('boolean') })),
	RemoveWatermark: optional('boolean'),
};

function invalid(text: string): ApiError {
	return new ApiError('InvalidParameter', text);
}

/** Chinese, letters, digits, `_` and `-`: nothing else, so no space either. */
function checkName(name: string | undefined): void {
	if (name !== undefined && !/^[\p{Script=Han}A-Za-z0-9_-]+$/u.test(name)) {
		throw invalid('TemplateName may contain only Chinese characters, letters, digits, _ and -.');
	}
}

function flowContinueOf(parameters: Parameters): number | undefined {
	const seconds = parameters.nested('HlsSpecialParam')?.integer('FlowContinueDuration');
	if (seconds !== undefined && (seconds < 0 || seconds > 1800)) {
		throw invalid('HlsSpecialParam.FlowContinueDuration must be 0 to 1800.');
	}
	return seconds;
}

/** The formats a request names, applied to those a template has. */
function formatsOf(
	parameters: Parameters,
	before: Partial<RecordTemplate>,
	state: EmulatorState,
): Pick<RecordTemplate, 'formats' | 'settings'> {
	const enabled = new Set<RecordFormat>(before.formats);
	const settings = { ...before.settings };
	const merge = state.templateUpdate === 'merge';
	for (const [name, format] of FORMAT_PARAMETERS) {
		const param = parameters.nested(name);
		if (param === undefined) continue;
		const read = readRecordParam(param, name, format, state.site);
		const given = Object.entries(read.settings).filter(([, value]) => value !== undefined);
		settings[format] = { ...(merge ? settings[format] : {}), ...Object.fromEntries(given) };
		if (read.enabled ?? (merge && enabled.has(format))) enabled.add(format);
		else enabled.delete(format);
	}
	const formats = FORMAT_PARAMETERS.map(([, format]) => format).filter((f) => enabled.has(f));
	return { formats, settings };
}

/**
 * A template's new content: what the request says, and for the rest what was there before.
 *
 * @throws ApiError outside of the documented bounds
 */
export function contentOf(
	parameters: Parameters,
	before: Partial<RecordTemplate>,
	state: EmulatorState,
): Omit<RecordTemplate, 'id'> {
	const name = parameters.text('TemplateName');
	checkName(name);
	const slowLive = parameters.integer('IsDelayLive');
	if (slowLive !== undefined && slowLive !== 0 && slowLive !== 1) {
		throw invalid('IsDelayLive must be 0 or 1.');
	}
	const cosStore = parameters.integer('CosStore');
	refuseAbroad('CosStore', cosStore !== undefined, state.site);
	if (cosStore !== undefined && cosStore !== 0 && cosStore !== 1) {
		throw invalid('CosStore must be 0 or 1.');
	}
	return {
		name: name ?? before.name ?? '',
		description: parameters.text('Description') ?? before.description,
		...formatsOf(parameters, before, state),
		slowLive: slowLive === undefined ? before.slowLive : slowLive === 1,
		flowContinueDuration: flowContinueOf(parameters) ?? before.flowContinueDuration,
		uploadInRecording:
			parameters.nested('FlvSpecialParam')?.boolean('UploadInRecording') ??
			before.uploadInRecording,
		removeWatermark: parameters.boolean('RemoveWatermark') ?? before.removeWatermark,
		cosStore: cosStore ?? before.cosStore,
	};
}

/** Where in the state a template is. @throws ApiError `templateNotFoundCode` where it is not */
export function indexOfTemplate(id: number, state: EmulatorState): number {
	const index = state.templates.findIndex((template) => template.id === id);
	if (index >= 0) return index;
	throw new ApiError(state.templateNotFoundCode, 'The template does not exist.');
}

/** A template as the service describes it (RecordTemplateInfo). */
export function describeTemplate(
	template: RecordTemplate,
	site: EmulatorState['site'],
): JsonObject {
	const formats = FORMAT_PARAMETERS.map(([name, format]) => [
		name,
		writeRecordParam(
			template.settings?.[format] ?? {},
			template.formats?.includes(format) ?? false,
			site,
		),
	]);
	return {
		TemplateId: template.id,
		TemplateName: template.name,
		Description: template.description ?? '',
		...Object.fromEntries(formats),
		IsDelayLive: template.slowLive === true ? 1 : 0,
		HlsSpecialParam: { FlowContinueDuration: template.flowContinueDuration ?? 0 },
		RemoveWatermark: template.removeWatermark ?? false,
		FlvSpecialParam: { UploadInRecording: template.uploadInRecording ?? false },
		...(site === 'china' ? { CosStore: template.cosStore ?? 0 } : {}),
	};
}
