/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a program of its own: runs on Node itself, never inside n8n */
import { report } from '../child';
import { callbacks } from './callbacks';
import type { MicroReport } from './microReport';
import { classification, parsing } from './reading';
import { signingLegacy, signingTc3 } from './signing';

/* In a process of its own, whose heap and compiled code no other scenario has shaped. */

report(async (): Promise<MicroReport> => {
	const rounds = Number(process.argv[2]);
	return {
		kind: 'micro',
		tc3: signingTc3(rounds),
		legacy: signingLegacy(rounds),
		...parsing(rounds),
		classification: classification(rounds),
		callbacks: callbacks(rounds),
	};
});
