import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { InvalidParameterError } from '../../api/InvalidParameterError';
import {
	FORMATS,
	type Format,
	type FormatSettings,
	type TemplateSettings,
} from '../../api/v3/templates';
import { readText } from '../../parameters/read';

/** The formats, with what each is called in a player's world. */
const FORMAT_NAMES: Record<Format, string> = {
	aac: 'AAC (Audio)',
	flv: 'FLV',
	hls: 'HLS',
	mp3: 'MP3 (Audio)',
	mp4: 'MP4',
};

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

const storageFields: INodeProperties[] = [
	{
		displayName: 'Storage Time (Seconds)',
		name: 'storageTime',
		type: 'number',
		default: 0,
		description: 'How long files are kept; 0 is forever',
	},
	{
		displayName: 'VOD Application ID',
		name: 'vodSubAppId',
		type: 'number',
		default: 0,
		description: 'The sub-application of Video on Demand to keep files in; 0 is the main one',
	},
];

/** HLS is one file for each push, so it has no interval. */
const formatField = (format: Format): INodeProperties => ({
	displayName: FORMAT_NAMES[format],
	name: format,
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	options: [
		enabledField,
		fileNameField,
		...(format === 'hls' ? [] : [intervalField]),
		...storageFields,
	],
});

export const descriptionField: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	description: 'What the template is for',
};

/** What a template can be told, apart from its name. */
export const settingsFields: INodeProperties[] = [
	{
		displayName: 'Formats',
		name: 'formats',
		type: 'collection',
		placeholder: 'Add format',
		default: {},
		options: [
			formatField('aac'),
			formatField('flv'),
			formatField('hls'),
			formatField('mp3'),
			formatField('mp4'),
		],
		description: 'Which files to record. A template without any records nothing.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			descriptionField,
			{
				displayName: 'HLS Continuation (Seconds)',
				name: 'hlsContinue',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 1800 },
				default: 0,
				description: 'How long a push may break off without ending its HLS file, up to 1800',
			},
			{
				displayName: 'Remove Watermark',
				name: 'removeWatermark',
				type: 'boolean',
				default: false,
				description: 'Whether to record without the watermark of the stream',
			},
		],
	},
];

/** @throws InvalidParameterError */
export function readSettings(context: IExecuteFunctions, item: number): TemplateSettings {
	const formats: TemplateSettings['formats'] = {};
	for (const format of formatsGiven(context, item)) {
		formats[format] = readFormat(context, format, item);
	}
	const options = objectAt(context, 'options', item);
	const hlsContinue = readWholeNumber(options.hlsContinue, 'HLS Continuation (Seconds)');
	return {
		formats,
		hlsContinue,
		description: readText(context, 'options.description', 'Description', item) ?? undefined,
		removeWatermark:
			options.removeWatermark === undefined ? undefined : options.removeWatermark === true,
	};
}

function formatsGiven(context: IExecuteFunctions, item: number): Format[] {
	const given = objectAt(context, 'formats', item);
	return Object.keys(given).filter((name): name is Format => name in FORMATS);
}

function readFormat(context: IExecuteFunctions, format: Format, item: number): FormatSettings {
	const given = objectAt(context, `formats.${format}`, item);
	const field = (name: string) => `${FORMAT_NAMES[format]}, ${name}`;
	const fileName = readText(context, `formats.${format}.vodFileName`, field('File Name'), item);
	return {
		enabled: given.enabled !== false,
		interval: readWholeNumber(given.interval, field('Recording Interval (Seconds)')),
		storageTime: readWholeNumber(given.storageTime, field('Storage Time (Seconds)')),
		vodSubAppId: readWholeNumber(given.vodSubAppId, field('VOD Application ID')),
		vodFileName: fileName === null || fileName === '' ? undefined : fileName,
	};
}

/** Zero or more; undefined where the field was not added. */
function readWholeNumber(value: unknown, field: string): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const text = String(value).trim();
	const number = Number(text);
	if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
	throw new InvalidParameterError(field, `${String(value)} is not a whole number of 0 or more.`);
}

function objectAt(context: IExecuteFunctions, name: string, item: number): IDataObject {
	const value = context.getNodeParameter(name, item, {});
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
