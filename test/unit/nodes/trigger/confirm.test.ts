import { SAMPLES } from '../../../emulator/callbacks/samples';
import { ITEM, NOW, TAKEN, received, signed, surroundings, useStandingClock } from './receiving';
import type { Surroundings } from './webhookContext';

useStandingClock();

describe('Confirm', () => {
	const answer = (response: object) => ({
		statusCode: 200,
		body: JSON.stringify({ Response: { RequestId: 'r', ...response } }),
	});
	const parameters = {
		events: ['recordingFile', 'recordingStatus', 'streamStarted'],
		'options.confirm': true,
	};
	const file = () => answer({ MediaInfoSet: [{ FileId: '4' }, { FileId: '5' }] });
	const nothing = () => answer({ MediaInfoSet: [], TaskList: [], ScrollToken: '' });
	const failing = () => answer({ Error: { Code: 'InternalError', Message: '' } });

	it('lets in what the API knows', async () => {
		const asked: unknown[] = [];
		const api: Surroundings['api'] = ({ body, headers }) => {
			asked.push([headers?.['X-TC-Action'], headers?.['X-TC-Version'], JSON.parse(String(body))]);
			return file();
		};
		const { response } = await received(surroundings({ parameters, api }));
		expect(response.workflowData).toEqual([[{ json: ITEM }]]);
		expect(asked).toEqual([
			['DescribeMediaInfos', '2018-07-17', { FileIds: ['5'], Filters: ['basicInfo'] }],
		]);
	});

	it.each([
		[1500000123, 1500000123],
		['1500000123', 1500000123],
		[0, undefined],
		[-1, undefined],
		[1.5, undefined],
		['x', undefined],
	])('asks in the application %j', async (subAppId, expected) => {
		const asked: unknown[] = [];
		const api: Surroundings['api'] = ({ body }) => {
			asked.push(JSON.parse(String(body)));
			return file();
		};
		const options = { ...parameters, 'options.subAppId': subAppId };
		await received(surroundings({ parameters: options, api }));
		expect(asked).toEqual([
			{
				FileIds: ['5'],
				Filters: ['basicInfo'],
				...(expected === undefined ? {} : { SubAppId: expected }),
			},
		]);
	});

	it('refuses what it does not know, and remembers nothing of it', async () => {
		const staticData = {};
		const given = surroundings({ parameters, staticData, api: nothing });
		const { response, answered } = await received(given);
		expect(response).toEqual({ noWebhookResponse: true });
		expect(answered).toEqual({ status: 401, ended: true, warnings: [] });
		expect(staticData).toEqual({});
		expect((await received({ ...given, api: file })).response.workflowData).toHaveLength(1);
	});

	it('has the sender try again where nobody knows, says so in the log, and remembers nothing', async () => {
		const given = surroundings({ parameters, api: failing });
		const { response, answered } = await received(given);
		expect(response).toEqual({ noWebhookResponse: true });
		expect(answered).toEqual({
			status: 503,
			ended: true,
			warnings: [
				'An event could not be confirmed: Tencent Cloud had an internal error. (InternalError)',
			],
		});
		expect((await received({ ...given, api: file })).response.workflowData).toHaveLength(1);
	});

	it('does not ask about a repetition', async () => {
		const given = surroundings({ parameters, api: file });
		await received(given);
		expect((await received({ ...given, api: undefined })).response).toEqual(TAKEN);
	});

	it('starts one workflow where both came while it was asked', async () => {
		const given = surroundings({ parameters, api: file, staticData: {} });
		const both = await Promise.all([received(given), received(given)]);
		expect(both.filter(({ response }) => response.workflowData !== undefined)).toHaveLength(1);
		// One answers by itself, the repetition is answered by n8n.
		expect(both.map(({ answered }) => answered.status)).toEqual([200, undefined]);
	});

	it.each([
		['a ready file that names neither', { event_type: 100 }, 401],
		['a ready file with an unknown task', { event_type: 100, task_id: 'x' }, 401],
		['a state of an unknown task', { event_type: 332, task_id: 'x', file_id: '5' }, 401],
		['a state of no task', { event_type: 332, seq: '1' }, 200],
		['a push', { event_type: 1, sequence: '1', file_id: 'x' }, 200],
	])('%s', async (_, call, status) => {
		const given = surroundings({ parameters, rawBody: signed(call), api: nothing });
		expect((await received(given)).answered.status).toBe(status);
	});

	it('asks nothing about a ready file that names neither', async () => {
		const rawBody = signed({ event_type: 100 });
		expect((await received(surroundings({ parameters, rawBody }))).answered).toMatchObject({
			status: 401,
			warnings: [],
		});
	});

	it('lets in a state of a task that is listed', async () => {
		const asked: unknown[] = [];
		const task = {
			TaskId: 'x',
			StreamName: 's',
			DomainName: 'd',
			AppName: 'live',
			StartTime: NOW,
			EndTime: NOW + 60,
			Stopped: 0,
		};
		const api: Surroundings['api'] = ({ body }) => {
			asked.push(JSON.parse(String(body)));
			return answer({ TaskList: [task], ScrollToken: '' });
		};
		const rawBody = signed({ ...SAMPLES.recordingStatus, stream_id: 's', task_id: 'x' });
		const { response } = await received(surroundings({ parameters, rawBody, api }));
		expect(response.workflowData).toHaveLength(1);
		expect(asked).toMatchObject([{ StreamName: 's' }]);
		const noStream = signed({ event_type: 332, task_id: 'x' });
		asked.length = 0;
		await received(surroundings({ parameters, rawBody: noStream, api }));
		expect(asked[0]).not.toHaveProperty('StreamName');
	});
});
