import type { INodeProperties } from 'n8n-workflow';

import { InvalidParameterError } from '../../api/InvalidParameterError';
import {
	FORMATS,
	type Format,
	type FormatSettings,
	type TemplateSettings,
} from '../../api/v3/templateSettings';
import type { JsonObject } from '../../transport/json';
import { readSafeSwitch, readSwitch } from '../../parameters/choice';
import { subAppIdField } from '../../parameters/fields';
import { inside, readNumber, readText } from '../../parameters/read';
import type { Values } from '../../parameters/values';
import { adviceOn, COS_FIELDS, readCos } from './storageFields';

/** The formats, with what each is called in a player's world. */
const FORMAT_NAMES: Record<Format, string> = {
	aac: 'AAC (Audio)',
	flv: 'FLV',
	hls: 'HLS',
	mp3: 'MP3 (Audio)',
	mp4: 'MP4',
};

const FORMAT_ORDER = ['aac', 'flv', 'hls', 'mp3', 'mp4'] as const;

const enabledField: INodeProperties = {
	displayName: 'Enabled',
	name: 'enabled',
	type: 'boolean',
	default: true,
	description: 'Whether to record this format',
};

const fileNameField: INodeProperties = {
	displayName: 'File Name',
	name: 'vodFileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. {StreamID}_{StartYear}-{StartMonth}-{StartDay}',
	description: 'The name of the file in Video on Demand, with placeholders in braces',
};

const intervalField: INodeProperties = {
	displayName: 'Recording Interval (Seconds)',
	name: 'interval',
	type: 'number',
	default: 1800,
	description: 'Length of one file; a longer recording becomes several',
};

const storageTimeField: INodeProperties = {
	displayName: 'Storage Time (Seconds)',
	name: 'storageTime',
	type: 'number',
	default: 0,
	description: 'How long files are kept; 0 is forever',
};

const vodSubAppIdField: INodeProperties = {
	...subAppIdField,
	name: 'vodSubAppId',
	description:
		'The application of Video on Demand to keep files in. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** HLS is one file for each push, so it has no interval. */
const formatField = (format: Format): INodeProperties => ({
	displayName: FORMAT_NAMES[format],
	name: format,
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	options: [
		...COS_FIELDS,
		enabledField,
		fileNameField,
		...(format === 'hls' ? [] : [intervalField]),
		storageTimeField,
		vodSubAppIdField,
	],
});

const descriptionField: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	description: 'What the template is for',
};

const hlsContinueField: INodeProperties = {
	displayName: 'HLS Continuation (Seconds)',
	name: 'hlsContinue',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 1800 },
	default: 0,
	description: 'How long a push may break off without ending its HLS file, up to 1800',
};

const removeWatermarkField: INodeProperties = {
	displayName: 'Remove Watermark',
	name: 'removeWatermark',
	type: 'boolean',
	default: false,
	description: 'Whether to record without the watermark of the stream',
};

const uploadInRecordingField: INodeProperties = {
	displayName: 'Upload While Recording',
	name: 'uploadInRecording',
	type: 'boolean',
	default: false,
	description: 'Whether FLV files are uploaded while they are recorded; other formats are not',
};

const formatsField: INodeProperties = {
	displayName: 'Formats',
	name: 'formats',
	type: 'collection',
	placeholder: 'Add format',
	default: {},
	options: FORMAT_ORDER.map(formatField),
	description: 'Which files to record. A template without any records nothing.',
};

/** What a template can be told, apart from its name. */
export const settingsFields: INodeProperties[] = [
	formatsField,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [descriptionField, hlsContinueField, removeWatermarkField, uploadInRecordingField],
	},
];

/** The same for a template to be made. @throws InvalidParameterError where it would record nothing */
export function readNewSettings(values: Values, site: SiteTraits): TemplateSettings {
	const settings = readSettings(values, site);
	if (Object.values(settings.formats).some(({ enabled }) => enabled)) return settings;
	throw new InvalidParameterError(
		formatsField.displayName,
		'none is on, and a template without any records nothing. Add a format, such as HLS or MP4.',
	);
}

/** What of a site a template depends on. */
interface SiteTraits {
	hasWholeApi: boolean;
}

/** What the user should know of settings although they are allowed. */
function adviceOnSettings({ formats }: TemplateSettings): string[] {
	const places = Object.values(formats).flatMap(({ cos }) => cos ?? []);
	return [...new Set(places.flatMap(adviceOn))];
}

/** The same for a template to be made: whether it keeps files in COS holds for all its formats. */
export function adviceOnNew(settings: TemplateSettings): string[] {
	const formats = FORMAT_ORDER.flatMap((format) => {
		const given = settings.formats[format];
		return given?.enabled === true ? [{ format, inCos: given.cos !== undefined }] : [];
	});
	const without = formats.filter(({ inCos }) => !inCos).map(({ format }) => FORMAT_NAMES[format]);
	const isMixed = without.length > 0 && without.length < formats.length;
	const advice = `${without.join(', ')} without a COS Bucket in a template that keeps files in COS: where those files go is not documented. Give each format a bucket, or make a second template.`;
	return [...adviceOnSettings(settings), ...(isMixed ? [advice] : [])];
}

/**
 * The same for a template as it is after it was changed: whether its files go to COS at all is fixed
 * when it is made (https://cloud.tencent.com/document/product/267/32614).
 *
 * @param told Tencent's RecordTemplateInfo
 */
export function adviceOnChanged(settings: TemplateSettings, told: JsonObject): string[] {
	const places = Object.values(settings.formats).flatMap(({ cos }) => cos ?? []);
	// Null where the service cannot tell.
	const isForVod = places.length > 0 && Number(told.CosStore ?? 1) === 0;
	const advice =
		'This template was made to keep files in VOD, and that cannot be changed: they will not go to COS. Make a new template with a COS Bucket, and use it in place of this one.';
	return [...adviceOnSettings(settings), ...(isForVod ? [advice] : [])];
}

/** @throws InvalidParameterError */
export function readSettings(values: Values, site: SiteTraits): TemplateSettings {
	const option = (field: INodeProperties) => inside('options', field);
	return {
		formats: Object.fromEntries(
			formatsGiven(values).map((format) => [format, readFormat(values, format, site)]),
		),
		hlsContinue: readNumber(values, option(hlsContinueField)) ?? undefined,
		description: readText(values, option(descriptionField)) ?? undefined,
		removeWatermark: readSwitch(values, option(removeWatermarkField)) ?? undefined,
		uploadInRecording: readSwitch(values, option(uploadInRecordingField)) ?? undefined,
	};
}

function formatsGiven(values: Values): Format[] {
	const given = values.at('formats');
	const names = typeof given === 'object' && given !== null ? Object.keys(given) : [];
	return names.filter((name): name is Format => name in FORMATS);
}

function readFormat(values: Values, format: Format, site: SiteTraits): FormatSettings {
	const setting = (field: INodeProperties) =>
		inside(`formats.${format}`, field, FORMAT_NAMES[format]);
	const number = (field: INodeProperties) => readNumber(values, setting(field), 0) ?? undefined;
	return {
		// One that is given is meant to be on; from then on it records, and costs.
		enabled: readSafeSwitch(values, setting(enabledField), true),
		interval: number(intervalField),
		storageTime: number(storageTimeField),
		vodSubAppId: number(vodSubAppIdField),
		vodFileName: readText(values, setting(fileNameField)) ?? undefined,
		cos: readCos(values, [`formats.${format}`, FORMAT_NAMES[format]], site),
	};
}
