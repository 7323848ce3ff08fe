import { meaningOf } from '../../../../../nodes/TencentLive/api/v3/codes';
import { expectMeaning, type CodeRow } from '../../support/meaning';

const POLICY = /policy .*Cloud Access Management/;
const ENDPOINT = /Check API 3\.0 Endpoint of the credential/;
const CONSOLE = /console/;
const OWN_WORDS = /its own words follow/;
const WAIT = /Wait a moment, or spread the work/;

/**
 * Every code of the common table and of the recording tasks. Rejected and throttled only where the
 * service says that it refused the request before running it: who is calling, from where and when,
 * what is asked for, and limits.
 */
const DOCUMENTED: CodeRow[] = [
	['ActionOffline', 'rejected', /Update the node/],
	['AuthFailure', 'rejected', /credential/],
	['AuthFailure.InvalidAuthorization', 'rejected', /proxy/],
	['AuthFailure.InvalidSecretId', 'rejected', /Copy it again .*console/],
	['AuthFailure.MFAFailure', 'rejected', /Use a key of a user that may call the API without it/],
	['AuthFailure.SecretIdNotFound', 'rejected', /typing error.*disabled key.*the Site/],
	['AuthFailure.SignatureExpire', 'clock', /Set the clock; the time zone does not matter/],
	['AuthFailure.SignatureFailure', 'rejected', /Secret Key.*Copy both again/],
	['AuthFailure.TokenFailure', 'rejected', /Session Token.*new set of temporary keys/],
	['AuthFailure.UnauthorizedOperation', 'rejected', POLICY],
	['DryRunOperation', 'rejected', /nothing out/],
	['FailedOperation', 'unknown', null],
	['FailedOperation.InvalidVodUser', 'rejected', /Activate it in the console/],
	['InternalError', 'unknown', null],
	['InternalError.GetConfigError', 'unknown', null],
	['InternalError.NetworkError', 'unknown', null],
	['InternalError.NotPermmitOperat', 'rejected', POLICY],
	['InternalError.SystemError', 'unknown', null],
	['InvalidAction', 'rejected', ENDPOINT],
	['InvalidParameter', 'rejected', OWN_WORDS],
	['InvalidParameter.UrlNotSafe', 'rejected', /reached from the internet.*WEBHOOK_URL/],
	['InvalidParameterValue', 'rejected', OWN_WORDS],
	['InvalidRequest', 'rejected', /proxy/],
	['IpInBlacklist', 'rejected', /Change the access rules of the key/],
	['IpNotInWhitelist', 'rejected', /Add it in the console/],
	['LimitExceeded', 'rejected', /limit of the account/],
	['LimitExceeded.MaximumRunningTask', 'rejected', /running.*Stop one .* ask Tencent Cloud/],
	['LimitExceeded.MaximumTask', 'rejected', /in a day are used up.*tomorrow, or ask Tencent Cloud/],
	['LimitExceeded.RateLimitExceeded', 'throttled', WAIT],
	['MissingParameter', 'rejected', OWN_WORDS],
	['NoSuchProduct', 'rejected', ENDPOINT],
	['NoSuchVersion', 'rejected', ENDPOINT],
	['RequestLimitExceeded', 'throttled', WAIT],
	['RequestLimitExceeded.GlobalRegionUinLimitExceeded', 'throttled', WAIT],
	['RequestLimitExceeded.IPLimitExceeded', 'throttled', WAIT],
	['RequestLimitExceeded.UinLimitExceeded', 'throttled', WAIT],
	['RequestSizeLimitExceeded', 'rejected', /larger than Tencent Cloud allows/],
	['ResourceInUse', 'rejected', null],
	['ResourceInsufficient', 'rejected', /Try later or in another region/],
	['ResourceNotFound', 'rejected', /Check the domain, the stream and the IDs/],
	['ResourceNotFound.EmptyData', 'rejected', null],
	['ResourceNotFound.ForbidService', 'rejected', CONSOLE],
	['ResourceNotFound.FreezeService', 'rejected', CONSOLE],
	['ResourceNotFound.InvalidUser', 'rejected', /Ask Tencent Cloud/],
	['ResourceNotFound.StopService', 'rejected', CONSOLE],
	['ResourceNotFound.UserDisableService', 'rejected', CONSOLE],
	['ResourceNotFound.UserNotExist', 'rejected', /Activate it in the console/],
	['ResourceUnavailable', 'rejected', null],
	['ResourceUnavailable.InvalidVodStatus', 'rejected', /Activate it in the console/],
	// The answer would have been too large: the request itself was carried out.
	['ResponseSizeLimitExceeded', 'unknown', null],
	['ServiceUnavailable', 'unknown', null],
	['UnauthorizedOperation', 'rejected', POLICY],
	['UnknownParameter', 'rejected', OWN_WORDS],
	['UnsupportedOperation', 'rejected', null],
	['UnsupportedProtocol', 'rejected', ENDPOINT],
	['UnsupportedRegion', 'rejected', /Set the Region of the credential/],
];

