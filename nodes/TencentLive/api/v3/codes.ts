import {
	meaningIn,
	rejected,
	throttled,
	unknown,
	wrongClock,
	type Meaning,
	type Meanings,
} from '../meaning';

const TOO_MANY =
	'Tencent Cloud is getting more calls from this account than it allows. Wait a moment, or spread the work.';
const NO_RIGHT =
	'The key has no right to {action}. Add it to the policy of the user in Cloud Access Management; the README links to the policy that each operation needs.';
const BAD_PARAMETER = 'Tencent Cloud does not accept a parameter; its own words follow.';

/**
 * What each documented code means, by full code, else by the part before the first dot. Rejected and
 * throttled codes say that nothing ran. A code that is not here, and each one marked unknown, does
 * not say so: the request may have been carried out.
 *
 * Sources: https://www.tencentcloud.com/document/product/267/30851 and the error lists of the
 * actions (https://www.tencentcloud.com/document/product/267/37309).
 */
const MEANINGS: Meanings = {
	ActionOffline: rejected('Tencent Cloud has taken this action offline. Update the node.'),
	AuthFailure: rejected('Tencent Cloud did not accept the credential.'),
	'AuthFailure.InvalidAuthorization': rejected(
		'Tencent Cloud could not read the signature. A proxy on the way may have changed the request.',
	),
	'AuthFailure.InvalidSecretId': rejected(
		'The Secret ID is not one for the cloud API. Copy it again from the API Keys page of the console.',
	),
	'AuthFailure.MFAFailure': rejected(
		'The account asks for multi-factor authentication. Use a key of a user that may call the API without it.',
	),
	'AuthFailure.SecretIdNotFound': rejected(
		'Tencent Cloud does not know this Secret ID on this site. Check for a typing error, a deleted or disabled key, and the Site of the credential (China or International).',
	),
	'AuthFailure.SignatureExpire': wrongClock(
		'The clock of this machine differs from that of Tencent Cloud by more than five minutes. Set the clock; the time zone does not matter.',
	),
	'AuthFailure.SignatureFailure': rejected(
		'The signature does not match: the Secret Key does not belong to the Secret ID. Copy both again, without spaces.',
	),
	'AuthFailure.TokenFailure': rejected(
		'The Session Token is wrong or has expired. Get a new set of temporary keys.',
	),
	'AuthFailure.UnauthorizedOperation': rejected(NO_RIGHT),
	DryRunOperation: rejected('Tencent Cloud only tried the request and carried nothing out.'),
	FailedOperation: unknown('Tencent Cloud could not finish the request.'),
	'FailedOperation.InvalidVodUser': rejected(
		'Video on Demand (VOD) is not activated for this account. Activate it in the console, unless recordings are kept elsewhere, in COS for example.',
	),
	InternalError: unknown('Tencent Cloud had an internal error.'),
	InvalidAction: rejected(
		'Tencent Cloud does not know this action. Check API 3.0 Endpoint of the credential.',
	),
	InvalidParameter: rejected(BAD_PARAMETER),
	'InvalidParameter.UrlNotSafe': rejected(
		'Tencent Cloud does not accept the address that events are to be sent to. It must be one that can be reached from the internet: check the URL that n8n shows for the trigger, and set WEBHOOK_URL where n8n stands behind a proxy.',
	),
	InvalidParameterValue: rejected(BAD_PARAMETER),
	'InvalidParameterValue.SubAppId': rejected(
		'Video on Demand needs to know the application of the account: choose it in VOD Sub-Application.',
	),
	InvalidRequest: rejected(
		'Tencent Cloud could not read the request. A proxy on the way may have changed it.',
	),
	IpInBlacklist: rejected(
		'The address of this machine is blocked for the key. Change the access rules of the key in the console.',
	),
	IpNotInWhitelist: rejected(
		'The address of this machine is not on the allow-list of the key. Add it in the console.',
	),
	LimitExceeded: rejected('A limit of the account is reached.'),
	'LimitExceeded.MaximumRunningTask': rejected(
		'The account has as many running recording tasks as it may. Stop one that is not needed. For more at a time, ask Tencent Cloud for a higher limit.',
	),
	'LimitExceeded.MaximumTask': rejected(
		'The recording tasks that the account may create in a day are used up. Wait until tomorrow, or ask Tencent Cloud for a higher limit.',
	),
	'LimitExceeded.RateLimitExceeded': throttled(TOO_MANY),
	MissingParameter: rejected(BAD_PARAMETER),
	NoSuchProduct: rejected(
		'Tencent Cloud does not know this product. Check API 3.0 Endpoint of the credential.',
	),
	NoSuchVersion: rejected(
		'Tencent Cloud does not know this version of the API. Check API 3.0 Endpoint of the credential.',
	),
	RequestLimitExceeded: throttled(TOO_MANY),
	RequestSizeLimitExceeded: rejected('The request is larger than Tencent Cloud allows.'),
	ResourceInUse: rejected('The resource is in use.'),
	ResourceInsufficient: rejected(
		'Tencent Cloud has no free resources for this. Try later or in another region.',
	),
	ResourceNotFound: rejected(
		'Tencent Cloud does not have what the request names. Check the domain, the stream and the IDs.',
	),
	'ResourceNotFound.EmptyData': rejected('There is nothing that this could list.'),
	'ResourceNotFound.ForbidService': rejected(
		'The live service is blocked for this account. See the console, or ask Tencent Cloud.',
	),
	'ResourceNotFound.FreezeService': rejected(
		'The live service of this account is frozen. Settle the account in the console.',
	),
	'ResourceNotFound.InvalidUser': rejected(
		'The account may not use this action. Ask Tencent Cloud.',
	),
	'ResourceNotFound.StopService': rejected(
		'The live service of this account has stopped, often for an unpaid bill. See the console.',
	),
	'ResourceNotFound.UserDisableService': rejected(
		'The live service is switched off for this account. Switch it on in the console.',
	),
	'ResourceNotFound.UserNotExist': rejected(
		'Live streaming (CSS) is not activated for this account. Activate it in the console.',
	),
	ResourceUnavailable: rejected('Tencent Cloud cannot use a resource this request needs.'),
	'ResourceUnavailable.InvalidVodStatus': rejected(
		'Recordings are kept in Video on Demand (VOD), and VOD is not active for this account. Activate it in the console.',
	),
	ResponseSizeLimitExceeded: unknown('The answer would be larger than Tencent Cloud sends.'),
	ServiceUnavailable: unknown('Tencent Cloud is not available at the moment.'),
	UnauthorizedOperation: rejected(NO_RIGHT),
	UnknownParameter: rejected(BAD_PARAMETER),
	UnsupportedOperation: rejected(
		'Tencent Cloud does not support this operation for this account or stream.',
	),
	UnsupportedProtocol: rejected(
		'Tencent Cloud does not accept this protocol. Check API 3.0 Endpoint of the credential.',
	),
	UnsupportedRegion: rejected(
		'The action is not offered in this region. Set the Region of the credential; live recording in China uses ap-guangzhou.',
	),
};

