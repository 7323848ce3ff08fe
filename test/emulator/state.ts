import type { CallbackRule, CallbackTemplate } from './callbackSettings';
import type {
	PastPush,
	RecordedFile,
	RecordRule,
	RecordTemplate,
	StreamBreak,
} from './recordSettings';
import { type NewFiles, SHORTEST_PUSH } from './recordings/recordings';
import type {
	Account,
	ActiveStream,
	Channel,
	EmulatorOptions,
	Limits,
	LiveDomain,
} from './settings';
import { DEFAULT_ACCOUNT } from './settings';
import { type UnsettledCodes, USUAL_CODES } from './unsettledCodes';

/**
 * What the service knows besides tasks. Every member may be changed while it
 * runs: push to a list to add a domain, set `live` to start a channel.
 */
export interface EmulatorState extends UnsettledCodes {
	accounts: Account[];
	domains: LiveDomain[];
	streams: ActiveStream[];
	channels: Channel[];
	templates: RecordTemplate[];
	/** The id the next template gets; ids are never given out twice. */
	nextTemplateId: number;
	rules: RecordRule[];
	callbackTemplates: CallbackTemplate[];
	/** The id the next callback template gets; ids are never given out twice. */
	nextCallbackTemplateId: number;
	callbackRules: CallbackRule[];
	/** Whether a callback that is sent again is signed anew. */
	callbackRetry: 'signAnew' | 'sameText';
	/** Files in VOD, in the order they appeared. Those that tasks have recorded by now are always among them. */
	files: RecordedFile[];
	/** Files that tasks and templates have recorded into COS, where no action finds them. */
	cosFiles: RecordedFile[];
	/** False for an account that has never activated VOD. */
	hasVod: boolean;
	breaks: StreamBreak[];
	pushes: PastPush[];
	pushFoundBy: 'start' | 'stop' | 'overlap';
	listsGoingPushes: boolean;
	/** Milliseconds. */
	fileDelayMs: number;
	/** Milliseconds. */
	recorderAheadMs: number;
	/** Milliseconds. */
	shortestPushMs: number;
	/** 0: an account that need not name its VOD application. */
	vodSubAppId: number;
	templateUpdate: 'replace' | 'merge';
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

function codesOf(options: EmulatorOptions): UnsettledCodes {
	return {
		taskNotFoundCode: options.taskNotFoundCode ?? USUAL_CODES.taskNotFoundCode,
		templateNotFoundCode: options.templateNotFoundCode ?? USUAL_CODES.templateNotFoundCode,
		templateInUseCode: options.templateInUseCode ?? USUAL_CODES.templateInUseCode,
		ruleNotFoundCode: options.ruleNotFoundCode ?? USUAL_CODES.ruleNotFoundCode,
		ruleExistsCode: options.ruleExistsCode ?? USUAL_CODES.ruleExistsCode,
		callbackRuleNotFoundCode:
			options.callbackRuleNotFoundCode ?? USUAL_CODES.callbackRuleNotFoundCode,
		callbackRuleExists: options.callbackRuleExists ?? USUAL_CODES.callbackRuleExists,
	};
}

function firstTemplateId(templates: ReadonlyArray<{ id: number }>): number {
	return Math.max(10000, ...templates.map(({ id }) => id)) + 1;
}

/**
 * The state at the start: copies of the options, with defaults that make a first call work.
 *
 * @param now milliseconds
 * @param recorded gives the files that tasks have recorded since it was last asked
 */
export function initialState(
	options: EmulatorOptions,
	now: number,
	recorded: () => NewFiles,
): EmulatorState {
	let files = (options.files ?? []).map((file) => ({ ...file }));
	const cosFiles: RecordedFile[] = [];
	const takeRecorded = () => {
		const { vod, cos } = recorded();
		cosFiles.push(...cos);
		return vod;
	};
	return {
		// Looked up when they are needed, so that a test sees them without asking the service first.
		get files() {
			files.push(...takeRecorded());
			return files;
		},
		set files(replacement: RecordedFile[]) {
			// What was recorded before is replaced too, looked at or not.
			takeRecorded();
			files = replacement;
		},
		cosFiles,
		hasVod: options.hasVod ?? true,
		breaks: (options.breaks ?? []).map((pause) => ({ ...pause })),
		pushes: (options.pushes ?? []).map((push) => ({ ...push })),
		pushFoundBy: options.pushFoundBy ?? 'stop',
		listsGoingPushes: options.listsGoingPushes ?? false,
		rules: (options.rules ?? []).map((rule) => ({ createdAt: now, ...rule })),
		callbackTemplates: (options.callbackTemplates ?? []).map((template) => ({ ...template })),
		nextCallbackTemplateId: firstTemplateId(options.callbackTemplates ?? []),
		callbackRules: (options.callbackRules ?? []).map((rule) => ({ createdAt: now, ...rule })),
		callbackRetry: options.callbackRetry ?? 'signAnew',
		fileDelayMs: options.fileDelayMs ?? 0,
		recorderAheadMs: options.recorderAheadMs ?? 0,
		shortestPushMs: options.shortestPushMs ?? SHORTEST_PUSH,
		vodSubAppId: options.vodSubAppId ?? 0,
		templateUpdate: options.templateUpdate ?? 'replace',
		nextTemplateId: firstTemplateId(options.templates ?? []),
		...codesOf(options),
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
