/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: finds the sources on disk */
import path from 'node:path';

import { loadOutputSchema } from 'n8n-core';

import { PUBLISHED } from '../../emulator';
import { problems, type Schema } from '../outputSchema';
import { useBench } from '../../support/engine';
import { useHosts } from './host';
import { post } from './http';
import { EVENTS, send, signed } from './signing';

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
	await post(n8n.url, signed(bench, PUBLISHED.inCos));
	// What an event does not name is null.
	for (const event_type of [100, 341, 332, 0, 1]) {
		await post(n8n.url, signed(bench, { event_type, start_time: 'soon' }));
	}
	const found: Schema = { type: '', ...schema() };

	expect(n8n.started).toHaveLength(11);
	expect(found.version).toBe(1);
	const shared = problems(n8n.started, found, 'trigger').filter(
		// What an event does not have is not wrong.
		(problem) => !problem.includes(' is undefined, '),
	);
	expect(shared).toEqual([]);
});
