import {
	meaningIn,
	rejected,
	throttled,
	unknown,
	wrongClock,
	type Meaning,
	type Meanings,
} from '../meaning';

/** What to do where the legacy API itself may be gone. */
export const MOVE_TO_V3 =
	'Tencent Cloud announced the end of the legacy API for 2023: set API Version to API 3.0, unless your account or gateway still has the legacy one.';

const KEY =
	'Check Secret ID and Secret Key of the credential, without spaces around them; the legacy Signature Method may also differ from what the endpoint expects.';

/**
 * Codes of the access layer. Sources: https://cloud.tencent.com/doc/api/309/7025,
 * https://cloud.tencent.com/document/api/239/1757 and the live page's own table.
 */
const ACCESS_LAYER: Meanings = {
	'4000': rejected(
		'The legacy API does not accept a parameter, or one is missing; its own words follow.',
	),
	'4100': rejected(`The legacy API did not accept the signature. ${KEY} ${MOVE_TO_V3}`),
	'4101': rejected(
		'The key has no right to {action}. Add it to the policy of the user in Cloud Access Management.',
	),
	'4102': rejected(
		'The key has no right to this channel. Add it to the policy of the user in Cloud Access Management.',
	),
	'4103': rejected(
		'The key may not call the legacy API. Use a key of the account that owns the channel.',
	),
	'4104': rejected(
		`The legacy API does not know this Secret ID, or the key is disabled. ${MOVE_TO_V3}`,
	),
	'4105': rejected('The Session Token is wrong or has expired. Get a new set of temporary keys.'),
	'4106': rejected(
		'The account asks for multi-factor authentication. Use a key of a user that may call the API without it.',
	),
	'4110': rejected(`The legacy API did not let the key through. ${KEY}`),
	'4200': wrongClock(
		'The request had expired when it arrived: the clock of this machine is off. Set the clock; the time zone does not matter.',
	),
	'4300': rejected(`The legacy API refuses this account. ${MOVE_TO_V3}`),
	'4400': throttled(
		'The legacy API is getting more calls from this account than it allows. Wait a minute, or spread the work.',
	),
	// Also said of a copy of a request that was carried out, should something on the way have sent
	// it twice; so it does not say that nothing ran.
	'4500': unknown(
		'The legacy API took the request for a repetition, or its time for wrong. Check the clock of this machine.',
	),
	'4600': rejected(
		'The legacy API accepts HTTPS only. Begin the Legacy Endpoint of the credential with https://.',
	),
	'5000': rejected(
		'The legacy API does not have what the request names. Check the channel and the IDs.',
	),
	'5200': rejected('The legacy API could not make the purchase this needs. See the console.'),
	'5300': rejected('The balance of the account is too low. See the console.'),
	'5400': unknown('The legacy API finished the request only in part.'),
	'5500': rejected('The account is not verified. Verify it in the console.'),
	'6000': unknown('The legacy API had an internal error.'),
	'6100': rejected(
		`The legacy API does not offer this action here, or is under maintenance. ${MOVE_TO_V3}`,
	),
	'6200': unknown('The legacy API is out of service for the moment.'),
};

/**
 * Business codes of the live service, which come inside 5100. Source: the live page's own table
 * (https://cloud.tencent.com/document/api/267/5820). 20320 only says that creating failed, not that
 * nothing was created.
 */
const BUSINESS: Meanings = {
	'1000': rejected('The live service does not accept a parameter; its own words follow.'),
	'1001': rejected('The live service cannot find the account of this key.'),
	'1002': rejected('The live service does not know the user of this key.'),
	'1003': rejected('The key belongs to another account than the channel.'),
	'3000': unknown('The live service had a network error.'),
	'4001': rejected('The live service could not read the request.'),
	'20111': rejected(
		'Nothing is being pushed to the channel. Start the stream first, or set Tape Type to Scheduled.',
	),
	'20301': rejected('The channel does not exist. Check the channel ID.'),
	'20320': unknown(
		'The live service failed to create the recording task. In Real-Time mode the stream must be live.',
	),
	'20321': unknown('The live service failed to list recording tasks.'),
	'20322': rejected(
		'The times overlap with other recording tasks of the channel. Stop one of them, or choose other times.',
	),
	'20323': rejected(
		'The live service does not accept the start or end time. Times are sent in China Standard Time; check their offset.',
	),
	'20327': rejected('The recording task does not exist. Check the task ID and the channel.'),
};

const UNLISTED = unknown('The legacy API answered with an error.');
const UNLISTED_BUSINESS = unknown('The live service could not carry out the request.');

/** What a code of the access layer says about the request. */
export function meaningOfLegacy(code: string): Meaning {
	return meaningIn([[ACCESS_LAYER, code]], UNLISTED);
}

/** The same for a business code, the one that comes inside 5100; undefined where it had none. */
export function meaningOfBusiness(inner: string | undefined): Meaning {
	return meaningIn([[BUSINESS, inner]], UNLISTED_BUSINESS);
}
