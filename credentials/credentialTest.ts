import type { ICredentialTestRequest } from 'n8n-workflow';

type Rule = Extract<
	NonNullable<ICredentialTestRequest['rules']>[number],
	{ type: 'responseSuccessBody' }
>;

/** The action that the test calls: it reads, costs nothing, and needs no argument. */
export const TEST_ACTION = 'DescribeLiveDomains';

const MISSING_RIGHT = `Tencent Cloud knows this key, but it may not call live:${TEST_ACTION}. Attach a policy that allows live:${TEST_ACTION} to the sub-user or role in Cloud Access Management (CAM), for example QcloudLIVEReadOnlyAccess. If only the recording actions are allowed, the node works although this test fails.`;

const NO_SERVICE =
	'Tencent Cloud accepts this key, but live streaming (CSS) is not active for its account. Activate it, or settle the account, in the CSS console.';

const TOO_MANY =
	'Tencent Cloud refused the test because too many requests were made. The key was not judged: wait a few seconds and test again.';

const TROUBLE =
	'Tencent Cloud had an internal problem. The key was not judged: wait a moment and test again.';

const WRONG_REQUEST =
	'Tencent Cloud did not understand the test. Check "Site", "Region" and "API 3.0 Endpoint": something between n8n and Tencent Cloud may have changed the request.';

/**
 * What each error code means for the credential. Codes: API 3.0 "Common error codes"
 * (tencentcloud.com/document/product/267/30851) and those of the live service itself.
 */
const SENTENCES: Readonly<Record<string, string>> = {
	AuthFailure:
		'Tencent Cloud could not verify this key. Copy "Secret ID" and "Secret Key" again from the console, under CAM > API Keys.',
	'AuthFailure.InvalidAuthorization':
		'Tencent Cloud could not read the Authorization header. Check that "Secret ID" was copied whole, and that no gateway behind "API 3.0 Endpoint" changes headers.',
	'AuthFailure.InvalidSecretId':
		'"Secret ID" is not a Tencent Cloud API key. Use a key from CAM > API Keys, not one of another product.',
	'AuthFailure.MFAFailure':
		'Tencent Cloud asks for multi-factor authentication for this key. Use a key whose policy does not demand MFA for API calls.',
	'AuthFailure.SecretIdNotFound':
		'Tencent Cloud does not know this "Secret ID". Check that it was copied whole, that the key is not disabled or deleted, and that "Site" is the one where the account was registered.',
	'AuthFailure.SignatureExpire':
		'The clock of this n8n server differs from Tencent Cloud by more than five minutes. Set the clock (enable NTP) and test again; the key was not judged.',
	'AuthFailure.SignatureFailure':
		'The signature does not match: "Secret Key" is wrong for this "Secret ID". Copy the key again from CAM > API Keys. If it is right, a gateway behind "API 3.0 Endpoint" may be changing requests.',
	'AuthFailure.TokenFailure':
		'"Session Token" is wrong or has expired. Request new temporary credentials from STS and enter all three values, or clear the field if the key is a permanent one.',
	'AuthFailure.UnauthorizedOperation': MISSING_RIGHT,
	UnauthorizedOperation: MISSING_RIGHT,
	'UnauthorizedOperation.CamNoAuth': MISSING_RIGHT,
	'UnauthorizedOperation.PermissionDenied': MISSING_RIGHT,
	'FailedOperation.AuthError': MISSING_RIGHT,
	'FailedOperation.NoProjectPermission': MISSING_RIGHT,
	'InternalError.NotPermmitOperat': MISSING_RIGHT,

	IpInBlacklist:
		'The key may not be used from the IP address of this n8n server: it is on the block list of the key. Remove it there in CAM, or use another key.',
	IpNotInWhitelist:
		'The key may be used only from listed IP addresses, and the one of this n8n server is not listed. Add it to the allow list of the key in CAM.',

	RequestLimitExceeded: TOO_MANY,
	'RequestLimitExceeded.GlobalRegionUinLimitExceeded': TOO_MANY,
	'RequestLimitExceeded.IPLimitExceeded': TOO_MANY,
	'RequestLimitExceeded.UinLimitExceeded': TOO_MANY,
	LimitExceeded: TOO_MANY,
	'LimitExceeded.RateLimitExceeded': TOO_MANY,

	'FailedOperation.NoRealNameAuth':
		'Tencent Cloud accepts this key, but its account has not completed identity verification. Complete it in the account centre of the console.',
	'InternalError.InvalidUser': NO_SERVICE,
	'ResourceNotFound.ForbidService': NO_SERVICE,
	'ResourceNotFound.FreezeService': NO_SERVICE,
	'ResourceNotFound.InvalidUser': NO_SERVICE,
	'ResourceNotFound.StopService': NO_SERVICE,
	'ResourceNotFound.UserDisableService': NO_SERVICE,
	'ResourceNotFound.UserNotExist': NO_SERVICE,
	'ResourceNotFound.UserNotFount': NO_SERVICE,
	'UnsupportedOperation.NotLVBCodeMode': NO_SERVICE,

	UnsupportedRegion:
		'Live streaming is not offered in the entered "Region". Enter ap-guangzhou, or a region listed for your site.',
	ActionOffline: WRONG_REQUEST,
	InvalidAction: WRONG_REQUEST,
	InvalidParameter: WRONG_REQUEST,
	InvalidParameterValue: WRONG_REQUEST,
	InvalidRequest: WRONG_REQUEST,
	MissingParameter: WRONG_REQUEST,
	NoSuchProduct: WRONG_REQUEST,
	NoSuchVersion: WRONG_REQUEST,
	UnknownParameter: WRONG_REQUEST,
	UnsupportedProtocol: WRONG_REQUEST,

	FailedOperation: TROUBLE,
	InternalError: TROUBLE,
	'InternalError.NetworkError': TROUBLE,
	'InternalError.SystemError': TROUBLE,
	ResourceUnavailable: TROUBLE,
	ServiceUnavailable: TROUBLE,
};

/**
 * n8n's rules for the credential test. A rule fires, and the test fails with its sentence, when the
 * value under `key` is exactly `value`; a test in which none fires has passed. Errors come inside
 * HTTP 200, so the last rule turns every answer without the expected field into a failure.
 */
export const testRules: Rule[] = [
	...Object.entries(SENTENCES).map(([code, message]) =>
		failWhen('Response.Error.Code', code, message),
	),
	failWhen(
		'Response.AllCount',
		undefined,
		'The answer is not the list of domains that Tencent Cloud gives for a working key. Check "Site" and "API 3.0 Endpoint", and that the account may use live streaming.',
	),
];

function failWhen(key: string, value: string | undefined, message: string): Rule {
	return { type: 'responseSuccessBody', properties: { key, value, message } };
}
