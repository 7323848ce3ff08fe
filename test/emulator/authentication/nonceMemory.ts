/**
 * Which Nonces each SecretId has used. One is kept for as long as the request
 * it came with could still be sent again without being too old. The documents
 * only say that a Nonce must not repeat; per key and for that long is the
 * strict reading that can still be kept.
 */
export class NonceMemory {
	private readonly used = new Map<string, Map<string, number>>();

	/** Notes a Nonce until an instant in milliseconds; false if it is already in use at `now`. */
	spend(secretId: string, nonce: string, until: number, now: number): boolean {
		const nonces = this.used.get(secretId) ?? new Map<string, number>();
		this.used.set(secretId, nonces);
		for (const [old, forgetAt] of nonces) if (forgetAt < now) nonces.delete(old);
		// 7 and 007 are the same number.
		const number = nonce.replace(/^0+(?=\d)/, '');
		if (nonces.has(number)) return false;
		nonces.set(number, until);
		return true;
	}
}
