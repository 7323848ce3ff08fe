import { Settings } from 'luxon';

import { fromIsoText, toIsoText } from '../../../../../nodes/TencentLive/api/v3/isoTime';

const NOW = Date.parse('2026-11-23T10:00:00Z');

afterEach(() => {
	Settings.defaultZone = 'system';
	Settings.defaultLocale = 'en-US';
});

describe.each(['UTC', 'Asia/Shanghai', 'America/New_York'])('in %s', (zone) => {
	beforeEach(() => {
		Settings.defaultZone = zone;
		Settings.defaultLocale = 'ar-EG';
	});

	it('a time is written in UTC', () => {
		expect(toIsoText(NOW + 999)).toBe('2026-11-23T10:00:00Z');
	});

	it.each(['2026-11-23T10:00:00Z', '2026-11-23T10:00:00', '2026-11-23T18:00:00+08:00'])(
		'%s is the same moment',
		(text) => {
			expect(fromIsoText(text)).toBe(NOW);
		},
	);
});

it.each([undefined, '', 'a', '2026-11-31T10:00:00Z'])('gives no time for %p', (text) => {
	expect(fromIsoText(text)).toBeUndefined();
});
