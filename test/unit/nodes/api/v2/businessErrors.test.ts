import { callerLegacy } from '../../../../../nodes/TencentLive/api/v2/call';
import { sending } from '../../support/replies';
import { SpyRetry } from '../../support/spyRetry';
import { apiFailureOf } from '../../support/thrown';

/** What a call comes to that is answered with this text. */
async function failure(text: string) {
	const { send } = sending(text);
	const call = callerLegacy({ send, baseUrl: 'https://a.example', retry: new SpyRetry() });
	return await apiFailureOf(() => call({ action: 'CreateRecord', parameters: {} }));
}

describe('a business error inside 5100', () => {
	const NOTATIONS: Array<[message: string, detail: string | null]> = [
		['20301:频道不存在', '频道不存在'],
		['20301：频道不存在', '频道不存在'],
		['(20301)频道不存在', '频道不存在'],
		['(20301): channel does not exist', 'channel does not exist'],
		[' 20301 : channel\ndoes not exist', 'channel\ndoes not exist'],
		['20301 channel', 'channel'],
		['20301', null],
		['(20301)', null],
		['20301:', null],
		['20301:(a) 4000: b', '(a) 4000: b'],
	];

	it.each(NOTATIONS)('is read in %p', async (message, detail) => {
		for (const code of [5100, '5100']) {
			expect(await failure(JSON.stringify({ code, message }))).toStrictEqual({
				kind: 'rejected',
				message: 'The channel does not exist. Check the channel ID. (5100/20301)',
				code: '20301',
				requestId: null,
				detail,
				serverTime: null,
			});
		}
	});

	it('is read where the text is escaped', async () => {
		const text = String.raw`{"code":5100,"message":"20108:\u9891\u9053\u5904\u4e8e\u975e\u7f16\u8f91\u72b6\u6001"}`;
		expect(await failure(text)).toMatchObject({
			kind: 'unknown',
			message: 'The live service could not carry out the request. (5100/20108)',
			code: '20108',
			detail: '频道处于非编辑状态',
		});
	});

	it.each([
		['100004', '(100004)something'],
		['100', '100: something'],
	])('may have %s', async (inner, message) => {
		expect(await failure(JSON.stringify({ code: 5100, message }))).toMatchObject({
			kind: 'unknown',
			code: inner,
			detail: 'something',
		});
	});

	it.each(['something', '12 something', 'x20301:something', '[20301] something', '((20301))'])(
		'may have no code: %p',
		async (message) => {
			expect(await failure(JSON.stringify({ code: 5100, message }))).toMatchObject({
				kind: 'unknown',
				message: 'The live service could not carry out the request. (5100)',
				code: '5100',
				detail: message,
			});
		},
	);

	it.each([undefined, null, '', []])('may have no words: %p', async (message) => {
		expect(await failure(JSON.stringify({ code: 5100, message }))).toMatchObject({
			kind: 'unknown',
			code: '5100',
			detail: null,
		});
	});

	it('is quoted without what was signed', async () => {
		const message = '20323:Signature=nPVnY6njQmwQ8ciqbPl5Qe wrong';
		expect(await failure(JSON.stringify({ code: 5100, message }))).toMatchObject({
			detail: 'Signature … wrong',
		});
	});
});
