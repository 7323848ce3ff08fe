import type { ApiErrorKind } from '../../../../nodes/TencentLive/transport/ApiError';

/** A code, what it says about the server, and the way out its sentence must name, if there is one. */
export type CodeRow = [code: string, kind: ApiErrorKind, wayOut: RegExp | null];

/** What a sentence must be like, whatever its words. */
export function expectSentence(words: string): void {
	expect(words).toMatch(/^[A-Z]/);
	expect(words).toMatch(/[^\s.]\.$/);
	expect(words).not.toMatch(/\s{2}|\.\.|undefined|null|\$\{/);
	expect(words.length).toBeGreaterThan(20);
}

export function expectMeaning(
	meaning: { kind: ApiErrorKind; words: string },
	kind: ApiErrorKind,
	wayOut: RegExp | null,
): void {
	expect(meaning.kind).toBe(kind);
	expectSentence(meaning.words);
	if (wayOut !== null) expect(meaning.words).toMatch(wayOut);
}
