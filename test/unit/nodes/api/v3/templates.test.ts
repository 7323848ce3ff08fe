import type { Action3 } from '../../../../../nodes/TencentLive/api/v3/call';
import {
	createTemplate,
	deleteTemplate,
	describeTemplate,
	describeTemplates,
	modifyTemplate,
} from '../../../../../nodes/TencentLive/api/v3/templates';
import { ApiError } from '../../../../../nodes/TencentLive/transport/ApiError';
import type { JsonObject } from '../../../../../nodes/TencentLive/transport/json';
import { failingFirst, refusal } from '../../support/failing';
import { answering, answeringInTurn } from '../../support/replies';
import { apiFailureOf, failureOf } from '../../support/thrown';

const LIVE = { service: 'live', version: '2018-08-01' };

describe('createTemplate', () => {
	it('sends only what is set, once, and gives the ID', async () => {
		const { call, calls } = answering<Action3>({ TemplateId: 7 });
		const formats = { hls: { enabled: true } };
		expect(await createTemplate(call, { name: 'n', formats })).toBe('7');
		expect(calls).toStrictEqual([
			{
				...LIVE,
				action: 'CreateLiveRecordTemplate',
				parameters: { TemplateName: 'n', HlsParam: { Enable: 1 } },
				repeatable: false,
			},
		]);
	});

	it('sends everything by Tencent’s names', async () => {
		const { call, calls } = answering<Action3>({ TemplateId: 7 });
		await createTemplate(call, {
			name: 'n',
			description: '',
			formats: {
				flv: { enabled: false },
				hls: { enabled: true, storageTime: 0 },
				mp4: {
					enabled: true,
					interval: 60,
					storageTime: 3600,
					vodSubAppId: 1,
					vodFileName: '{StreamID}',
				},
				aac: { enabled: true, interval: 1 },
				mp3: { enabled: true, interval: 2 },
			},
			hlsContinue: 0,
			removeWatermark: false,
		});
		expect(calls[0]?.parameters).toStrictEqual({
			TemplateName: 'n',
			Description: '',
			FlvParam: { Enable: 0 },
			HlsParam: { Enable: 1, StorageTime: 0 },
			Mp4Param: {
				Enable: 1,
				RecordInterval: 60,
				StorageTime: 3600,
				VodSubAppId: 1,
				VodFileName: '{StreamID}',
			},
			AacParam: { Enable: 1, RecordInterval: 1 },
			Mp3Param: { Enable: 1, RecordInterval: 2 },
			HlsSpecialParam: { FlowContinueDuration: 0 },
			RemoveWatermark: false,
		});
	});

	it('gives the ID as text with every digit', async () => {
		const { call } = answering<Action3>({ TemplateId: '18446744073709551615' });
		expect(await createTemplate(call, { formats: {} })).toBe('18446744073709551615');
	});

	it('does not know what became of it without an ID', async () => {
		const { call } = answering<Action3>({ TemplateId: null });
		expect(
			await apiFailureOf(async () => await createTemplate(call, { formats: {} })),
		).toMatchObject({
			kind: 'unknown',
			message: 'Tencent Cloud answered without a template ID.',
		});
	});

	it('says that it may exist where the answer was lost', async () => {
		const { call } = failingFirst<Action3>(refusal(null, 'unknown'));
		expect(
			await apiFailureOf(async () => await createTemplate(call, { formats: {} })),
		).toMatchObject({
			kind: 'unknown',
			message: 'It was unknown. The template may exist: look at Get Many before creating it again.',
		});
	});

	it('passes a refusal on', async () => {
		const error = refusal('LimitExceeded');
		const { call } = failingFirst<Action3>(error);
		const act = async () => await createTemplate(call, { formats: {} });
		expect(await failureOf(act, ApiError)).toBe(error);
	});
});

