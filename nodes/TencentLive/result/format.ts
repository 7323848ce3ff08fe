import { lookUp } from '../api/lookUp';
import type { RecordedFile } from '../api/recordings';

/** What else the service calls a format. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
	m3u8: 'hls',
	'mpeg-ts': 'hls',
	adts: 'aac',
};

/** The name of a format as templates have it; null where there is none. */
export function formatOf({ format }: Pick<RecordedFile, 'format'>): string | null {
	const name = format?.trim().toLowerCase() ?? '';
	if (name === '') return null;
	// A container may come with all of its kin: "mov,mp4,m4a,3gp".
	return name.includes('mp4') ? 'mp4' : (lookUp(OTHER_NAMES, name) ?? name);
}
