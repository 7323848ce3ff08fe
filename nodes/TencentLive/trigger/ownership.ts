import { createHash } from 'node:crypto';

import type { CallbackTemplate } from '../api/v3/callbacks';
import { EVENTS, type EventName } from './events';

/** Where a trigger registers, and who it is. */
export interface Place {
	domain: string;
	appName: string;
	/** The address of this trigger's webhook, as n8n gives it now. */
	url: string;
	/** What n8n keeps of the trigger when its address changes: the instance, and the workflow in it. */
	n8n: string;
}

/** What a trigger wants to be told, and where. */
export interface Subscription extends Place {
	events: readonly EventName[];
	/** Signs the events; empty for none. */
	key: string;
}

const digest = (text: string, digits: number) =>
	createHash('sha256').update(text).digest('hex').slice(0, digits);

/**
 * The end of an address: n8n's endpoint, which differs between the production and the test URL, and
 * the webhook's own ID and path. Before it stands WEBHOOK_URL, which may change.
 */
function endOf(url: string): string {
	return url.split('/').slice(-3).join('/');
}

/** A trigger's templates are told from any other by the start of their name. */
function ownName({ url, n8n }: Place): string {
	return `n8n-${digest(`${n8n} ${endOf(url)}`, 16)}`;
}

/**
 * The name tells the address and the events too: the service does not show each address that it was
 * given, so that an old one would be taken for the current one.
 */
export function templateName(wanted: Subscription): string {
	const types = [...new Set(wanted.events)].map((event) => EVENTS[event].type).sort();
	return [`${ownName(wanted)}${digest(wanted.url, 8)}`, ...types].join('_');
}

/**
 * A template is this trigger's when its name says so, under whatever address n8n was when it was made,
 * and when it has no address but this webhook's.
 */
export function isOwn(
	template: CallbackTemplate | undefined,
	place: Place,
): template is CallbackTemplate {
	if (template?.name.startsWith(ownName(place)) !== true) return false;
	return Object.values(template.urls).every((url) => endOf(url) === endOf(place.url));
}