/**
 * Endings that name the cause, whatever stands before: the service says InternalError.RuleAlreadyExist
 * as well as FailedOperation.RuleAlreadyExist (https://github.com/TencentCloud/tencentcloud-sdk-java/issues/45).
 */
const ENDINGS: Meanings = {
	ArgsNotMatch: rejected(BAD_PARAMETER),
	ConfInUsed: rejected('The template is in use: a rule still refers to it. Delete the rule first.'),
	ConfNotFound: rejected(
		'There is no template with this ID. Check the ID, or pick one from the list.',
	),
	ConfOutLimit: rejected('The account has as many templates as it may. Delete some first.'),
	InvalidInput: rejected(BAD_PARAMETER),
	NotPermmitOperat: rejected(NO_RIGHT),
	NotFound: rejected('What the request names does not exist. Check the ID.'),
	InvalidVodFileName: rejected(
		'The file name is not accepted. Use the placeholders the field names.',
	),
	RuleInUsing: rejected(
		'The template is in use: a rule still refers to it. Delete the rule first.',
	),
	RuleOutLimit: rejected('The account has as many rules as it may. Delete some first.'),
	RuleAlreadyExist: rejected(
		'There is a rule for this domain, app and stream already. Delete it first, or leave it as it is.',
	),
	RuleNotFound: rejected(
		'There is no such rule. Domain, app and stream must be exactly those of the rule.',
	),
};

const UNLISTED = unknown('Tencent Cloud answered with an error.');

/** What an API 3.0 error code says about the request. */
export function meaningOf(code: string): Meaning {
	const [start, ...rest] = code.split('.');
	return meaningIn(
		[
			[MEANINGS, code],
			[ENDINGS, rest.at(-1)],
			[MEANINGS, start],
		],
		UNLISTED,
	);
}

/**
 * Codes with which the service may say that it has no such task; no page names the one. Whether it has
 * one, only a listing that shows it tells.
 */
export const PERHAPS_MISSING = new Set([
	'FailedOperation',
	'FailedOperation.AlterTaskState',
	'FailedOperation.NotFound',
	'InternalError.NotFound',
	'InvalidParameter',
	'InvalidParameterValue',
	'ResourceNotFound',
	'ResourceNotFound.TaskId',
	'UnsupportedOperation',
]);
