/**
 * Is what the node says of a recording ever untrue? Histories are drawn, happen in the emulator, and
 * are held against what a recorder saw second by second. `npm run result` does so 10,000 times.
 */
import fc from 'fast-check';

import { untruths } from './agreement';
import { histories } from './history';

test('what is said of a recording is what there is, in every history that is drawn', async () => {
	const holds = fc.asyncProperty(histories, async (history) => {
		expect(await untruths(history)).toEqual([]);
	});
	await fc.assert(holds, { numRuns: 300 });
});
