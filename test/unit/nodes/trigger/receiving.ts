import { receive } from '../../../../nodes/TencentLive/trigger/receive';
import { signatureOf } from '../../../../nodes/TencentLive/trigger/callback';
import { systemClock } from '../../../../nodes/TencentLive/transport/clock';
import { webhookContext, type Surroundings } from './webhookContext';

export const NOW = 1_800_000_000;
export const KEY = 'a-key';
export const TAKEN = { webhookResponse: { code: 0 } };

/** Lets the clock stand for each test of a file, but where something waits. */
export function useStandingClock(): void {
	beforeEach(() => {
		// Half a second later: seconds are whole.
		let now = NOW * 1000 + 500;
		jest.spyOn(systemClock, 'now').mockImplementation(() => now);
		jest.spyOn(systemClock, 'elapsed').mockImplementation(() => now);
		jest.spyOn(systemClock, 'sleep').mockImplementation(async (milliseconds) => {
			now += milliseconds;
		});
	});

	afterEach(() => {
		jest.restoreAllMocks();
	});
}

export function signed(call: object, t = NOW + 600): Buffer {
	return Buffer.from(JSON.stringify({ ...call, t, sign: signatureOf(KEY, String(t)) }));
}

/** Each workflow is another one: a process remembers what it has seen. */
let count = 0;

export function surroundings(changes: Partial<Surroundings> = {}): Surroundings {
	return {
		rawBody: signed({ event_type: 100, file_id: '5' }),
		parameters: { events: ['recordingFile'] },
		credential: { callbackSecret: KEY, secretId: `id${(count += 1)}`, endpoint: 'http://a.test' },
		workflowId: `workflow ${count}`,
		...changes,
	};
}

export async function received(given: Surroundings) {
	const { context, answered } = webhookContext(given);
	return { response: await receive(context), answered };
}

export const ITEM = { event: 'recordingFile', file_id: '5', url: null };
