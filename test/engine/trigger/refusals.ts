import { SAMPLES } from '../../emulator';
import type { Bench } from '../../support/engine';
import { useHosts, type Host, type TriggerSettings } from './host';
import { post, type Reply } from './http';
import { EVENTS } from './signing';

/** The body that forgeries are made of. */
export const FILE = { ...SAMPLES.recordingFile };

/** What every test of forgeries does. */
export interface Refusals {
	host(settings?: TriggerSettings): Promise<Host>;
	/** A host that wants every event. */
	open(options?: TriggerSettings['parameters']): Promise<Host>;
	/** How every call that is refused is answered, whatever is wrong with it. */
	refusal(): Reply;
	expectRefused(n8n: Host, body: string | Buffer, headers?: Record<string, string>): Promise<void>;
	expectTaken(n8n: Host, body: string | Buffer): Promise<void>;
}

/** Hosts for the tests of one file, and the one answer that all forgeries get. */
export function useRefusals(bench: Bench): Refusals {
	const host = useHosts(bench);
	const open = async (options = {}) => await host({ parameters: { events: [...EVENTS], options } });
	let refusal: Reply = { status: 0, body: '', headers: {} };

	beforeEach(async () => {
		refusal = await post((await open()).url, '{}');
	});

	return {
		host,
		open,
		refusal: () => refusal,
		async expectRefused(n8n, body, headers) {
			expect(await post(n8n.url, body, headers)).toEqual(refusal);
			expect(n8n.started).toEqual([]);
			expect(n8n.crashes).toEqual([]);
		},
		async expectTaken(n8n, body) {
			expect(await post(n8n.url, body)).toMatchObject({ status: 200, body: '{"code":0}' });
			expect(n8n.crashes).toEqual([]);
		},
	};
}
