import type { IDataObject } from 'n8n-workflow';

import { SigningError } from './SigningError';

type HeaderValue = IDataObject[string];

/**
 * Request headers under their names in any letter case. Setting one replaces every spelling of it:
 * two spellings of Host or Content-Type would leave open which of them is sent.
 */
export class RequestHeaders {
	private readonly entries = new Map<string, { name: string; value: HeaderValue }>();

	/** @throws SigningError for a name or a value that HTTP does not allow */
	constructor(headers?: IDataObject | null) {
		for (const [rawName, value] of Object.entries(headers ?? {})) {
			// The HTTP client trims names too: " Host" would otherwise slip past us as another header.
			const name = rawName.trim();
			// An empty row in a form of headers.
			if (name === '' || value === undefined || value === null) continue;
			if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) {
				throw new SigningError(
					'A header of the request has a name with characters that HTTP does not allow. Rename or remove it.',
				);
			}
			const trimmed = typeof value === 'string' ? value.trim() : value;
			if (typeof trimmed === 'string' && /[^\P{Cc}\t]/u.test(trimmed)) {
				throw new SigningError(
					`The header "${name}" of the request holds a line break or another control character. Remove it.`,
				);
			}
			this.set(name, trimmed);
		}
	}

	/** The value as trimmed text; empty when the header is missing. */
	get(name: string): string {
		const value = this.entries.get(name.toLowerCase())?.value;
		return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	}

	set(name: string, value: HeaderValue): void {
		this.entries.set(name.toLowerCase(), { name, value });
	}

	remove(...names: string[]): void {
		for (const name of names) this.entries.delete(name.toLowerCase());
	}

	toObject(): IDataObject {
		return Object.fromEntries([...this.entries.values()].map(({ name, value }) => [name, value]));
	}
}
