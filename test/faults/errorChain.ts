import type { HelperResult } from './overhear';
import { replyOf } from './classOf';

interface Link {
	name: string;
	code: string | null;
	syscall: string | null;
	cause: unknown;
}

function linkOf(error: object): Link {
	const text = (value: unknown) => (typeof value === 'string' ? value : null);
	return {
		name: error.constructor.name,
		code: 'code' in error ? text(error.code) : null,
		syscall: 'syscall' in error ? text(error.syscall) : null,
		cause: 'cause' in error ? error.cause : undefined,
	};
}

/** An error and its causes by their codes, the outermost first; texts are left out, they vary. */
function chainOf(error: unknown): string[] {
	if (typeof error !== 'object' || error === null) return [];
	const { name, code, syscall, cause } = linkOf(error);
	const words = [name, code, syscall === null ? null : `(${syscall})`];
	return [words.filter((word) => word !== null).join(' '), ...chainOf(cause)];
}

/** What n8n's helper made of a call, in a few words. */
export function helperWords(result: HelperResult): string {
	if ('thrown' in result) return chainOf(result.thrown).join(' ← ');
	return `no error: an answer with HTTP ${replyOf(result.answer).status}`;
}
