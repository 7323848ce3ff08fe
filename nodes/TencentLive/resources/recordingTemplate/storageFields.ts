import type { INodeProperties } from 'n8n-workflow';

import { InvalidParameterError } from '../../api/InvalidParameterError';
import type { CosPlace } from '../../api/v3/templateSettings';
import { inside, readText } from '../../parameters/read';
import type { Values } from '../../parameters/values';

const ONLY_CHINA = 'China site only';

const bucketField: INodeProperties = {
	displayName: 'COS Bucket',
	name: 'cosBucket',
	type: 'string',
	default: '',
	placeholder: 'e.g. my-recordings',
	description: `Keeps the files in Cloud Object Storage instead of VOD: the bucket's name without the APPID at its end. Authorize Live for COS in the console first, or nothing is recorded. ${ONLY_CHINA}.`,
};

const pathField: INodeProperties = {
	displayName: 'COS Path',
	name: 'cosPath',
	type: 'string',
	default: '',
	placeholder:
		'e.g. /{Domain}/{AppName}/{StreamID}/{RecordId}-{RandomID}/{StartYear}-{StartMonth}-{StartDay}',
	description:
		'Where in the bucket, beginning with a slash. Placeholders: {RecordSource}, {Domain}, {AppName}, {StreamID}, {RecordId} (the task_id, the same for all files of a task), {RandomID} (another for each push), {StartYear} to {StartMillisecond}, {EndYear} to {EndMillisecond}. Without {RandomID} or a start time files may overwrite each other.',
};

const regionField: INodeProperties = {
	displayName: 'COS Region',
	name: 'cosRegion',
	type: 'string',
	default: '',
	placeholder: 'e.g. ap-guangzhou',
	description: 'The region of the bucket',
};

/** In the order in which the node shows them. */
export const COS_FIELDS = [bucketField, pathField, regionField];

/** One of these tells the files of two pushes apart, the documents say. */
const APART = /\{(RandomID|Start(Year|Month|Day|Hour|Minute|Second|Millisecond))\}/;

/** `-1250000000`: the APPID, which the console shows as part of a bucket's name. */
const APPID = /-\d{8,}$/;

/**
 * Where a format's files go; undefined where nothing says that they go to COS.
 *
 * @param at where the fields of the format stand, and what the format is called
 * @throws InvalidParameterError
 */
export function readCos(
	values: Values,
	[at, format]: [string, string],
	site: { hasWholeApi: boolean },
): CosPlace | undefined {
	const read = (field: INodeProperties) => readText(values, inside(at, field, format)) ?? '';
	const [bucket, path, region] = [read(bucketField), read(pathField), read(regionField)];
	const given = [bucket, path, region].filter((text) => text !== '');
	if (given.length === 0) return undefined;
	const refuse = ({ displayName }: INodeProperties, why: string) =>
		new InvalidParameterError(`${format}: ${displayName}`, why);
	if (!site.hasWholeApi) {
		throw refuse(
			bucketField,
			'is for the China site: templates of the International site record into VOD.',
		);
	}
	for (const [field, text] of [
		[bucketField, bucket],
		[pathField, path],
		[regionField, region],
	] as const) {
		if (text === '') throw refuse(field, 'is empty: COS needs bucket, path and region.');
	}
	if (APPID.test(bucket)) {
		throw refuse(
			bucketField,
			`"${bucket}" ends with the APPID: give "${bucket.replace(APPID, '')}".`,
		);
	}
	if (!path.startsWith('/')) {
		throw refuse(pathField, `"${path}" has to begin with a slash: "/${path}".`);
	}
	return { bucket, region, path };
}

/** What is allowed, and may cost files all the same. */
export function adviceOn({ path }: CosPlace): string[] {
	if (APART.test(path)) return [];
	return [
		`COS Path "${path}" has neither {RandomID} nor a start time: files of one stream may overwrite each other.`,
	];
}
