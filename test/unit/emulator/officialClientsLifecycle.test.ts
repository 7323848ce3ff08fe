import type { Emulator } from '../../emulator';
import { isObject } from '../../emulator/json';
import { checkAnswer, checkParameters } from '../../emulator/sdkModels';
import { call3, liveClient, responseOf } from './clients';
import { start, stopAll } from './running';
import { vodClient } from './vodClients';

afterEach(stopAll);

const DOMAIN = 'push.example.com';

/** What came back is an answer the client's own models describe. */
function expectModelled(action: string, answer: unknown): void {
	expect(isObject(answer) && checkAnswer(action, answer)).toEqual([]);
}

/** A task that recorded the first hour of 2025-03-02, UTC. */
async function recorded(emulator: Emulator): Promise<unknown> {
	emulator.clock.freeze(Date.UTC(2025, 2, 2));
	const EndTime = emulator.clock.seconds() + 3600;
	const task = { StreamName: 's', DomainName: DOMAIN, AppName: 'live', EndTime };
	const made = await call3(emulator, 'CreateRecordTask', task);
	emulator.clock.freeze(Date.now());
	return responseOf(made).TaskId;
}

describe.each(['TC3-HMAC-SHA256', 'HmacSHA1', 'HmacSHA256'] as const)(
	'tencentcloud-sdk-nodejs signing %s',
	(signMethod) => {
		describe.each(['GET', 'POST'] as const)('with %s', (reqMethod) => {
			const way = { signMethod, reqMethod };

			async function started(): Promise<Emulator> {
				const emulator = await start({ domains: [DOMAIN] });
				// The clients sign with the machine's clock.
				emulator.clock.freeze(Date.now());
				return emulator;
			}

			it('creates, reads, modifies and deletes templates', async () => {
				const emulator = await started();
				const client = liveClient(emulator, way);
				const made = await client.CreateLiveRecordTemplate({
					TemplateName: '录制_1',
					Description: 'a b&c=d+e',
					HlsParam: { Enable: 1, StorageTime: 86400, VodFileName: '{StreamID}_{StartYear}' },
					Mp4Param: { Enable: 0, RecordInterval: 600 },
					HlsSpecialParam: { FlowContinueDuration: 60 },
					FlvSpecialParam: { UploadInRecording: true },
					RemoveWatermark: false,
					IsDelayLive: 0,
				});
				expectModelled('CreateLiveRecordTemplate', made);
				const TemplateId = made.TemplateId ?? 0;

				const one = await client.DescribeLiveRecordTemplate({ TemplateId });
				expectModelled('DescribeLiveRecordTemplate', one);
				expect(one.Template).toMatchObject({
					TemplateId,
					TemplateName: '录制_1',
					Description: 'a b&c=d+e',
					HlsParam: { Enable: 1, StorageTime: 86400, VodFileName: '{StreamID}_{StartYear}' },
					Mp4Param: { Enable: 0, RecordInterval: 600 },
					FlvParam: { Enable: 0, RecordInterval: 1800 },
					HlsSpecialParam: { FlowContinueDuration: 60 },
					FlvSpecialParam: { UploadInRecording: true },
					RemoveWatermark: false,
				});

				const changed = await client.ModifyLiveRecordTemplate({
					TemplateId,
					TemplateName: 'other',
					FlvParam: { Enable: 1 },
				});
				expectModelled('ModifyLiveRecordTemplate', changed);
				const all = await client.DescribeLiveRecordTemplates({});
				expectModelled('DescribeLiveRecordTemplates', all);
				expect(all.Templates).toMatchObject([
					{ TemplateName: 'other', FlvParam: { Enable: 1 }, HlsParam: { Enable: 1 } },
				]);

				expectModelled(
					'DeleteLiveRecordTemplate',
					await client.DeleteLiveRecordTemplate({ TemplateId }),
				);
				expect(emulator.state.templates).toEqual([]);
			});

			it('creates, reads and deletes rules', async () => {
				const emulator = await started();
				emulator.state.templates.push({ id: 7, name: 'seven' });
				const client = liveClient(emulator, way);
				const rule = { DomainName: DOMAIN, AppName: '', StreamName: '' };
				expectModelled(
					'CreateLiveRecordRule',
					await client.CreateLiveRecordRule({ ...rule, TemplateId: 7 }),
				);
				const listed = await client.DescribeLiveRecordRules();
				expectModelled('DescribeLiveRecordRules', listed);
				expect(listed.Rules).toMatchObject([{ ...rule, TemplateId: 7 }]);
				expect(listed.Rules[0]?.CreateTime).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
				await expect(client.DeleteLiveRecordTemplate({ TemplateId: 7 })).rejects.toMatchObject({
					code: 'FailedOperation.ConfInUsed',
				});
				expectModelled('DeleteLiveRecordRule', await client.DeleteLiveRecordRule(rule));
				expect((await client.DescribeLiveRecordRules()).Rules).toEqual([]);
			});

			it('finds and describes recorded files', async () => {
				const emulator = await started();
				const taskId = await recorded(emulator);
				expect(emulator.state.files).toMatchObject([{ taskId }]);
				const client = vodClient(emulator, way);
				const found = await client.SearchMedia({
					StreamIds: ['s', 'other'],
					StreamDomains: [DOMAIN],
					StreamPaths: ['live'],
					SourceTypes: ['Record'],
					CreateTime: { After: '2025-03-02T09:00:00+08:00', Before: '2025-03-02T02:00:00Z' },
					Filters: ['basicInfo', 'metaData'],
					Sort: { Field: 'CreateTime', Order: 'Asc' },
					Offset: 0,
					Limit: 100,
				});
				expectModelled('SearchMedia', found);
				expect(found).toMatchObject({
					TotalCount: 1,
					MediaInfoSet: [
						{
							BasicInfo: {
								Name: 's_2025-03-02-08-00-00_2025-03-02-09-00-00',
								CreateTime: '2025-03-02T01:00:00Z',
								ExpireTime: '9999-12-31T23:59:59Z',
								Type: 'hls',
								SourceInfo: {
									SourceType: 'Record',
									LiveRecordInfo: {
										Domain: DOMAIN,
										Path: 'live',
										StreamId: 's',
										RecordStartTime: '2025-03-02T00:00:00Z',
										RecordEndTime: '2025-03-02T01:00:00Z',
									},
								},
							},
							MetaData: { Duration: 3600, Size: 450_000_000, Container: 'hls' },
						},
					],
				});
				const FileId = found.MediaInfoSet?.[0]?.FileId ?? '';
				const described = await client.DescribeMediaInfos({ FileIds: [FileId, '1'] });
				expectModelled('DescribeMediaInfos', described);
				expect(described).toMatchObject({
					MediaInfoSet: [{ FileId }],
					NotExistFileIdSet: ['1'],
				});
			});

			it('asks for the state of a stream, and for the next page of streams', async () => {
				const emulator = await started();
				for (let number = 0; number < 11; number += 1) {
					emulator.state.streams.push({ domain: DOMAIN, app: 'live', stream: `s${number}` });
				}
				emulator.state.streams.push({
					domain: DOMAIN,
					app: 'live',
					stream: 'off',
					forbidden: true,
				});
				const client = liveClient(emulator, way);
				const second = await client.DescribeLiveStreamOnlineList({ PageNum: 2, PageSize: 10 });
				expectModelled('DescribeLiveStreamOnlineList', second);
				expect(second).toMatchObject({ TotalNum: 11, OnlineInfo: [{ StreamName: 's10' }] });
				const stream = { DomainName: DOMAIN, AppName: 'live' };
				for (const [StreamName, StreamState] of [
					['s3', 'active'],
					['off', 'forbid'],
					['none', 'inactive'],
				] as const) {
					const answer = await client.DescribeLiveStreamState({ ...stream, StreamName });
					expectModelled('DescribeLiveStreamState', answer);
					expect(answer.StreamState).toBe(StreamState);
				}
			});
		});
	},
);

it('every request the official clients sent in JSON is one their models describe', async () => {
	const emulator = await start({ domains: [DOMAIN] });
	emulator.clock.freeze(Date.now());
	const way = { reqMethod: 'POST' } as const;
	const live = liveClient(emulator, way);
	await live.CreateLiveRecordTemplate({ TemplateName: 'a', HlsParam: { Enable: 1 } });
	await live.DescribeLiveRecordRules();
	await vodClient(emulator, way).SearchMedia({ StreamIds: ['s'], CreateTime: {} });
	const requests = emulator.truth.requests();
	expect(requests).toHaveLength(3);
	for (const { action, parameters } of requests) {
		expect(checkParameters(action, parameters)).toEqual([]);
	}
});
