import { ApiError } from './apiError';
import type { EmulatorClock } from './clock';
import type { Fault } from './faults';
import { errorReply, foreignReply, type Reply } from './http/reply';
import type { Generation } from './tasks/recordingTask';
import type { RequestRecord } from './truth';

/** What happens on the connection after a request. */
export type Delivery =
	| { kind: 'answer'; reply: Reply; delayMs: number }
	/** Headers for the whole answer, half of it, then the connection is closed. */
	| { kind: 'half'; reply: Reply }
	| { kind: 'close' }
	| { kind: 'silence' };

/** What a delivery needs of its surroundings. */
export interface DeliveryContext {
	generation: Generation;
	record: RequestRecord;
	clock: EmulatorClock;
	/** Runs the request against the service, once. */
	execute: () => Reply;
}

const BAD_GATEWAY =
	'<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>';

function answer(reply: Reply, delayMs = 0): Delivery {
	return { kind: 'answer', reply, delayMs };
}

/** An answer that does not depend on the request; whether it is executed as well is the fault's to say. */
function instead(
	reply: Reply,
	executed: boolean,
	{ record, execute }: DeliveryContext,
	code: string | null = null,
): Delivery {
	if (executed) {
		execute();
	} else {
		record.result = 'notExecuted';
		record.code = code;
	}
	return answer(reply);
}

function refusal(error: ApiError, executed: boolean, context: DeliveryContext): Delivery {
	return instead(errorReply(context.generation, error), executed, context, error.code);
}

function firstHalf(reply: Reply): Reply {
	return { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) };
}

/** Executes a request, or not, as a fault wants it, and says what the client gets to see. */
export function deliver(fault: Fault | null, context: DeliveryContext): Delivery {
	const { generation, record, clock, execute } = context;
	const v3 = generation === 'v3';
	switch (fault?.kind) {
		case undefined:
			return answer(execute());
		case 'loseAnswer':
			execute();
			return { kind: 'close' };
		case 'neverAnswer':
			execute();
			return { kind: 'silence' };
		case 'refuseThenClose':
			record.result = 'notExecuted';
			return { kind: 'close' };
		case 'executeLater':
			clock.after(fault.ms ?? 0, execute);
			return { kind: 'close' };
		case 'throttle': {
			const code = v3 ? 'RequestLimitExceeded' : '4400';
			return refusal(new ApiError(code, 'request limit exceeded'), false, context);
		}
		case 'internalError': {
			const code = v3 ? 'InternalError' : '6000';
			return refusal(new ApiError(code, 'internal error'), fault.executed ?? false, context);
		}
		case 'apiError': {
			const error = new ApiError(String(fault.code), fault.message ?? '');
			return refusal(error, fault.executed ?? false, context);
		}
		case 'html502':
			return instead(
				foreignReply(fault.status ?? 502, 'text/html', BAD_GATEWAY),
				fault.executed ?? false,
				context,
			);
		case 'httpStatus':
			return instead(
				foreignReply(fault.status ?? 500, 'text/plain', 'no answer from the service'),
				fault.executed ?? false,
				context,
			);
		case 'redirect': {
			const reply = foreignReply(302, 'text/plain', '');
			const headers = { ...reply.headers, location: fault.location ?? '' };
			return instead({ ...reply, headers }, fault.executed ?? false, context);
		}
		case 'notJson':
			return instead(foreignReply(200, 'text/html', 'it works'), fault.executed ?? true, context);
		case 'emptyBody':
			return instead(foreignReply(200, 'application/json', ''), fault.executed ?? true, context);
		case 'truncated':
			return answer(firstHalf(execute()));
		case 'cutOff':
			return { kind: 'half', reply: execute() };
		case 'delayAnswer':
			return answer(execute(), fault.ms ?? 0);
	}
}
