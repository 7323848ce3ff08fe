import { ApiError } from '../../apiError';
import { optional, type Parameters } from '../../parameters';
import type { RecordedFile } from '../../recordSettings';
import type { EmulatorState } from '../../state';
import type { ActionContext } from '../action';

/** What the pages of both VOD actions say about calling them (cloud.tencent.com/document/product/266/31813, 31763). */
export const VOD_CALL = { perSecond: 100, regionRequired: false } as const;

/** The parameter every action of VOD has. */
export const SUB_APP_ID = { SubAppId: optional('integer') };

/** The applications there are, besides an older account's main one. */
export function applications({ vodSubAppId, templates, files }: EmulatorState): Set<number> {
	const ofTemplates = templates.flatMap(({ settings }) =>
		Object.values(settings ?? {}).map((format) => format.vodSubAppId ?? 0),
	);
	return new Set([vodSubAppId, ...ofTemplates, ...files.map(({ subAppId }) => subAppId ?? 0)]);
}

/**
 * The application a request is about; 0 is the main one of an older account.
 * Which code a missing or a wrong one gets is not documented: there is a code
 * for a wrong value, and it is taken for both.
 *
 * @throws ApiError InvalidParameterValue.SubAppId
 */
function applicationOf(parameters: Parameters, state: EmulatorState): number {
	const id = parameters.integer('SubAppId') ?? 0;
	if (id === 0 ? state.vodSubAppId !== 0 : !applications(state).has(id)) {
		throw new ApiError('InvalidParameterValue.SubAppId', 'SubAppId is not one of this account.');
	}
	return id;
}

/** @throws ApiError FailedOperation.InvalidVodUser where VOD was never activated */
export function requireVod({ hasVod }: EmulatorState): void {
	if (hasVod) return;
	throw new ApiError('FailedOperation.InvalidVodUser', 'The account has not activated VOD.');
}

/**
 * The account's files in the application a request is about, without expired ones.
 *
 * @throws ApiError InvalidParameterValue.SubAppId; FailedOperation.InvalidVodUser where VOD was never activated
 */
export function filesOf(parameters: Parameters, context: ActionContext): RecordedFile[] {
	const { state, account, now } = context;
	requireVod(state);
	const application = applicationOf(parameters, state);
	return state.files.filter(
		(file) =>
			(file.subAppId ?? state.vodSubAppId) === application &&
			(file.account ?? account.secretId) === account.secretId &&
			(file.expiresAt ?? Infinity) > now,
	);
}
