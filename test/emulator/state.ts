import type {
	Account,
	ActiveStream,
	Channel,
	EmulatorOptions,
	Limits,
	LiveDomain,
	RecordTemplate,
} from './settings';
import { DEFAULT_ACCOUNT } from './settings';

/**
 * What the service knows besides tasks. Every member may be changed while it
 * runs: push to a list to add a domain, set `live` to start a channel.
 */
export interface EmulatorState {
	accounts: Account[];
	domains: LiveDomain[];
	streams: ActiveStream[];
	channels: Channel[];
	templates: RecordTemplate[];
	limits: Limits;
	/** Milliseconds. */
	listingDelayMs: number;
	/** Real milliseconds. */
	latencyMs: number;
	requireHttps: boolean;
	idsAsText: boolean;
	recordTasksPerPage: number;
	site: 'china' | 'international';
}

/** The state at the start: copies of the options, with defaults that make a first call work. */
export function initialState(options: EmulatorOptions, now: number): EmulatorState {
	return {
		accounts: [...(options.accounts ?? [DEFAULT_ACCOUNT])],
		domains: (options.domains ?? ['push.example.com']).map((domain) =>
			typeof domain === 'string' ? { name: domain, type: 'push', enabled: true } : { ...domain },
		),
		streams: (options.streams ?? []).map((stream) => ({ publishedAt: now, ...stream })),
		channels: (options.channels ?? []).map((channel) => ({ createdAt: now, ...channel })),
		templates: (options.templates ?? []).map((template) => ({ ...template })),
		limits: { ...options.limits },
		listingDelayMs: options.listingDelayMs ?? 0,
		latencyMs: options.latencyMs ?? 0,
		requireHttps: options.requireHttps ?? false,
		idsAsText: options.idsAsText ?? false,
		recordTasksPerPage: options.recordTasksPerPage ?? 100,
		site: options.site ?? 'china',
	};
}
