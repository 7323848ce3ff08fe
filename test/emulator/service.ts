/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code: an error of its own making goes on as it is */
import { ApiError } from './apiError';
import { NonceMemory } from './authentication/nonceMemory';
import type { CallbackRecord } from './callbacks/sender';
import type { EmulatorClock } from './clock';
import { type Call2, readCall2 } from './generations/call2';
import { type Call3, readCall3 } from './generations/call3';
import { execute2 } from './generations/execute2';
import { execute3 } from './generations/execute3';
import type { ServiceParts } from './generations/serviceParts';
import type { RawRequest } from './http/rawRequest';
import { errorReply, type Reply, successReply } from './http/reply';
import type { EmulatorState } from './state';
import type { TaskStore } from './tasks/taskStore';
import type { RequestRecord } from './truth';
import { WindowLimit } from './windowLimit';

/** The service behind the wire: takes a request that was read, gives the answer, keeps the books. */
export class Service {
	private readonly parts: ServiceParts;

	constructor(
		state: EmulatorState,
		tasks: TaskStore,
		clock: EmulatorClock,
		sent: () => readonly CallbackRecord[],
	) {
		this.parts = {
			state,
			tasks,
			clock,
			sent,
			nonces: new NonceMemory(),
			perSecond: new WindowLimit(1000),
			perMinute: new WindowLimit(60 * 1000),
		};
	}

	/** The call a request is, by its path; null where the path belongs to neither API. */
	read(request: RawRequest): Call2 | Call3 | null {
		if (request.path === '/v2/index.php') return readCall2(request);
		return request.path === '/' ? readCall3(request) : null;
	}

	/** Verifies and executes a call at the clock's present time, notes what came of it, gives the answer. */
	execute(call: Call2 | Call3, request: RawRequest, record: RequestRecord): Reply {
		record.executedAt = this.parts.clock.now();
		try {
			const fields =
				call.generation === 'v2'
					? execute2(call, request, this.parts)
					: execute3(call, request, this.parts);
			record.result = 'accepted';
			return successReply(call.generation, fields);
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			record.result = 'refused';
			record.code = error.code;
			record.innerCode = error.innerCode;
			return errorReply(call.generation, error);
		}
	}
}
