import { classify } from '../../../../nodes/TencentLive/transport/classify';
import { AxiosError, SIGNED_WORDS, systemError, thrownByHelper } from '../support/thrownByNode';

const NOTHING_KNOWN = { code: null, requestId: null, detail: null, serverTime: null };

/** Compares kind and sentence, and that nothing of the error itself is passed on. */
function expectFailure(error: unknown, kind: string, message: string): void {
	const failure = classify(error);
	expect({ kind: failure.kind, message: failure.message }).toStrictEqual({ kind, message });
	expect(failure.facts).toStrictEqual(NOTHING_KNOWN);
	expect(failure.cause).toBeUndefined();
	for (const word of SIGNED_WORDS) expect(String(failure.stack)).not.toContain(word);
}

const notSent = (error: unknown, reason: string) =>
	expectFailure(
		error,
		'notSent',
		`The request could not be sent: ${reason}. Check the network of this machine, and the endpoints in the credential.`,
	);
const lost = (error: unknown, reason: string) =>
	expectFailure(error, 'unknown', `The answer was lost: ${reason}.`);

const NOT_CONNECTED: Array<[code: string, syscall: string, reason: string]> = [
	['ECONNREFUSED', 'connect', 'the connection was refused'],
	['ENOTFOUND', 'getaddrinfo', 'the host name was not found'],
	['EAI_AGAIN', 'getaddrinfo', 'the host name could not be looked up'],
];

const ONLY_WHILE_CONNECTING: Array<[code: string, reason: string, later: string]> = [
	['ETIMEDOUT', 'the connection timed out', 'no answer came in time'],
	['EHOSTUNREACH', 'the host is unreachable', 'the connection failed'],
	['ENETUNREACH', 'the network is unreachable', 'the connection failed'],
	['ECONNRESET', 'the connection was reset', 'the connection was cut'],
];

