import { DEFAULT_ACCOUNT } from '../../emulator';
import { isObject } from '../../emulator/json';
import { legacySdkCall, liveClient } from './clients';
import { LIVE, start, stopAll } from './running';

afterEach(stopAll);

const END = '2026-03-02 12:20:00';

function taskSet(body: unknown): unknown[] {
	return isObject(body) && Array.isArray(body.taskSet) ? body.taskSet : [];
}

describe.each(['GET', 'POST'] as const)('qcloudapi-sdk with %s', (method) => {
	describe.each(['sha1', 'sha256'] as const)('and %s', (signatureMethod) => {
		const way = { method, signatureMethod };

		it('creates, lists, stops and deletes', async () => {
			const emulator = await start({ idsAsText: true });
			const made = await legacySdkCall(
				emulator,
				'CreateRecord',
				{ channelId: LIVE, tapeType: 1, endTime: END },
				way,
			);
			expect(made).toEqual({ code: 0, message: '', task_id: '18446744073709551615' });
			const task = { channelId: LIVE, taskId: '18446744073709551615' };

			const listed = await legacySdkCall(emulator, 'DescribeRecordList', { channelId: LIVE }, way);
			expect(taskSet(listed)).toMatchObject([{ id: '18446744073709551615', status: 1 }]);

			emulator.clock.advance(60_000);
			expect(await legacySdkCall(emulator, 'StopRecord', task, way)).toEqual({
				code: 0,
				message: '',
			});
			expect(emulator.truth.tasks()).toMatchObject([{ status: 'stopped', deleted: false }]);
			expect(await legacySdkCall(emulator, 'DeleteRecord', task, way)).toEqual({
				code: 0,
				message: '',
			});
			expect(emulator.truth.tasks()).toMatchObject([{ deleted: true }]);
			expect(
				taskSet(await legacySdkCall(emulator, 'DescribeRecordList', { channelId: LIVE }, way)),
			).toEqual([]);
		});

		it('is refused with a wrong key, an unknown id, a missing or a wrong token', async () => {
			const temporary = { secretId: 'AKIDtemporary', secretKey: 'k', token: 'good' };
			const emulator = await start({ accounts: [DEFAULT_ACCOUNT, temporary] });
			const codeWith = async (account: typeof DEFAULT_ACCOUNT) => {
				const values = { channelId: LIVE, tapeType: 1, endTime: END };
				const body = await legacySdkCall(emulator, 'CreateRecord', values, { ...way, account });
				return isObject(body) ? body.code : undefined;
			};
			expect(await codeWith({ ...DEFAULT_ACCOUNT, secretKey: 'wrong' })).toBe(4100);
			expect(await codeWith({ ...DEFAULT_ACCOUNT, secretId: 'AKIDnobody' })).toBe(4104);
			expect(await codeWith({ ...temporary, token: undefined })).toBe(4105);
			expect(await codeWith({ ...temporary, token: 'other' })).toBe(4105);
			expect(emulator.truth.createdCount).toBe(0);
			expect(await codeWith(temporary)).toBe(0);
			expect(emulator.truth.createdCount).toBe(1);
		});
	});
});

it('qcloudapi-sdk gets numbers by default, and loses digits of them', async () => {
	const emulator = await start();
	const values = { channelId: LIVE, tapeType: 1, endTime: END };
	const body = await legacySdkCall(emulator, 'CreateRecord', values);
	expect(isObject(body) && String(body.task_id)).toBe('18446744073709552000');
	expect(emulator.truth.tasks()).toMatchObject([{ id: '18446744073709551615' }]);
});

