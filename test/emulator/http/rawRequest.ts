/** A request as it came off the wire, fully read, before anyone made sense of it. */
export interface RawRequest {
	/** As sent: GET, POST, … */
	method: string;
	/** Without the query. */
	path: string;
	/** The raw query, still encoded, without the question mark. */
	query: string;
	/** Lower-case names; repeated headers joined by commas. */
	headers: Readonly<Record<string, string>>;
	body: Buffer;
	/** True over TLS. */
	secure: boolean;
}

/** A header's value, trimmed, or the empty text. Names are lower-case. */
export function header(request: RawRequest, name: string): string {
	return (request.headers[name] ?? '').trim();
}

/** The media type of the content-type header in lower case, without its parameters. */
export function mediaType(request: RawRequest): string {
	return (header(request, 'content-type').split(';')[0] ?? '').trim().toLowerCase();
}
