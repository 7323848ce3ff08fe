import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { describeError } from '../n8n/errors';
import { nodeValues } from '../parameters/values';
import { systemClock } from '../transport/clock';
import type { JsonObject } from '../transport/json';
import { callerOf } from '../n8n/caller';
import { readCallback } from './callback';
import { callbackKeys } from './callbackSecret';
import { isRefuted } from './confirm';
import { EventMemories } from './EventMemory';
import { eventOf, type EventName } from './events';
import { identityOf } from './identity';
import { readOptions, type TriggerOptions } from './options';
import { raw, simplified } from './output';
import { savedText } from './savedEvents';

/** What the sender wants to read; it only looks at the status. */
const TAKEN = { code: 0 };

const memories = new EventMemories();

/**
 * Takes one call of the service. The answer is the same for every event that is let in, wanted or
 * not, new or repeated, and the same for every call that is refused.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const options = optionsOf(context);
	if (options === undefined) return answer(context, 503);
	const { allowUnsigned, confirm, simplify, subAppId } = options;
	const keys = callbackKeys(await context.getCredentials('tencentCloudApi'));
	const now = Math.floor(systemClock.now() / 1000);
	const { rawBody } = context.getRequestObject();
	const body = Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0);
	const call = readCallback(body, { keys, allowUnsigned, now });
	if (call === undefined) return answer(context, 401);

	const event = eventOf(call);
	if (event === undefined || !wantedEvents(context).includes(event)) return taken();
	const once = onceEach(context, identityOf(event, call, confirm), now);
	if (!once.isNew()) return taken();

	const refusal = confirm ? await refusalBy(context, event, call, subAppId) : undefined;
	if (refusal !== undefined) return answer(context, refusal);
	// A repetition may have come while the API was asked.
	if (!once.isNew()) return taken();
	// Whatever could fail comes before: an event that is remembered and not handed on is lost.
	const item = simplify ? simplified(event, call) : raw(call);
	once.remember();
	return started(context, item);
}

/** The options; undefined where an expression in one gives what it cannot be, which the log then says. */
function optionsOf(context: IWebhookFunctions): TriggerOptions | undefined {
	try {
		return readOptions(nodeValues(context));
	} catch (error) {
		context.logger.warn(`An event could not be taken: ${describeError(error).message}`);
		return undefined;
	}
}

/** The status that keeps an event out where Confirm asks the API for it; undefined lets it in. */
async function refusalBy(
	context: IWebhookFunctions,
	event: EventName,
	call: JsonObject,
	subAppId: number | null,
): Promise<number | undefined> {
	try {
		const caller = await callerOf(context);
		return (await isRefuted(event, call, caller, subAppId)) ? 401 : undefined;
	} catch (error) {
		context.logger.warn(`An event could not be confirmed: ${describeError(error).message}`);
		// The sender tries again in a minute.
		return 503;
	}
}

/** What is known of an event. While a workflow is being tested every one is new: that listens once. */
function onceEach(context: IWebhookFunctions, identity: string, now: number) {
	if (context.getMode() === 'manual') return { isNew: () => true, remember() {} };
	const home = context.getWorkflowStaticData('node');
	if (savedText(home) === undefined) {
		context.logger.warn(
			'What this trigger has saved of earlier events is of another version or not readable, and is left out: an event that is sent again may start the workflow a second time.',
		);
	}
	const minute = Math.floor(now / 60);
	const memory = memories.of(`${context.getWorkflow().id} ${context.getNode().id}`, minute);
	return {
		isNew: () => memory.isNew(home, identity, minute),
		remember: () => memory.remember(home, identity, minute),
	};
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
