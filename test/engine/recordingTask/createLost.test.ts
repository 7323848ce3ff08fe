import type { INodeParameters } from 'n8n-workflow';

import { systemClock } from '../../../nodes/TencentLive/transport/clock';
import { inAnotherProcess, savedForRetry } from '../../support/harness/retry';
import { detailsOf, expectTrue, outcomeOf } from '../../support/honesty';
import {
	CHANNEL,
	GENERATIONS,
	locator,
	NODE,
	only,
	STREAM,
	useBench,
	v3,
	workflow,
} from '../../support/engine';

const bench = useBench();

const MINUTE = 60_000;

/** A time that lies in the future for longer than any request can still be carried out. */
const IN_THREE_HOURS = {
	tapeType: 0,
	startTime: '2026-11-23T15:00:00+08:00',
	endTime: '2026-11-23T16:00:00+08:00',
};

const GOES_ON = { onError: 'continueRegularOutput' as const };

const idsOf = () => bench.emulator.truth.tasks().map(({ id }) => id);

describe.each(GENERATIONS)('$version', ({ version, create, action }) => {
	const channel = version === 'v3' ? STREAM : CHANNEL;

	test('case 51: a Real-Time request that was lost is sent once more, after 24 seconds', async () => {
		bench.emulator.faults.next('refuseThenClose', { action });
		const item = only((await bench.run({ parameters: create() })).json(NODE));

		expect(item).toMatchObject({
			outcome: 'created',
			message: expect.stringMatching(/asked for once more/),
		});
		expect(idsOf()).toEqual([item.task_id]);
		const [first, second, ...more] = bench.creates().map(({ at }) => at);
		expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(24_000);
		expect(more).toEqual([]);
	});

	test.each([
		['Never Twice', { options: { ifUnknown: 'neverTwice' } }],
		['a start in three hours', IN_THREE_HOURS],
	])('case 52: with %s nothing is sent again', async (_, changes) => {
		bench.emulator.faults.next('refuseThenClose', { action });
		const item = only((await bench.run({ parameters: create(changes), node: GOES_ON })).json(NODE));

		expect(outcomeOf(item)).toBe('unknown');
		expectTrue(item, channel, bench.emulator.truth);
		expect(bench.creates()).toHaveLength(1);
	});

	test('case 13: whoever was throttled looks again: another process was faster', async () => {
		bench.emulator.faults.next('throttle', { action });
		const wait = jest.mocked(systemClock.sleep).getMockImplementation();
		let other: string | undefined;
		jest.spyOn(systemClock, 'sleep').mockImplementation(async (...arguments_) => {
			await wait?.(...arguments_);
			if (other !== undefined || bench.creates().length === 0) return;
			other = '';
			const faster = await bench.run({ parameters: create(), package: inAnotherProcess() });
			other = String(only(faster.json(NODE)).task_id);
		});
		const item = only((await bench.run({ parameters: create() })).json(NODE));

		expect(item).toMatchObject({ outcome: 'existing', task_id: other });
		expect(idsOf()).toEqual([other]);
	});

	test('case 17: with Fail, of two equal items that were lost one is found, and one fails', async () => {
		bench.emulator.state.listingDelayMs = MINUTE;
		bench.emulator.faults.next('loseAnswer', { action });
		const parameters = create({ ...IN_THREE_HOURS, options: { ifTaskExists: 'fail' } });
		const first = await bench.run({ parameters, items: [{}, {}] });
		bench.setTime('2026-11-23T12:02:00+08:00');
		const resume = savedForRetry(first);
		const again = await bench.run({
			parameters,
			resume,
			node: GOES_ON,
			package: inAnotherProcess(),
		});

		const [found = {}, failed = {}] = again.json(NODE);
		expect(first.told).toMatch(/may exist/);
		expect(found).toMatchObject({ outcome: 'recovered', task_id: idsOf()[0] });
		expect(failed.error).toMatch(/exists already: .* as If Task Exists asks for\. /);
		expect(detailsOf(failed)).toMatchObject({ outcome: 'not_created', task_id: idsOf()[0] });
		expect(bench.creates()).toHaveLength(1);
	});

	test('case 9: an update that brings one more field loses nothing that was created', async () => {
		const names = ['first', 'second'];
		bench.emulator.state.channels = names.map((id) => ({ id, name: id, live: true }));
		bench.emulator.faults.next('apiError', {
			action,
			code: version === 'v3' ? 'LimitExceeded.MaximumTask' : 5300,
			message: 'no more',
			match: ({ parameters }) => Object.values(parameters).includes('second'),
		});
		const parameters = create({
			channel: locator('id', '={{ $json.name }}'),
			endTime: '={{ $now.plus({ minutes: 20 }) }}',
		});
		const first = await bench.run({ parameters, items: names.map((name) => ({ name })) });
		const [kept] = idsOf();
		bench.setTime('2026-11-23T12:05:00+08:00');
		const resume = savedForRetry(first);
		const again = await bench.run({ parameters, resume, package: withOneMoreField() });

		expect(first.told).toMatch(/No task was created\.$/);
		expect(again.json(NODE)).toMatchObject([{ task_id: kept }, { outcome: 'created' }]);
		expect(idsOf()).toHaveLength(2);
	});
});

