import { systemClock } from '../../../../nodes/TencentLive/transport/clock';
import { PUBLISHED } from '../../../emulator/callbacks/samples';
import { NOW, TAKEN, received, signed, surroundings, useStandingClock } from './receiving';
import type { Surroundings } from './webhookContext';

useStandingClock();

const answer = (response: object) => ({
	statusCode: 200,
	body: JSON.stringify({ Response: { RequestId: 'r', ...response } }),
});
const parameters = {
	events: ['recordingFile', 'recordingStatus', 'streamStarted'],
	'options.confirm': true,
};
const file = () => answer({ MediaInfoSet: [{ FileId: '4' }, { FileId: '5' }] });
const nothing = () => answer({ MediaInfoSet: [] });
const failing = (Code = 'InternalError') => answer({ Error: { Code, Message: '' } });

/** Answers like `api`, and keeps what was asked. */
function listening(api: () => { statusCode: number; body: string }) {
	const asked: unknown[] = [];
	const listens: Surroundings['api'] = ({ body, headers }) => {
		asked.push([headers?.['X-TC-Action'], JSON.parse(String(body))]);
		return api();
	};
	return { asked, api: listens };
}

it('lets in a file that Video on Demand knows, with one question', async () => {
	const { asked, api } = listening(file);
	const { response } = await received(surroundings({ parameters, api }));
	expect(response.workflowData).toMatchObject([[{ json: { file_id: '5' } }]]);
	expect(asked).toEqual([['DescribeMediaInfos', { FileIds: ['5'], Filters: ['basicInfo'] }]]);
});

it.each([
	[1500000123, 1500000123],
	['1500000123', 1500000123],
	[0, undefined],
	['', undefined],
])('asks in the application %j', async (subAppId, SubAppId) => {
	const { asked, api } = listening(file);
	const options = { ...parameters, 'options.subAppId': subAppId };
	await received(surroundings({ parameters: options, api }));
	expect(asked).toMatchObject([[expect.anything(), { FileIds: ['5'] }]]);
	expect(JSON.stringify(asked)).toContain(
		SubAppId === undefined ? '"]}' : `"SubAppId":${SubAppId}`,
	);
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
	const given = surroundings({ parameters, api: () => failing() });
	const { answered } = await received(given);
	expect(answered).toEqual({
		status: 503,
		ended: true,
		warnings: [
			'An event could not be confirmed: Tencent Cloud had an internal error. (InternalError)',
		],
	});
	expect((await received({ ...given, api: file })).response.workflowData).toHaveLength(1);
});

it('lets in a file of an account without Video on Demand', async () => {
	const api = () => failing('FailedOperation.InvalidVodUser');
	expect((await received(surroundings({ parameters, api }))).answered.status).toBe(200);
});

it('case 35: one true file starts one workflow, under whatever names it comes', async () => {
	const { asked, api } = listening(file);
	const given = surroundings({ parameters, api });
	for (let n = 0; n < 20; n += 1) {
		const call = { event_type: 100, file_id: '5', record_file_id: String(n), stream_id: `s${n}` };
		const { response } = await received({ ...given, rawBody: signed(call) });
		if (n > 0) expect(response).toEqual(TAKEN);
	}
	expect(asked).toHaveLength(1);
});

it('starts one workflow where both came while it was asked', async () => {
	const given = surroundings({ parameters, api: file, staticData: {} });
	const both = await Promise.all([received(given), received(given)]);
	// One answers by itself, the repetition is answered by n8n.
	expect(both.map(({ answered }) => answered.status)).toEqual([200, undefined]);
});

it.each([
	['a file in COS', PUBLISHED.inCos, 200],
	['a file that is known by its task alone', { event_type: 100, task_id: 'x' }, 200],
	['a ready file that names neither', { event_type: 100 }, 401],
	['a ready file whose names are none', { event_type: 100, file_id: {}, task_id: [] }, 401],
	['a state of a task that may be deleted', { event_type: 332, task_id: 'x', seq: '1' }, 200],
	['a file in COS that no task is named for', { ...PUBLISHED.inCos, task_id: '' }, 200],
	['a state that names nothing', { event_type: 332, seq: '1' }, 200],
	['a push', { event_type: 1, sequence: '1', file_id: '5' }, 200],
])('%s is not asked for: %3$d', async (_, call, status) => {
	const { asked, api } = listening(nothing);
	const given = surroundings({ parameters, rawBody: signed(call), api });
	expect((await received(given)).answered).toMatchObject({ status, warnings: [] });
	expect(asked).toEqual([]);
});

it('has those wait for a minute that come while a hundred wait for an answer', async () => {
	const given = surroundings({ parameters, api: file });
	const all = await Promise.all(
		[...Array(101).keys()].map(async (n) => {
			const rawBody = signed({ event_type: 100, file_id: String(n) }, NOW + 600);
			return (await received({ ...given, rawBody })).answered;
		}),
	);
	expect(all.filter(({ status }) => status === 503)).toEqual([
		expect.objectContaining({
			warnings: ['An event could not be confirmed: 100 events wait for an answer already.'],
		}),
	]);
	const later = signed({ event_type: 100, file_id: '5' }, Math.floor(systemClock.now() / 1000));
	const { answered } = await received(surroundings({ parameters, api: file, rawBody: later }));
	expect(answered.status).toBe(200);
});
