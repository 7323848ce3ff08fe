import { SECRET_ID, SECRET_KEY, sign } from './support';

export const TOKEN = 'SESSIONTOKENSESSIONTOKEN';
/** A credential with a token to lose and an endpoint of its own. */
export const account = { sessionToken: TOKEN, endpoint: 'https://gateway.example:8443/tencent' };

/** Fails unless nothing was signed and the message gives nothing away. */
export function expectRefusal(request: object, credentials: object = account): string {
	const error = (() => {
		try {
			sign(request, { ...credentials });
			return undefined;
		} catch (thrown) {
			return thrown;
		}
	})();
	if (!(error instanceof Error)) throw new Error(`signed: ${JSON.stringify(request)}`);
	expect(error.name).toBe('SigningError');
	for (const secret of [SECRET_ID, SECRET_KEY, TOKEN]) expect(error.message).not.toContain(secret);
	expect(error.message).not.toMatch(/TC3-HMAC|[0-9a-f]{40}/);
	return error.message;
}
