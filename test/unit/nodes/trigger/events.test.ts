import { ADDRESSES, SAMPLES } from '../../../emulator/callbacks/samples';
import {
	EVENT_NAMES,
	EVENTS,
	eventOf,
	isEventName,
} from '../../../../nodes/TencentLive/trigger/events';

it.each(EVENT_NAMES)('%s is known by its number, and sent to its own address', (name) => {
	expect(eventOf({ ...SAMPLES[name] })).toBe(name);
	expect(EVENTS[name].address).toBe(ADDRESSES[name]);
});

it.each([
	[100, 'recordingFile'],
	['100', 'recordingFile'],
	[-0, 'streamStopped'],
	['', undefined],
	[undefined, undefined],
	[200, undefined],
	[10, undefined],
	['1 ', undefined],
	[[1], undefined],
	['recordingFile', undefined],
	['toString', undefined],
])('event_type %j is %s', (event_type, expected) => {
	expect(eventOf({ event_type })).toBe(expected);
});

it('only what is in the table is a name', () => {
	expect(EVENT_NAMES).toHaveLength(5);
	expect(['toString', '__proto__', '', '100', 5, null].filter(isEventName)).toEqual([]);
});

it('what is told of a new template is written in the console’s words', () => {
	for (const name of EVENT_NAMES) expect(EVENTS[name].consoleField).toMatch(/[cC]allback/);
});
