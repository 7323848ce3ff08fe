import type { Action3, Call3 } from '../../../../../nodes/TencentLive/api/v3/call';
import {
	createTemplate,
	deleteTemplate,
	describeTemplate,
	describeTemplates,
	modifyTemplate,
	type LostTemplate,
} from '../../../../../nodes/TencentLive/api/v3/templates';
import { NotFoundError } from '../../../../../nodes/TencentLive/api/NotFoundError';
import { ApiError } from '../../../../../nodes/TencentLive/transport/ApiError';
import type { JsonObject } from '../../../../../nodes/TencentLive/transport/json';
import { refusal } from '../../support/failing';
import { answering, answeringInTurn, turns } from '../../support/replies';
import { apiFailureOf, failureOf } from '../../support/thrown';

const LIVE = { service: 'live', version: '2018-08-01' };
const FRESH = { lost: undefined, leave: () => {}, forget: () => {} };

describe('createTemplate', () => {
	it('sends only what is set, once, and gives the ID', async () => {
		const { call, calls } = answering<Action3>({ TemplateId: 7 });
		const formats = { hls: { enabled: true } };
		expect(await createTemplate(call, { name: 'n', formats }, FRESH)).toBe('7');
		expect(calls.slice(1)).toStrictEqual([
			{
				...LIVE,
				onSend: expect.any(Function),
				action: 'CreateLiveRecordTemplate',
				parameters: { TemplateName: 'n', HlsParam: { Enable: 1 } },
				repeatable: false,
			},
		]);
	});

	it('sends everything by Tencent’s names', async () => {
		const { call, calls } = answering<Action3>({ TemplateId: 7 });
		const settings = {
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
		};
		await createTemplate(call, settings, FRESH);
		expect(calls[1]?.parameters).toStrictEqual({
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
		expect(await createTemplate(call, { formats: {} }, FRESH)).toBe('18446744073709551615');
	});

	describe('case 28: whose answer was lost', () => {
		const list = (...named: Array<[id: number, name: string]>) => ({
			Templates: named.map(([TemplateId, TemplateName]) => ({ TemplateId, TemplateName })),
		});
		const LOST = refusal(null, 'unknown');
		const act = async (...answers: Array<JsonObject | Error>) =>
			await createTemplate(turns(...answers).call, { name: 'n', formats: {} }, FRESH);
		const MAY_EXIST = 'The template may exist: look at Get Many before creating it again.';

		it.each([LOST, { TemplateId: null }])('is the one that was not there: %s', async (answer) => {
			const before = list([1, 'n'], [2, 'other']);
			const after = list([1, 'n'], [2, 'other'], [3, 'other'], [4, 'n']);
			expect(await act(before, answer, after)).toBe('4');
		});

		it.each([
			['it is not listed', list([1, 'n']), list([1, 'n'], [3, 'other'])],
			['somebody else made one', list(), list([1, 'n'], [2, 'n'])],
			['nobody may list', refusal('UnauthorizedOperation'), list([1, 'n'])],
			['nobody may list any more', list(), refusal('UnauthorizedOperation')],
		])('may exist where %s', async (_what, before, after) => {
			expect(await apiFailureOf(async () => await act(before, LOST, after))).toMatchObject({
				kind: 'unknown',
				message: `It was unknown. ${MAY_EXIST}`,
			});
		});

		/** The next try, after a request that left when only template 1 bore the name. */
		const again = async (lost: LostTemplate, ...answers: Array<JsonObject | Error>) => {
			const { call, calls } = turns(...answers);
			const act = createTemplate(call, { name: 'n', formats: {} }, { ...FRESH, lost });
			return { id: await act.catch((error: Error) => error.message), calls: calls.length };
		};
		const HELD = `The answer of an earlier try was lost. ${MAY_EXIST}`;
		const NONE = list([1, 'n'], [2, 'other']);

		it.each<[string, LostTemplate, JsonObject | Error, string]>([
			['is listed by now', { before: ['1'], isOpen: true }, list([1, 'n'], [2, 'n']), '2'],
			['may still come', { before: ['1'], isOpen: true }, NONE, HELD],
			['is one of two', { before: ['1'], isOpen: false }, list([2, 'n'], [3, 'n']), HELD],
			['nobody may list', { before: ['1'], isOpen: false }, refusal('UnauthorizedOperation'), HELD],
			['nobody could list', { before: null, isOpen: false }, NONE, HELD],
		])('is not asked for in the next try where it %s', async (_what, lost, listing, id) => {
			expect(await again(lost, listing)).toStrictEqual({ id, calls: 1 });
		});

		it('is asked for anew once it can no longer come, and is not there', async () => {
			const lost = { before: ['1'], isOpen: false };
			expect(await again(lost, NONE, { TemplateId: 4 })).toStrictEqual({ id: '4', calls: 2 });
		});

		it('leaves what is needed to find it, and nothing where it was refused', async () => {
			const left: unknown[] = [];
			const memory = {
				lost: undefined,
				leave: (...it: unknown[]) => left.push(it),
				forget: () => left.push('nothing'),
			};
			const { call } = turns(list([2, 'n']), refusal('LimitExceeded'));
			const sending: Call3 = async (action) => {
				action.onSend?.(5_000);
				return await call(action);
			};
			const act = createTemplate(sending, { name: 'n', formats: {} }, memory);
			await expect(act).rejects.toThrow('It was rejected.');
			expect(left).toStrictEqual([[['2'], 5_000], 'nothing']);
		});

		it('may exist without an ID', async () => {
			expect(await apiFailureOf(async () => await act(list(), {}, list()))).toMatchObject({
				kind: 'unknown',
				message: `Tencent Cloud answered without a template ID. ${MAY_EXIST}`,
			});
		});
	});

	it('passes a refusal on, and does not look', async () => {
		const error = refusal('LimitExceeded');
		const { call, calls } = turns({}, error, { Templates: [{ TemplateId: 7 }] });
		const act = async () => await createTemplate(call, { formats: {} }, FRESH);
		expect(await failureOf(act, ApiError)).toBe(error);
		expect(calls).toHaveLength(2);
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

	it('keeps of a format what the node has never heard of', async () => {
		const current = { HlsParam: { Enable: 1, Novelty: { Deep: [1] }, CosBucketName: 'kept' } };
		const settings = { formats: { hls: { enabled: true, storageTime: 90 } } };
		expect(await sentFor(current, settings)).toStrictEqual({
			TemplateId: 7,
			HlsParam: { Enable: 1, Novelty: { Deep: [1] }, CosBucketName: 'kept', StorageTime: 90 },
		});
	});

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
	const list = (...ids: unknown[]) => ({
		Templates: ids.map((TemplateId) => ({ TemplateId })),
	});
	const REFUSED = refusal('InvalidParameter');

	it('deletes it', async () => {
		const { call, calls } = turns(list(7));
		await deleteTemplate(call, 7);
		expect(calls[1]).toStrictEqual({
			...LIVE,
			action: 'DeleteLiveRecordTemplate',
			parameters: { TemplateId: 7 },
		});
	});

	it('is not found where it is refused and was not listed', async () => {
		const { call } = turns(list(8, '9'), REFUSED);
		await expect(deleteTemplate(call, 7)).rejects.toThrow(
			new NotFoundError(
				'There is no recording template 7, so nothing was deleted. Check the ID and the account, or list the templates with Get Many.',
			),
		);
	});

	it.each([7, '7'])('passes the refusal on where %p is listed', async (id) => {
		const { call } = turns(list(8, id), REFUSED, list(8, id));
		expect(await failureOf(async () => await deleteTemplate(call, 7), ApiError)).toBe(REFUSED);
	});

	it('is done where it was there, the answer was lost, and it is there no more', async () => {
		const { call } = turns(list(7, 8), REFUSED, list(8));
		await expect(deleteTemplate(call, 7)).resolves.toBeUndefined();
	});

	it('does not look after what is no refusal', async () => {
		const error = refusal(null, 'unknown');
		const { call, calls } = turns(list(7), error);
		expect(await failureOf(async () => await deleteTemplate(call, 7), ApiError)).toBe(error);
		expect(calls).toHaveLength(2);
	});
});
