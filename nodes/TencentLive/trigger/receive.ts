import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { describeError } from '../n8n/errors';
import { systemClock } from '../transport/clock';
import type { JsonObject } from '../transport/json';
import { callerOf } from '../n8n/caller';
import { readCallback } from './callback';
import { callbackKeys } from './callbackKeys';
import { isConfirmed } from './confirm';
import { eventOf, identityOf, type EventName } from './events';
import { raw, simplified } from './output';
import { Replay, type ReplayHome } from './replay';

/** What the sender wants to read; it only looks at the status. */
const TAKEN = { code: 0 };

const replay = new Replay();

/**
 * Takes one call of the service. The answer is the same for every event that is let in, wanted or
 * not, new or repeated, and the same for every call that is refused.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const credential = await context.getCredentials('tencentCloudApi');
	const now = Math.floor(systemClock.now() / 1000);
	const { rawBody } = context.getRequestObject();
	const call = readCallback(Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0), {
		keys: callbackKeys(credential),
		allowUnsigned: context.getNodeParameter('options.allowUnsigned', false) === true,
		now,
	});
	if (call === undefined) return answer(context, 401);

	const event = eventOf(call);
	if (event === undefined || !wantedEvents(context).includes(event)) return taken();
	const once = onceEach(context, identityOf(event, call), now);
	if (!once.isNew()) return taken();

	const refusal = await refusalBy(context, event, call);
	if (refusal !== undefined) return answer(context, refusal);
	// A repetition may have come while the API was asked.
	if (!once.isNew()) return taken();
	once.remember();
	const simple = context.getNodeParameter('simplify', true) === true;
	return started(context, simple ? simplified(event, call) : raw(call));
}

/** The status that keeps an event out where Confirm asks the API for it; undefined lets it in. */
async function refusalBy(
	context: IWebhookFunctions,
	event: EventName,
	call: JsonObject,
): Promise<number | undefined> {
	if (context.getNodeParameter('options.confirm', false) !== true) return undefined;
	try {
		const caller = await callerOf(context);
		return (await isConfirmed(event, call, caller, subAppIdOf(context))) ? undefined : 401;
	} catch (error) {
		context.logger.warn(`An event could not be confirmed: ${describeError(error).message}`);
		// The sender tries again in a minute.
		return 503;
	}
}

/** What is known of an event. While a workflow is being tested every one is new: that listens once. */
function onceEach(context: IWebhookFunctions, identity: string, now: number) {
	if (context.getMode() === 'manual') return { isNew: () => true, remember() {} };
	const home: ReplayHome = context.getWorkflowStaticData('node');
	const trigger = `${context.getWorkflow().id} ${context.getNode().id}`;
	return {
		isNew: () => replay.isNew(home, trigger, identity, now),
		remember: () => replay.remember(home, trigger, identity, now),
	};
}

function subAppIdOf(context: IWebhookFunctions): number | null {
	const id = Number(context.getNodeParameter('options.subAppId', 0));
	return Number.isSafeInteger(id) && id > 0 ? id : null;
}

function wantedEvents(context: IWebhookFunctions): unknown[] {
	const events: unknown = context.getNodeParameter('events', []);
	return Array.isArray(events) ? events : [];
}

function taken(): IWebhookResponseData {
	return { webhookResponse: TAKEN };
}

/**
 * Starts the workflow. The answer is given here and not by n8n, which saves static data when the call
 * is answered: it would first make the execution, and in doing so forget that the data has changed
 * (n8n 2.41), so that no event would be remembered past a restart.
 */
function started(context: IWebhookFunctions, json: IDataObject): IWebhookResponseData {
	context.getResponseObject().status(200).json(TAKEN);
	return { noWebhookResponse: true, workflowData: [[{ json }]] };
}

/** A status and nothing else: whoever tries keys or bodies learns nothing from it. */
function answer(context: IWebhookFunctions, status: number): IWebhookResponseData {
	context.getResponseObject().status(status).end();
	return { noWebhookResponse: true };
}
