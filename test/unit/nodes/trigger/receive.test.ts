import {
	ITEM,
	KEY,
	NOW,
	TAKEN,
	received,
	signed,
	surroundings,
	useStandingClock,
} from './receiving';

useStandingClock();

it('hands on a wanted event, simplified unless told, and answers code 0', async () => {
	for (const [parameters, json] of [
		[{}, ITEM],
		[{ simplify: true }, ITEM],
		[{ simplify: false }, { event_type: 100, file_id: '5', t: NOW + 600 }],
		[{ simplify: 'false' }, { event_type: 100, file_id: '5', t: NOW + 600 }],
	] as const) {
		const given = surroundings({ parameters: { events: ['recordingFile'], ...parameters } });
		const { response, answered } = await received(given);
		expect(response).toMatchObject({ noWebhookResponse: true, workflowData: [[{ json }]] });
		expect(answered).toEqual({ status: 200, ended: false, body: { code: 0 }, warnings: [] });
	}
});

it.each([
	['another event', { events: ['streamStarted'] }],
	['none', { events: [] }],
	['no list', { events: 'recordingFile' }],
	['nothing', {}],
])('takes an event where %s is wanted, and starts nothing', async (_, parameters) => {
	const { response } = await received(surroundings({ parameters }));
	expect(response).toEqual(TAKEN);
});

it('takes an event that the node does not offer, and starts nothing', async () => {
	const rawBody = signed({ event_type: 200 });
	expect((await received(surroundings({ rawBody }))).response).toEqual(TAKEN);
});

it.each([
	['unsigned', Buffer.from('{"event_type":100}')],
	['expired', signed({ event_type: 100 }, NOW - 61)],
	['empty', Buffer.alloc(0)],
	['missing', undefined],
	['text', String(signed({ event_type: 100 }))],
])('refuses a body that is %s: 401, no body, no workflow', async (_, rawBody) => {
	const { response, answered } = await received(surroundings({ rawBody }));
	expect(response).toEqual({ noWebhookResponse: true });
	expect(answered).toEqual({ status: 401, ended: true, body: undefined, warnings: [] });
});

it('lets unsigned events in where that is allowed', async () => {
	const rawBody = Buffer.from('{"event_type":100}');
	const events = ['recordingFile'];
	for (const [allowed, status] of [
		[true, 200],
		[false, 401],
		['true', 200],
	] as const) {
		const parameters = { events, 'options.allowUnsigned': allowed };
		expect((await received(surroundings({ rawBody, parameters }))).answered.status).toBe(status);
	}
});

it.each([
	[{ simplify: 'no' }, 'Simplify: must be true or false, not no.'],
	[{ 'options.allowUnsigned': 'x' }, 'Allow Unsigned: must be true or false, not x.'],
	[{ 'options.confirm': 5 }, 'Confirm: must be true or false, not 5.'],
	[{ 'options.subAppId': 'x' }, expect.stringMatching(/^VOD Sub-Application Name or ID: /)],
])(
	'has the sender try again where %j cannot be read, and says so in the log',
	async (changes, says) => {
		const parameters = { events: ['recordingFile'], ...changes };
		const { response, answered } = await received(surroundings({ parameters }));
		expect(response).toEqual({ noWebhookResponse: true });
		expect(answered).toMatchObject({ status: 503, ended: true });
		const [warning = ''] = answered.warnings;
		expect(warning).toMatch(/^An event could not be taken: /);
		expect(warning.replace('An event could not be taken: ', '')).toEqual(says);
	},
);

it('takes the previous key too', async () => {
	const credential = { callbackSecret: 'new', previousCallbackSecret: KEY };
	const { response } = await received(surroundings({ credential }));
	expect(response.workflowData).toHaveLength(1);
});

describe('a repetition', () => {
	it('starts nothing, in this process or by what was saved', async () => {
		const staticData = {};
		const given = surroundings({ staticData });
		expect((await received(given)).response.workflowData).toHaveLength(1);
		expect((await received(given)).response).toEqual(TAKEN);
		expect((await received({ ...given, staticData: {} })).response).toEqual(TAKEN);
		expect((await received({ ...given, workflowId: 'x' })).response).toEqual(TAKEN);
		expect(JSON.stringify(staticData)).toMatch(/^{"version":2,"seen":"30000000 [\w-]{11}"}$/);
	});

	it('is new to another workflow and to another node', async () => {
		const given = surroundings();
		await received(given);
		const [workflowId, nodeId, staticData] = [`${given.workflowId} 2`, 'another', {}];
		expect(
			(await received({ ...given, workflowId, staticData })).response.workflowData,
		).toHaveLength(1);
		expect(
			(await received({ ...given, nodeId, staticData: {} })).response.workflowData,
		).toHaveLength(1);
	});

	it.each([{ seen: { a: 1 } }, { version: 3, seen: 'x' }, { version: 2, seen: 5 }])(
		'is forgotten where %j was saved, with a line in the log, and nothing else happens',
		async (staticData) => {
			const given = surroundings({ staticData: { ...staticData } });
			const first = await received(given);
			expect(first.response.workflowData).toHaveLength(1);
			expect(first.answered.warnings).toEqual([
				expect.stringMatching(/^What this trigger has saved of earlier events .* is left out/),
			]);
			expect((await received(given)).answered.warnings).toEqual([]);
		},
	);

	it('is always new while the workflow is tested, and saves nothing', async () => {
		const staticData = {};
		const given = surroundings({ mode: 'manual', staticData });
		expect((await received(given)).response.workflowData).toHaveLength(1);
		expect((await received(given)).response.workflowData).toHaveLength(1);
		expect(staticData).toEqual({});
	});
});
