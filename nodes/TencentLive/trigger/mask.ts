/** What stands for a value that must not be read. */
const MASK = '***';

/** Between a name and its value: of a query, also of one inside another, or of JSON, also inside text. */
const IS = String.raw`(?:=|%(?:25)*3[dD]|\\+u003[dD]|\\*"\s*:\s*\\*")`;

/** Up to the next parameter, or the end of the text it stands in. */
const VALUE = String.raw`(?:(?!%(?:25)*26)(?:[^&\s"'\\#<>]|\\+\/))+`;

/** What stands before a short name that must not be the end of a word: `sign`, but not `design`. */
const BEGINS = String.raw`(?:(?<![a-z])|(?<=%(?:25)*3f)|(?<=\\[bfnrt]))`;

const NAMES = [
	String.raw`secret(?:_?key)?`,
	'signature',
	`${BEGINS}sign?`,
	'token',
	'password',
	'auth_?key',
];

/** `txSecret`, `sign`, `q-signature`, `X-Amz-Signature`, `x-cos-security-token`; not `q-sign-time`. */
const SECRET = new RegExp(`((?:${NAMES.join('|')})${IS})${VALUE}`, 'gi');

/** The end of a name: with as many backslashes as JSON inside of text has, which is none or an odd number. */
const QUOTE = String.raw`((?:\\(?:\\\\)*)?")`;

const NUMBER = String.raw`-?\d[\d.eE+-]*`;

/** `"txSecret":12345`: what stands in its place has to be text, in quotes like those of the name. */
const SECRET_NUMBER = new RegExp(
	String.raw`((?:${NAMES.join('|')})${QUOTE}\s*:\s*)${NUMBER}`,
	'gi',
);
const SIGN_NUMBER = new RegExp(String.raw`((?<=[a-z0-9])Sign${QUOTE}\s*:\s*)${NUMBER}`, 'g');

/** `txSign`; not `design`. */
const SIGN_IN_CAPITALS = new RegExp(`((?<=[a-z0-9])Sign${IS})${VALUE}`, 'g');

/**
 * JSON text without the values that would let a reader push to a stream or sign a call, wherever they
 * stand: as a member, in an address, in packed JSON. `stream_param` is the query of the push address,
 * and its `txSecret` is the right to push. Names and all other parameters stay: people find their rows
 * by them. The text stays valid JSON.
 */
export function masked(json: string): string {
	return json
		.replace(SECRET, `$1${MASK}`)
		.replace(SECRET_NUMBER, `$1$2${MASK}$2`)
		.replace(SIGN_NUMBER, `$1$2${MASK}$2`)
		.replace(SIGN_IN_CAPITALS, `$1${MASK}`);
}
