/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: finds the sources on disk */
import path from 'node:path';

import { loadOutputSchema } from 'n8n-core';

import { problems, type Schema } from '../outputSchema';
import { useBench } from '../../support/engine';
import { useHosts } from './host';
import { EVENTS, send } from './signing';

const bench = useBench();
const host = useHosts(bench);

/** As n8n looks it up for a node without resources. */
const schema = () =>
	loadOutputSchema({
		nodeDir: path.resolve(__dirname, '../../../nodes/TencentLive'),
		version: 1,
	});

test('n8n finds what the trigger puts out, and it is that: of all events together, nothing more', async () => {
	const n8n = await host({ parameters: { events: EVENTS } });
	for (const event of EVENTS) await send(bench, n8n, event);
	const found: Schema = { type: '', ...schema() };

	expect(n8n.started).toHaveLength(EVENTS.length);
	expect(found.version).toBe(1);
	const shared = problems(n8n.started, found, 'trigger').filter(
		// What an event does not have is not wrong.
		(problem) => !problem.includes(' is undefined, '),
	);
	expect(shared).toEqual([]);
});

test('what an event does not name is null', async () => {
	const n8n = await host({ parameters: { events: EVENTS } });
	const nothing = { task_id: '', file_id: '', start_time: 0, end_time: 'soon' };
	await send(bench, n8n, 'recordingFile', nothing);
	const given = problems(n8n.started, { type: '', ...schema() }, 'trigger');

	expect(given.filter((problem) => / is null, not /.test(problem))).toEqual([]);
	expect(n8n.started).toMatchObject([
		{ task_id: null, file_id: null, start_time: null, end_time: null },
	]);
});
