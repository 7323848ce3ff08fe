import type { INodeParameters } from 'n8n-workflow';

import type { RecordedFile } from '../../emulator';
import { china, operate } from '../lifecycle';
import { DOMAIN, locator, STREAM } from '../../support/engine';

/** The parameters that list the files of the stream, in API 3.0. */
export const getAll = (parameters: INodeParameters = {}) =>
	operate('recordingFile', 'getAll', {
		apiVersion: 'v3',
		domain: locator('name', DOMAIN),
		appName: 'live',
		channel: locator('id', STREAM),
		options: {},
		...parameters,
	});

/** A file of the stream in VOD, made when it ended. */
export const file = (
	id: string,
	from: string,
	to: string,
	rest: Partial<RecordedFile> = {},
): RecordedFile => ({
	id,
	stream: STREAM,
	domain: DOMAIN,
	app: 'live',
	format: 'mp4',
	start: Date.parse(china(from)),
	end: Date.parse(china(to)),
	...rest,
});
