import { meaningOfBusiness, meaningOfLegacy } from '../../../../nodes/TencentLive/api/v2/codes';
import { meaningOf } from '../../../../nodes/TencentLive/api/v3/codes';
import {
	whatHappened,
	whatIsMissing,
	whatIsWrong,
	whatNext,
	whatNextUnknown,
	withoutPeople,
} from '../../../../nodes/TencentLive/api/aiWords';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';

const saying = ({ kind, words }: { kind: ApiError['kind']; words: string }, code: string) =>
	new ApiError(kind, `${words} (${code})`, { code, detail: 'Own words' });

/** Codes that only a person can do something about, in both generations. */
const OF_PEOPLE = [
	...['AuthFailure.SecretIdNotFound', 'FailedOperation.InvalidVodUser', 'IpInBlacklist'],
	...['ResourceNotFound.StopService', 'UnauthorizedOperation', 'UnsupportedRegion'],
].map((code) => saying(meaningOf(code), code));
const OF_PEOPLE_LEGACY = ['4100', '4104', '5300', '5500'].map((code) =>
	saying(meaningOfLegacy(code), code),
);

it.each([...OF_PEOPLE, ...OF_PEOPLE_LEGACY])(
	'leaves to a person what is a person’s: %s',
	(error) => {
		expect(whatHappened(error)).toMatch(
			/^[^.]+ \([\w.]+\)\. Tencent Cloud's own words: "Own words"\.$/,
		);
		expect(whatHappened(error)).not.toMatch(/console|README|Copy|Check|Set /);
		expect(whatNext(error)).toMatch(/a person has to mend this: tell the user/);
	},
);

it.each([
	saying(meaningOf('InvalidParameter'), 'InvalidParameter'),
	saying(meaningOf('FailedOperation.ConfInUsed'), 'FailedOperation.ConfInUsed'),
	saying(meaningOfBusiness('20111'), '20111'),
])('asks for other values where those help: %s', (error) => {
	expect(whatHappened(error)).not.toMatch(/words follow/);
	expect(whatNext(error)).toMatch(/^The same values fail again/);
});

it('keeps what a model can do, and the code at the end of it', () => {
	expect(whatHappened(saying(meaningOfBusiness('20322'), '5100/20322'))).toBe(
		'The times overlap with other recording tasks of the channel. Stop one of them, or choose other times (5100/20322). Tencent Cloud\'s own words: "Own words".',
	);
});

it.each([
	['throttled', /^Wait a minute/],
	['notSent', /^Call again with the same values in a minute/],
	['clock', /a person has to mend this/],
] as const)('after %s', (kind, says) => {
	expect(whatNext(new ApiError(kind, 'It failed.'))).toMatch(says);
});

it('keeps the first sentence, whatever it says', () => {
	expect(withoutPeople('See the console. Ask the panel. Call "it" again.')).toBe(
		'See the console. Call "it" again.',
	);
});

it('after a lost answer it says whether anything can have changed', () => {
	expect(whatNextUnknown(true)).toBe(
		'It may have been carried out all the same. Look first (Get or Get Many), and call again with the same values only if it is not done.',
	);
	expect(whatNextUnknown(false)).toBe(
		'Nothing was changed. Call again with the same values in a minute; if that fails too, tell the user.',
	);
});

it('what is wrong, or missing, is told without what is a person’s', () => {
	const message = 'End Time: is empty. Open the console. Say when it stops.';
	expect(whatIsWrong(message)).toBe(
		'End Time: is empty. Say when it stops. Nothing was sent. Call again with a value that fits; if it is none of yours, tell the user.',
	);
	expect(whatIsMissing(message)).toBe(
		'End Time: is empty. Say when it stops. Call again with values that fit; if none do, tell the user.',
	);
});

it('a sentence that stands alone stays, whoever it is for, and one without a code has none', () => {
	expect(withoutPeople('Look into the console.')).toBe('Look into the console.');
	expect(withoutPeople('')).toBe('');
	const bare = new ApiError('unknown', 'The answer was lost.');
	expect(whatHappened(bare)).toBe('The answer was lost.');
	expect(whatHappened(new ApiError('rejected', 'No (X); its own words follow.'))).toBe('No (X).');
});

it.each([
	['throttled', 'Too fast.', /^Wait a minute/],
	['notSent', 'Not sent.', /^Call again with the same values in a minute/],
	['clock', 'Off.', /a person has to mend this/],
	['rejected', 'No. Choose another. Open the console.', /^The same values fail again/],
	['rejected', 'No. Open the console. Check the key.', /a person has to mend this/],
	['rejected', 'No.', /^The same values fail again/],
] as const)('after %s, "%s", it says what to do', (kind, message, next) => {
	expect(whatNext(new ApiError(kind, message))).toMatch(next);
});
