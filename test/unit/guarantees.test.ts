/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: reads a page from disk */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import {
	cancelled,
	claimedElsewhere,
	ended,
	noTime,
	notCreated,
	unknownFate,
	type Made,
	type Outcome,
} from '../../nodes/TencentLive/create/outcome';
import { describeOutcome } from '../../nodes/TencentLive/resources/recordingTask/createOutput';
import { LOST } from './nodes/support/fakeService';
import { attemptFor, intentOf } from './nodes/support/intents';
import { recordingRequest } from './nodes/support/recordingRequest';

type Failed = Exclude<Outcome, Made>;

const PAGE = readFileSync(path.resolve(__dirname, '../../docs/guarantees.md'), 'utf8');
const REQUEST = recordingRequest();
const ATTEMPT = attemptFor(intentOf());

/** A task says itself how it came to be known. */
const TASKS: Record<Made['how'], string[]> = {
	created: ['created'],
	existing: ['existing'],
	recovered: ['recovered'],
};

/** Of every other way out, whatever makes a difference to what is said. */
const FAILED: Record<Failed['kind'], Failed[]> = {
	refused: [{ kind: 'refused', error: new Error('no') }],
	not_created: [notCreated(LOST)],
	ended: [ended('It has passed.', null), ended('It has passed.', 't')],
	elsewhere: [claimedElsewhere(REQUEST)],
	unknown: [unknownFate([ATTEMPT], null, LOST)],
	cancelled: [
		cancelled([], null),
		noTime(false),
		cancelled([ATTEMPT], null),
		cancelled([], null, true),
		noTime(true),
	],
};

const told = (outcomes: Failed[]) => [
	...new Set(outcomes.map((outcome) => String(describeOutcome(outcome).details.outcome))),
];

const ways = Object.entries({
	...TASKS,
	...Object.fromEntries(Object.entries(FAILED).map(([kind, all]) => [kind, told(all)])),
});

const codeIn = (cell: string) => [...cell.matchAll(/`(\w+)`/g)].map(([, word]) => word);

describe('docs/guarantees.md, of what becomes of one create', () => {
	const [, diagram = ''] = /^```mermaid\n([^]*?)^```$/m.exec(PAGE) ?? [];
	const [, table = ''] = /^(\| way out [^]*?)\n\n/m.exec(PAGE) ?? [];

	it('lists every way out, and what the item says then', () => {
		const rows = table.split('\n').slice(2);
		const cells = rows.map((row) => row.split('|').slice(1, 3).map(codeIn));
		expect(cells).toEqual(ways.map(([way, words]) => [[way], words]));
	});

	it('draws every way out but cancelling, which has no place of its own', () => {
		const ends = [...diagram.matchAll(/\(\[(\w+)\]\)/g)].map(([, way]) => way);
		expect(ends.toSorted()).toEqual(
			ways
				.map(([way]) => way)
				.filter((way) => way !== 'cancelled')
				.toSorted(),
		);
	});
});