describe('modifyTemplate', () => {
	/** What is sent to change a template that stands like this. */
	async function sentFor(
		current: JsonObject,
		settings: Parameters<typeof modifyTemplate>[2],
	): Promise<unknown> {
		const { call, calls } = answeringInTurn<Action3>([{ Template: current }, {}]);
		await modifyTemplate(call, 7, settings);
		expect(calls).toHaveLength(2);
		expect(calls[0]).toStrictEqual({
			...LIVE,
			action: 'DescribeLiveRecordTemplate',
			parameters: { TemplateId: 7 },
		});
		const { parameters, ...rest } = calls[1] ?? {};
		expect(rest).toStrictEqual({ ...LIVE, action: 'ModifyLiveRecordTemplate' });
		return parameters;
	}

	it('sends what changes, and a format whole, with what is set in it', async () => {
		const current = {
			TemplateName: 'old',
			Description: 'stays',
			HlsParam: { Enable: 1, StorageTime: 60, VodFileName: '', Bucket: null, Interval: 0 },
			Mp4Param: { Enable: 1, RecordInterval: 60 },
		};
		const settings = { name: 'new', formats: { hls: { enabled: false, storageTime: 90 } } };
		expect(await sentFor(current, settings)).toStrictEqual({
			TemplateId: 7,
			TemplateName: 'new',
			HlsParam: { Enable: 0, StorageTime: 90, Interval: 0 },
		});
	});

	it('sends a format that was not there as it is asked for', async () => {
		for (const Mp4Param of [null, undefined, 'a', []]) {
			const settings = { formats: { mp4: { enabled: true } } };
			expect(await sentFor({ Mp4Param }, settings)).toStrictEqual({
				TemplateId: 7,
				Mp4Param: { Enable: 1 },
			});
		}
	});

	it('sends a text over an object as it is', async () => {
		const settings = { description: 'd', formats: {} };
		expect(await sentFor({ Description: { a: 1 } }, settings)).toStrictEqual({
			TemplateId: 7,
			Description: 'd',
		});
	});
});

describe('describing', () => {
	it('gives one template as the service describes it', async () => {
		const { call } = answering<Action3>({ Template: { TemplateId: 7, Other: null } });
		expect(await describeTemplate(call, 7)).toStrictEqual({ TemplateId: 7, Other: null });
	});

	it.each([undefined, null, 'a', []])('fails where the template is %p', async (template) => {
		const { call } = answering<Action3>({ Template: template });
		expect(await apiFailureOf(async () => await describeTemplate(call, 7))).toMatchObject({
			kind: 'unknown',
			message: 'Tencent Cloud answered without the template.',
		});
	});

	it('gives all of them', async () => {
		const { call, calls } = answering<Action3>({ Templates: [{ TemplateId: 7 }, null] });
		expect(await describeTemplates(call)).toStrictEqual([{ TemplateId: 7 }]);
		expect(calls).toStrictEqual([
			{ ...LIVE, action: 'DescribeLiveRecordTemplates', parameters: {} },
		]);
	});
});

describe('deleteTemplate', () => {
	it('deletes it', async () => {
		const { call, calls } = answering<Action3>({});
		expect(await deleteTemplate(call, 7)).toBe('done');
		expect(calls).toStrictEqual([
			{ ...LIVE, action: 'DeleteLiveRecordTemplate', parameters: { TemplateId: 7 } },
		]);
	});

	it('takes it for gone where it is refused and not listed', async () => {
		const templates = { Templates: [{ TemplateId: 8 }, { TemplateId: '9' }] };
		const { call } = failingFirst<Action3>(refusal('InvalidParameter'), templates);
		expect(await deleteTemplate(call, 7)).toBe('gone');
	});

	it.each([7, '7'])('passes the refusal on where %p is listed', async (TemplateId) => {
		const error = refusal('ResourceInUse');
		const templates = { Templates: [{ TemplateId: 8 }, { TemplateId }] };
		const { call } = failingFirst<Action3>(error, templates);
		expect(await failureOf(async () => await deleteTemplate(call, 7), ApiError)).toBe(error);
	});

	it('does not look after what is no refusal', async () => {
		const error = refusal(null, 'unknown');
		const { call, calls } = failingFirst<Action3>(error, { Templates: [] });
		expect(await failureOf(async () => await deleteTemplate(call, 7), ApiError)).toBe(error);
		expect(calls).toHaveLength(1);
	});
});