describe.each(['TC3-HMAC-SHA256', 'HmacSHA1', 'HmacSHA256'] as const)(
	'tencentcloud-sdk-nodejs signing %s',
	(signMethod) => {
		describe.each(['GET', 'POST'] as const)('with %s', (reqMethod) => {
			const way = { signMethod, reqMethod };

			it('creates, lists, stops and deletes', async () => {
				const emulator = await start();
				// The client signs with the machine's clock.
				emulator.clock.freeze(Date.now());
				const client = liveClient(emulator, way);
				const now = emulator.clock.seconds();
				const stream = {
					StreamName: '流 a&b=c+d',
					DomainName: 'push.example.com',
					AppName: 'live',
				};
				const made = await client.CreateRecordTask({
					...stream,
					StartTime: now + 60,
					EndTime: now + 3600,
					TemplateId: 7,
				});
				expect(made.TaskId).toHaveLength(58);
				const window = { StartTime: now, EndTime: now + 7200 };
				const listed = await client.DescribeRecordTask(window);
				expect(listed.TaskList).toEqual([
					{
						...stream,
						TaskId: made.TaskId,
						StartTime: now + 60,
						EndTime: now + 3600,
						TemplateId: 7,
						Stopped: 0,
					},
				]);
				await client.StopRecordTask({ TaskId: made.TaskId ?? '' });
				const stopped = await client.DescribeRecordTask(window);
				expect(stopped.TaskList).toMatchObject([{ Stopped: now }]);
				await client.DeleteRecordTask({ TaskId: made.TaskId ?? '' });
				expect((await client.DescribeRecordTask(window)).TaskList).toEqual([]);
				expect(emulator.truth.tasks()).toMatchObject([
					{ id: made.TaskId, generation: 'v3', channel: '流 a&b=c+d', deleted: true },
				]);
			});

			it('reads domains, streams and templates', async () => {
				const emulator = await start({
					streams: [{ domain: 'push.example.com', app: 'live', stream: 'a' }],
					templates: [{ id: 1, name: 'hls', formats: ['hls'] }],
				});
				emulator.clock.freeze(Date.now());
				const client = liveClient(emulator, way);
				const domains = await client.DescribeLiveDomains({ DomainType: 0, PageSize: 10 });
				expect(domains).toMatchObject({ AllCount: 1, DomainList: [{ Name: 'push.example.com' }] });
				const online = await client.DescribeLiveStreamOnlineList({});
				expect(online).toMatchObject({ TotalNum: 1, OnlineInfo: [{ StreamName: 'a' }] });
				const state = await client.DescribeLiveStreamState({
					StreamName: 'a',
					AppName: 'live',
					DomainName: 'push.example.com',
				});
				expect(state.StreamState).toBe('active');
				const templates = await client.DescribeLiveRecordTemplates({});
				expect(templates.Templates).toMatchObject([{ TemplateId: 1, HlsParam: { Enable: 1 } }]);
			});

			it('is refused with a wrong key, an unknown id, a missing or a wrong token', async () => {
				const temporary = { secretId: 'AKIDtemporary', secretKey: 'k', token: 'good' };
				const emulator = await start({ accounts: [DEFAULT_ACCOUNT, temporary] });
				emulator.clock.freeze(Date.now());
				const attempt = async (account: typeof DEFAULT_ACCOUNT) =>
					await liveClient(emulator, { ...way, account }).DescribeLiveDomains({});
				await expect(attempt({ ...DEFAULT_ACCOUNT, secretKey: 'wrong' })).rejects.toMatchObject({
					code: 'AuthFailure.SignatureFailure',
				});
				await expect(attempt({ ...DEFAULT_ACCOUNT, secretId: 'nobody' })).rejects.toMatchObject({
					code: 'AuthFailure.SecretIdNotFound',
				});
				await expect(attempt({ ...temporary, token: undefined })).rejects.toMatchObject({
					code: 'AuthFailure.TokenFailure',
				});
				await expect(attempt({ ...temporary, token: 'other' })).rejects.toMatchObject({
					code: 'AuthFailure.TokenFailure',
				});
				await expect(attempt(temporary)).resolves.toMatchObject({ AllCount: 1 });
			});
		});
	},
);
