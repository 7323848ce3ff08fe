import { DateTime } from 'luxon';

import { ApiError } from '../../apiError';
import { list, object, optional, type Parameters, required } from '../../parameters';
import type { RecordedFile } from '../../recordSettings';
import type { Action3 } from '../action';
import { filesOf, SUB_APP_ID, VOD_CALL } from './files';
import { madeAt, mediaInfo, sectionsOf, sourceOf } from './mediaInfo';

/** No result beyond this one is shown, and none is counted. */
const MOST_RESULTS = 5000;

const SOURCES = ['Record', 'Upload', 'VideoProcessing', 'TrtcRecord', 'WebPageRecord', 'Unknown'];

function invalid(text: string): ApiError {
	return new ApiError('InvalidParameterValue', text);
}

/** A list to choose by: what is in it is wanted, and all where it was left out or is empty. */
function chooser(
	parameters: Parameters,
	name: string,
	most: number,
	code = 'InvalidParameterValue',
): (value: string) => boolean {
	const wanted = parameters.texts(name) ?? [];
	if (wanted.length > most) throw new ApiError(code, `${name} has more than ${most} entries.`);
	return (value) => wanted.length === 0 || wanted.includes(value);
}

/** An instant of a TimeRange in milliseconds: ISO 8601 to the second, with its offset. */
function timeOf(parameters: Parameters, name: string): number | undefined {
	const text = parameters.nested('CreateTime')?.text(name);
	if (text === undefined) return undefined;
	const time = DateTime.fromISO(text, { setZone: true });
	const complete = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(text);
	if (complete && time.isValid) return time.toMillis();
	throw invalid(`CreateTime.${name} is not an ISO 8601 time with a zone.`);
}

/** Without Sort no order is documented: the newest come first. */
function ordered(files: readonly RecordedFile[], sort: Parameters | undefined): RecordedFile[] {
	const field = sort?.text('Field') ?? 'CreateTime';
	const order = sort?.text('Order') ?? 'Desc';
	if (field !== 'CreateTime') throw invalid('Sort.Field must be CreateTime.');
	if (order !== 'Asc' && order !== 'Desc') throw invalid('Sort.Order must be Asc or Desc.');
	const ascending = [...files].sort((one, other) => madeAt(one) - madeAt(other));
	return order === 'Asc' ? ascending : ascending.reverse();
}

function pageOf(parameters: Parameters): { offset: number; limit: number } {
	const offset = parameters.integer('Offset') ?? 0;
	const limit = parameters.integer('Limit') ?? 10;
	if (offset < 0) throw invalid('Offset must not be negative.');
	if (limit < 1) throw invalid('Limit must be at least 1.');
	if (offset + limit > MOST_RESULTS) {
		throw invalid(`Offset + Limit must not exceed ${MOST_RESULTS}.`);
	}
	return { offset, limit };
}

/**
 * SearchMedia, cloud.tencent.com/document/product/266/31813, without its
 * parameters that have nothing to do with recordings: those count as unknown.
 * CreateTime.Before is excluded, as the page of TimeRange says; the one of
 * SearchMedia includes it.
 */
export const searchMedia: Action3 = {
	name: 'SearchMedia',
	...VOD_CALL,
	parameters: {
		...SUB_APP_ID,
		FileIds: optional(list('string')),
		StreamIds: optional(list('string')),
		SourceTypes: optional(list('string')),
		CreateTime: optional(object({ After: optional('string'), Before: optional('string') })),
		StreamDomains: optional(list('string')),
		StreamPaths: optional(list('string')),
		Filters: optional(list('string')),
		Sort: optional(object({ Field: required('string'), Order: required('string') })),
		Offset: optional('integer'),
		Limit: optional('integer'),
	},
	handle(parameters, context) {
		const sections = sectionsOf(parameters);
		const { offset, limit } = pageOf(parameters);
		const after = timeOf(parameters, 'After') ?? -Infinity;
		const before = timeOf(parameters, 'Before') ?? Infinity;
		const isFile = chooser(parameters, 'FileIds', 10);
		const isStream = chooser(parameters, 'StreamIds', 10, 'InvalidParameterValue.StreamIds');
		const isSource = chooser(parameters, 'SourceTypes', 10);
		// No bounds are documented for these two.
		const isDomain = chooser(parameters, 'StreamDomains', Infinity);
		const isPath = chooser(parameters, 'StreamPaths', Infinity);
		for (const source of parameters.texts('SourceTypes') ?? []) {
			if (!SOURCES.includes(source)) throw invalid(`SourceTypes: ${source} is not known.`);
		}
		// VOD counts whole seconds.
		const second = (file: RecordedFile) => Math.floor(madeAt(file) / 1000) * 1000;
		const matching = filesOf(parameters, context).filter(
			(file) =>
				isFile(file.id) &&
				isStream(file.stream) &&
				isSource(sourceOf(file)) &&
				isDomain(file.domain ?? '') &&
				isPath(file.app ?? '') &&
				second(file) >= after &&
				second(file) < before,
		);
		const found = ordered(matching, parameters.nested('Sort'));
		return {
			TotalCount: Math.min(found.length, MOST_RESULTS),
			MediaInfoSet: found.slice(offset, offset + limit).map((file) => mediaInfo(file, sections)),
		};
	},
};
