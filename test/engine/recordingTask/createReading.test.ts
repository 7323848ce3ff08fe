import type { INodeParameters } from 'n8n-workflow';

import {
	CHANNEL,
	DOMAIN,
	locator,
	NODE,
	only,
	STREAM,
	useBench,
	v2,
	v3,
} from '../../support/engine';

const bench = useBench();

const RIGHT_TO_PUSH = '0123456789abcdef0123456789abcdef';
const QUERY = `?txSecret=${RIGHT_TO_PUSH}&txTime=5F3C9E80`;

/** Create with its End Time as it is in a new node. */
const withoutEnd = (): INodeParameters =>
	Object.fromEntries(Object.entries(v3()).filter(([name]) => name !== 'endTime'));

const refusalOf = async (parameters: INodeParameters, timezone?: string) => {
	const finished = await bench.run({ parameters, timezone });
	expect(bench.emulator.truth.requests()).toEqual([]);
	return finished.told;
};

test.each([
	{ channel: `${STREAM}${QUERY}` },
	{ channel: `rtmp://${DOMAIN}/live/${STREAM}${QUERY}` },
	{ channel: `live/${STREAM}` },
	{ channel: `${STREAM}\u200B`, appName: '/live/' },
	{ channel: STREAM, domain: locator('name', 'PUSH.example.com.') },
	{ channel: STREAM, domain: locator('name', `https://${DOMAIN}/`) },
])('case 19: %j is the stream itself', async ({ channel, ...rest }) => {
	const finished = await bench.run({
		parameters: v3({ channel: locator('id', channel), ...rest }),
	});

	expect(finished.error).toBeUndefined();
	expect(bench.creates()[0]?.parameters).toMatchObject({
		DomainName: DOMAIN,
		AppName: 'live',
		StreamName: STREAM,
	});
	const output = only(finished.json(NODE));
	expect(output).toMatchObject({ channel: STREAM, domain: DOMAIN, app_name: 'live' });
	expect(JSON.stringify([output, finished.hints(NODE)])).not.toContain(RIGHT_TO_PUSH);
});

test('case 19: a channel ID of the legacy API is taken out of its query, and of nothing else', async () => {
	const finished = await bench.run({
		parameters: v2({ channel: locator('id', `${CHANNEL}${QUERY}`) }),
	});
	expect(only(finished.json(NODE)).channel).toBe(CHANNEL);

	const address = v2({ channel: locator('id', `rtmp://${DOMAIN}/live/${CHANNEL}${QUERY}`) });
	const refused = await bench.run({ parameters: address });
	expect(refused.told).toMatch(/^Channel: looks like an address/);
	expect(refused.told).not.toContain(RIGHT_TO_PUSH);
	expect(bench.creates()).toHaveLength(1);
});

test.each([
	'={{ "" + $json.missing }}',
	'={{ String(null) }}',
	'={{ String(NaN) }}',
	'={{ "" + {} }}',
])('case 20: no stream is called what %s gives', async (channel) => {
	expect(await refusalOf(v3({ channel: locator('id', channel) }))).toMatch(
		/^Channel: ".+" is what an expression gives that finds nothing\. /,
	);
});

test.each([
	['Recording Template', { options: { templateId: locator('id', '={{ $json.missing }}') } }],
	['Recording Template', { options: { templateId: locator('id', '={{ "" }}') } }],
	['Stream Type', { options: { streamType: '={{ $json.missing }}' } }],
	['If Task Exists', { options: { ifTaskExists: '={{ $json.missing }}' } }],
	['Timeout', { options: { timeout: '={{ null }}' } }],
	['App Name', { appName: '={{ $json.missing }}' }],
	['Domain', { domain: locator('name', '={{ $json.missing }}') }],
	['Channel', { channel: locator('id', ' ={{ $json.missing }}'.trim()) }],
	['Start Time', { tapeType: 0, startTime: '={{ $json.missing }}' }],
	['End Time', { endTime: '={{ $json.missing }}' }],
])('case 21: %s that came out empty is refused', async (field, changes) => {
	expect(await refusalOf(v3(changes))).toMatch(
		new RegExp(`^${field}: the expression came out empty`),
	);
});

test('a Start Time that is not used may come out empty', async () => {
	const finished = await bench.run({
		parameters: v3({ tapeType: '={{ 1 }}', startTime: '={{ $json.missing }}' }),
	});

	expect(finished.error).toBeUndefined();
	expect(finished.hints(NODE)).toEqual([]);
});

test('case 22: an offset makes up for a time zone that does not exist', async () => {
	const finished = await bench.run({ parameters: v3(), timezone: 'GMT+8' });
	expect(only(finished.json(NODE)).end_time).toBe('2026-11-23T13:00:00+08:00');
});

test.each(['2026-11-23T13:00:00', '={{ $now.plus({ hours: 1 }) }}', undefined])(
	'case 22: without an offset the error names the zone: %s',
	async (endTime) => {
		expect(await refusalOf({ ...withoutEnd(), ...(endTime && { endTime }) }, 'GMT+8')).toMatch(
			/^End Time: cannot be read: "GMT\+8", the time zone of the workflow, is none/,
		);
	},
);

test.each([3000000000, 2147483648])('case 11: a Timeout of %s is refused', async (timeout) => {
	expect(await refusalOf(v3({ options: { timeout } }))).toBe(
		`Timeout: ${timeout} is more than 2147483647, the largest.`,
	);
});

test('case 11: the largest Timeout waits for the answer', async () => {
	const finished = await bench.run({ parameters: v3({ options: { timeout: 2147483647 } }) });
	expect(only(finished.json(NODE)).outcome).toBe('created');
});

test('an hour from now is when it ends unless that is said', async () => {
	const finished = await bench.run({ parameters: withoutEnd() });
	expect(only(finished.json(NODE)).end_time).toBe('2026-11-23T13:00:00+08:00');
});

test.each([
	[undefined, 'created', 2],
	['={{ "Record Anyway" }}', 'created', 2],
	['neverTwice', 'unknown', 1],
])('case 52: If Unknown %s is %s, after %s requests', async (ifUnknown, outcome, requests) => {
	bench.emulator.faults.next('html502', { action: 'CreateRecordTask' });
	const finished = await bench.run({
		parameters: v3({ options: ifUnknown === undefined ? {} : { ifUnknown } }),
		node: { onError: 'continueRegularOutput' },
	});

	const { details, ...item } = only(finished.json(NODE));
	expect(details ?? item).toMatchObject({ outcome });
	expect(bench.creates()).toHaveLength(requests);
});
