import { CreateRun, type RunReport } from '../../../../nodes/TencentLive/create/CreateRun';
import { readEntry } from '../../../../nodes/TencentLive/create/entry';
import { TURNED_AWAY_FOR } from '../../../../nodes/TencentLive/create/timing';
import type { Asked } from '../../../../nodes/TencentLive/create/plan';
import { Ledger, type LedgerHome } from '../../../../nodes/TencentLive/items/Ledger';
import type { ApiCall, ApiReply, Send } from '../../../../nodes/TencentLive/transport/send';
import type { ProcessState } from '../../../model/processState';
import type { Answer, Service } from '../../../model/service';
import type { SimulatedTime } from '../../../model/simulatedTime';

/** When the simulated clock begins, UNIX milliseconds. */
export const BEGINNING = Date.parse('2030-05-06T07:00:00Z');
const HOUR = 3_600_000;

function asked(item: number, appName: string): Asked {
	return {
		wanted: {
			request: {
				channel: `stream-${item}`,
				domain: 'push.example.com',
				appName,
				tapeType: 0,
				startTime: BEGINNING + HOUR,
				endTime: BEGINNING + 2 * HOUR,
				templateId: null,
				streamType: null,
			},
			ifTaskExists: 'reuse',
			matchExisting: 'sameTimes',
			ifUnknown: 'recordAnyway',
		},
		timeout: 15_000,
		moves: false,
		advice: [],
	};
}

/** A way to the service, which answers after so many milliseconds. */
export function wayTo(
	service: Service,
	time: SimulatedTime,
	roundTrip: number,
	arrives: (call: ApiCall, carryOut: () => Answer) => Answer,
): (process: ProcessState) => Send {
	let nonce = 0;
	return (process) => async (call) => {
		await process.clock.sleep(roundTrip / 2);
		const signedAt = Math.floor(time.now() / 1000);
		const signed = { call, secretId: 'key', signedAt, nonce: ++nonce };
		const { reply } = arrives(call, () => service.handle(signed, time.now()));
		const told: ApiReply = { ...reply, date: Math.floor(time.now() / 1000) * 1000 };
		await process.clock.sleep(roundTrip / 2);
		return told;
	};
}

/** One run of the node over so many streams of an app. Everything below its parameters is the node's own. */
export async function simulatedRun(
	process: ProcessState,
	send: Send,
	items: number,
	{ appName = 'live', ledger = {} }: { appName?: string; ledger?: LedgerHome } = {},
): Promise<RunReport> {
	const credential = { endpoint: 'https://live.example', secretId: 'key' };
	return await CreateRun.over({
		api: process.apis.recording('v3', {
			credential,
			credentialId: 'id',
			send,
			patience: TURNED_AWAY_FOR,
		}),
		clock: process.clock,
		process: process.creates,
		ledger: new Ledger(ledger, readEntry),
		items,
		read: (item) => asked(item, appName),
		placeOf: (item, { wanted }) => ({ key: `0:${item}`, of: wanted.request.channel }),
		goesOn: true,
		signal: undefined,
	});
}