const CERTIFICATE = [
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'CERT_REVOKED',
	'CERT_SIGNATURE_FAILURE',
	'CERT_UNTRUSTED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** As they are thrown: alone, by axios, by n8n's helper, and wrapped once more. */
const WRAPPINGS: Array<[name: string, wrap: (error: Error) => unknown]> = [
	['alone', (error) => error],
	['as the cause of an axios error', (error) => new AxiosError('failed', undefined, error)],
	["inside n8n's error", thrownByHelper],
	['deep down', (error) => new Error('outer', { cause: thrownByHelper(error) })],
	['among several addresses', (error) => new AggregateError([error])],
	[
		'last of several addresses',
		(error) => new AggregateError([systemError('EADDRNOTAVAIL'), error]),
	],
	[
		'among several addresses deep down',
		(error) => thrownByHelper(Object.assign(new AggregateError([error]), { code: 'X' })),
	],
];

describe.each(WRAPPINGS)('an error %s', (_name, wrap) => {
	it.each(NOT_CONNECTED)('%s of %s says not sent', (code, syscall, reason) => {
		notSent(wrap(systemError(code, syscall)), reason);
		notSent(wrap(systemError(code)), reason);
	});

	it.each(CERTIFICATE)('%s says not sent', (code) => {
		notSent(wrap(systemError(code)), "the server's TLS certificate is not trusted");
	});

	it.each(ONLY_WHILE_CONNECTING)('%s says not sent of connect only', (code, reason, later) => {
		notSent(wrap(systemError(code, 'connect')), reason);
		lost(wrap(systemError(code)), later);
		for (const syscall of ['read', 'write', 'Connect', 'connect ', '', null, 1]) {
			lost(wrap(systemError(code, syscall)), later);
		}
	});

	it.each([
		['ECONNABORTED', 'no answer came in time'],
		['ETIMEDOUT', 'no answer came in time'],
		['ECONNRESET', 'the connection was cut'],
		['EPIPE', 'the connection was cut'],
		['EPROTO', 'the connection failed'],
		['ERR_CANCELED', 'the execution was cancelled'],
		['HPE_INVALID_CONSTANT', 'the connection failed'],
		['ERR_BAD_RESPONSE', 'the connection failed'],
		['CERT_SOMETHING_NEW', 'the connection failed'],
		['econnrefused', 'the connection failed'],
		['', 'the connection failed'],
	])('%s leaves the outcome unknown', (code, reason) => {
		lost(wrap(systemError(code)), reason);
	});

	it.each(['ECONNABORTED', 'EPIPE', 'EPROTO'])('%s of connect is not on the list', (code) => {
		expect(classify(wrap(systemError(code, 'connect'))).kind).toBe('unknown');
	});
});

describe('what is no error of the system', () => {
	it.each([
		undefined,
		null,
		'ECONNREFUSED',
		111,
		true,
		Symbol('ECONNREFUSED'),
		[],
		{},
		{ code: 111, syscall: 'connect' },
		{ code: ['ECONNREFUSED'] },
		{ code: null },
		{ message: 'ECONNREFUSED' },
		{ cause: 'ECONNREFUSED' },
		{ errors: 'ECONNREFUSED' },
		{ errors: { code: 'ECONNREFUSED' } },
		new Error('connect ECONNREFUSED 127.0.0.1:443'),
		new AggregateError([]),
		new AggregateError(['ECONNREFUSED', null, undefined]),
	])('%p leaves the outcome unknown', (thrown) => {
		lost(thrown, 'the connection failed');
	});

	it('is read all the same when it looks like one', () => {
		notSent({ code: 'ECONNREFUSED' }, 'the connection was refused');
		notSent({ errors: [{ code: 'ENOTFOUND' }] }, 'the host name was not found');
	});
});

describe('a request that the credential would not sign', () => {
	const refused = systemError('ERR_NOT_SIGNED', undefined, { message: 'Secret Key is empty.' });

	it.each(WRAPPINGS)('was rejected with its own words: %s', (_name, wrap) => {
		expectFailure(wrap(refused), 'rejected', 'Secret Key is empty.');
	});

	it('comes before every other reason', () => {
		const outer = new AxiosError('refused', 'ECONNREFUSED', refused);
		expectFailure(outer, 'rejected', 'Secret Key is empty.');
	});
});

describe('case 39: what the guard of n8n refuses', () => {
	const blocked = Object.assign(new Error('The request was blocked because of its IP address'), {
		name: 'SsrfBlockedIpError',
		description: "The target '127.0.0.1' is not allowed. Ask your n8n administrator.",
	});

	it.each(WRAPPINGS)('was not sent, in its own words: %s', (_name, wrap) => {
		expectFailure(
			wrap(blocked),
			'notSent',
			`n8n did not send the request: ${blocked.message}. ${blocked.description}`,
		);
	});

	it('is known by its name alone', () => {
		const named = (name: unknown) => classify({ name, message: 'a' }).message;
		expect(named('SsrfBlockedHostnameError')).toBe('n8n did not send the request: a');
		for (const name of ['SsrfError', 'a SsrfBlockedIpError', 'SsrfBlockedIpError ', 5]) {
			expect(named(name)).toBe('The answer was lost: the connection failed.');
		}
	});
});

/** A NodeApiError of n8n before 2.34, which has no cause. */
const withoutCause = (httpCode: unknown, ...messages: unknown[]) => ({ httpCode, messages });

describe('what n8n before 2.34 leaves of an error', () => {
	it.each(NOT_CONNECTED)('%s of %s says not sent', (code, syscall, reason) => {
		notSent(withoutCause(code, `${syscall} ${code} 127.0.0.1:443`), reason);
		notSent(withoutCause(code), reason);
	});

	it.each(CERTIFICATE)('%s says not sent', (code) => {
		notSent(withoutCause(code, 'certificate'), "the server's TLS certificate is not trusted");
	});

	it.each(ONLY_WHILE_CONNECTING)('%s says not sent of connect only', (code, reason, later) => {
		notSent(withoutCause(code, `connect ${code} 127.0.0.1:443`), reason);
		notSent({ httpCode: code, message: `connect ${code}` }, reason);
		for (const words of [undefined, `read ${code}`, `connect ${code}X`, `a connect ${code}`, 5]) {
			lost(withoutCause(code, words, `connect ${code}`), later);
		}
		lost(withoutCause('EPIPE', `connect ${code}`), 'the connection was cut');
		lost(withoutCause(504, `connect ${code}`), 'the connection failed');
		lost({ httpCode: code, messages: `connect ${code}` }, later);
	});

	it('is the refusal of the credential with its words', () => {
		expectFailure(withoutCause('ERR_NOT_SIGNED', 'Empty.'), 'rejected', 'Empty.');
	});
});

describe('a chain of errors', () => {
	it('takes code and syscall from the same link', () => {
		const outer = Object.assign(new Error('outer', { cause: systemError('EPIPE', 'connect') }), {
			code: 'ECONNRESET',
		});
		lost(outer, 'the connection was cut');
	});

	it('trusts "not sent" further in over "lost" further out', () => {
		// axios repeats the code of its cause, but not its syscall.
		notSent(
			new AxiosError('timeout', 'ETIMEDOUT', systemError('ETIMEDOUT', 'connect')),
			'the connection timed out',
		);
		notSent(
			new AxiosError('aborted', 'ECONNABORTED', systemError('ECONNREFUSED', 'connect')),
			'the connection was refused',
		);
	});

	it('names the first reason it meets', () => {
		const inner = systemError('ENOTFOUND');
		notSent(new AxiosError('refused', 'ECONNREFUSED', inner), 'the connection was refused');
		lost(new AxiosError('cut', 'EPIPE', systemError('ECONNABORTED')), 'the connection was cut');
	});

	it('looks at causes before the parts of an aggregate', () => {
		const error = new AggregateError([systemError('ENOTFOUND')], 'all failed', {
			cause: systemError('ECONNREFUSED'),
		});
		notSent(error, 'the connection was refused');
	});

	it('ends where an error is its own cause', () => {
		const self = systemError('EPIPE');
		self.cause = self;
		lost(self, 'the connection was cut');
	});

	it('ends in a circle of causes and parts, and still finds what is on the list', () => {
		const first = new Error('first');
		const second = new AggregateError([first, systemError('EAI_AGAIN')], 'second');
		first.cause = second;
		notSent(first, 'the host name could not be looked up');
	});
});