type Fields = typeof import('../../../nodes/TencentLive/resources/recordingTask/createFields');

/** The package after an update that gives Create a field more. */
const withOneMoreField = () =>
	inAnotherProcess(() => {
		const { createFields } = jest.requireActual<Fields>(
			'../../../nodes/TencentLive/resources/recordingTask/createFields',
		);
		createFields.push({ displayName: 'New', name: 'new', type: 'string', default: 'as before' });
	});

test('case 12: a clock that is ahead shortens no wait: the request comes late, and is found', async () => {
	bench.emulator.clock.advance(-4 * MINUTE);
	bench.emulator.faults.next('executeLater', { action: 'CreateRecordTask', ms: 8 * MINUTE });
	const parameters = v3(IN_THREE_HOURS);
	let last = await bench.run({ parameters });
	for (const time of ['2026-11-23T12:05:30+08:00', '2026-11-23T12:08:30+08:00']) {
		expect(last.told).toMatch(/may exist/);
		bench.setTime(time);
		bench.emulator.clock.runDue();
		last = await bench.run({
			parameters,
			resume: savedForRetry(last),
			package: inAnotherProcess(),
		});
	}

	expect(only(last.json(NODE))).toMatchObject({ outcome: 'recovered', task_id: idsOf()[0] });
	expect(bench.creates()).toHaveLength(1);
});

describe('case 16: an item whose answer was lost goes round through the error output', () => {
	const around = async (options: INodeParameters, wait: string) => {
		const json = workflow({
			parameters: v3({
				tapeType: 0,
				startTime: '={{ $now.plus({ hours: 2 }) }}',
				endTime: '={{ $now.plus({ hours: 3 }) }}',
				options,
			}),
			node: { onError: 'continueErrorOutput' },
		});
		const node = (name: string, type: string, parameters: INodeParameters) => {
			json.nodes.push({ id: name, name, type, typeVersion: 1, position: [0, 0], parameters });
		};
		node('Once', 'n8n-nodes-base.filter', {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
				combinator: 'and',
				conditions: [
					{
						id: 'once',
						leftValue: '={{ $runIndex }}',
						rightValue: 0,
						operator: { type: 'number', operation: 'equals' },
					},
				],
			},
		});
		node('Wait', 'n8n-nodes-base.wait', { amount: wait, unit: 'seconds' });
		const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
		json.connections[NODE] = { main: [to('After'), to('Once')] };
		json.connections.Once = { main: [to('Wait')] };
		json.connections.Wait = { main: [to(NODE)] };
		bench.emulator.faults.next('executeLater', { action: 'CreateRecordTask', ms: MINUTE });
		return await bench.runJson(json);
	};

	test('nothing is sent beside it', async () => {
		const finished = await around({}, '10');

		const item = only(finished.json(NODE, 1));
		expect(item.error).toMatch(/^Whether an earlier request made .* is not known yet/);
		expect(detailsOf(item)).toMatchObject({ outcome: 'not_created' });
		bench.setTime('2026-11-23T12:02:00+08:00');
		expect(idsOf()).toHaveLength(1);
		expect(bench.creates()).toHaveLength(1);
	});

	test('once it was carried out, Overlapping finds it', async () => {
		const finished = await around({ matchExisting: 'overlapping' }, '90');

		const item = only(finished.json(NODE, 0));
		expect(item).toMatchObject({ outcome: 'existing', task_id: idsOf()[0] });
		expect(bench.creates()).toHaveLength(1);
	});
});