/** Endings that name what is wrong with the request, behind whatever start. */
const ENDINGS: Array<[ending: string, wayOut: RegExp]> = [
	['ArgsNotMatch', OWN_WORDS],
	['ConfInUsed', /Delete the rule first/],
	['ConfNotFound', /Check the ID/],
	['ConfOutLimit', /Delete some first/],
	['InvalidInput', OWN_WORDS],
	['NotFound', /Check the ID/],
	['RuleAlreadyExist', /Delete it first, or leave it as it is/],
	['RuleNotFound', /must be exactly those of the rule/],
];

describe('meaningOf', () => {
	it.each(ENDINGS)('knows what ends in %s, however it starts', (ending, wayOut) => {
		for (const start of ['InternalError', 'FailedOperation', 'Unheard', 'InternalError.Of']) {
			expectMeaning(meaningOf(`${start}.${ending}`), 'rejected', wayOut);
		}
		expect(meaningOf(ending).kind).toBe('unknown');
		expect(meaningOf(`${ending}.Other`).kind).toBe('unknown');
		expect(meaningOf(`InternalError.${ending}.Other`).kind).toBe('unknown');
	});

	it.each(DOCUMENTED)('says of %s that it is %s', (code, kind, wayOut) => {
		expectMeaning(meaningOf(code), kind, wayOut);
	});

	it.each([
		['AuthFailure.SomethingNew', 'AuthFailure'],
		['InvalidParameter.DomainFormatError', 'InvalidParameter'],
		['InvalidParameterValue.A.B', 'InvalidParameterValue'],
		['LimitExceeded.Other', 'LimitExceeded'],
		['LimitExceeded.', 'LimitExceeded'],
		['ResourceNotFound.ChannelNotExist', 'ResourceNotFound'],
		['ResourceUnavailable.StreamNotExist', 'ResourceUnavailable'],
		['UnauthorizedOperation.CamNoAuth', 'UnauthorizedOperation'],
		['InternalError.Other', 'InternalError'],
		['FailedOperation.AlterTaskState', 'FailedOperation'],
		['RequestLimitExceeded.Some.Thing', 'RequestLimitExceeded'],
	])('takes %s for %s', (code, family) => {
		expect(meaningOf(code)).toBe(meaningOf(family));
	});

	it.each([
		'',
		'.',
		'.InvalidParameter',
		'Unheard',
		'Unheard.InvalidParameter',
		'invalidparameter',
		'InvalidParameters',
		' InvalidParameter',
		'InvalidParameter ',
		'InvalidParameter:Other',
		'no code',
		'4000',
	])('says that %p leaves the outcome unknown', (code) => {
		expect(meaningOf(code)).toStrictEqual({
			kind: 'unknown',
			words: 'Tencent Cloud answered with an error.',
		});
	});
});
