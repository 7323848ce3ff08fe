/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { INodeProperties } from 'n8n-workflow';

import { TencentLive } from '../../../nodes/TencentLive/TencentLive.node.ts';
import { ROOT } from '../../support/folders';
import { locator, DOMAIN } from '../host/workflows';

/** What there is to be seen. */
export interface Panel {
	/** The picture's name, below docs/images/panels. */
	name: string;
	/** What the page says above it. */
	title: string;
	type: 'tencentLive' | 'tencentLiveTrigger';
	parameters: Record<string, unknown>;
}

const { properties } = new TencentLive().description;

interface Choice {
	name: string;
	value: string;
}

function choicesOf(field: INodeProperties | undefined): Choice[] {
	const options = field?.options ?? [];
	return options.flatMap((option) =>
		'value' in option ? [{ name: option.name, value: String(option.value) }] : [],
	);
}

const resources = choicesOf(properties.find(({ name }) => name === 'resource'));

const operationsOf = (resource: string) =>
	choicesOf(
		properties.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.includes(resource) === true,
		),
	);

/** Every operation, the legacy API where it differs most, and the trigger in both of its setups. */
export const PANELS: readonly Panel[] = [
	...resources.flatMap((resource) =>
		operationsOf(resource.value).map(
			(operation): Panel => ({
				name: `${resource.value}-${operation.value}`,
				title: `${resource.name}: ${operation.name}`,
				type: 'tencentLive',
				parameters: { resource: resource.value, operation: operation.value },
			}),
		),
	),
	{
		name: 'recordingTask-create-scheduled',
		title: 'Recording Task: Create, scheduled, with every option',
		type: 'tencentLive',
		parameters: {
			...{ domain: locator('name', DOMAIN), channel: locator('id', 'my-stream'), tapeType: 0 },
			options: {
				...{ ifTaskExists: 'reuse', matchExisting: 'sameTimes', ifUnknown: 'recordAnyway' },
				...{ streamType: 0, templateId: locator('id', ''), timeout: 15_000 },
			},
		},
	},
	{
		name: 'recordingTask-create-legacy',
		title: 'Recording Task: Create, legacy API',
		type: 'tencentLive',
		parameters: { apiVersion: 'v2' },
	},
	...['automatic', 'manual'].map(
		(setup): Panel => ({
			name: `trigger-${setup}`,
			title: `Trigger, setup ${setup}`,
			type: 'tencentLiveTrigger',
			parameters: { setup, events: ['recordingFile'] },
		}),
	),
];

const PAGE = path.join(ROOT, 'docs/panels.md');

/** Writes the page with every picture. @param shown names and titles, in order */
export async function writeGallery(shown: ReadonlyArray<Pick<Panel, 'name' | 'title'>>) {
	const parts = shown.map(
		({ name, title }) => `## ${title}\n\n<img src="images/panels/${name}.png" alt="${title}">\n`,
	);
	await writeFile(
		PAGE,
		`# What it looks like\n\nEvery panel, list and error in the editor of n8n 2.41.1, in light and in dark, taken by \`npm run e2e -- --only panels --screenshots\`.\n\n${parts.join('\n')}`,
	);
}
