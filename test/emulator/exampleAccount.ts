import type { ActiveStream, EmulatorOptions } from './settings';

const place = { domain: 'push.example.com', app: 'live' };

/** The account that the workflows of examples/ name: whatever one of them asks for is here. */
export const EXAMPLE_ACCOUNT = {
	domains: [place.domain, { name: 'play.example.com', type: 'play', enabled: true }],
	streams: [
		{ ...place, stream: 'my-stream' },
		{ ...place, stream: 'other-stream' },
	],
	channels: [
		{ id: '9896587163684165400', name: 'Live channel', live: true },
		{ id: '9896587163684165401', name: 'Other channel', live: true },
	],
	templates: [{ id: 1001, name: 'hls', formats: ['hls'] }],
} as const satisfies EmulatorOptions;

/** A stream of theirs that is pushed only now and then. */
export const EVENING_SHOW: ActiveStream = { ...place, stream: 'evening-show' };
