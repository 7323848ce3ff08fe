import { mediaExists } from '../../../../../nodes/TencentLive/api/v3/media';
import { refusal } from '../../support/failing';
import { turns } from '../../support/replies';

describe('a file', () => {
	it.each([
		[{ MediaInfoSet: [{ FileId: '5' }] }, true],
		[{ MediaInfoSet: [{ FileId: '4' }, { FileId: '5' }] }, true],
		[{ MediaInfoSet: [{ FileId: '4' }] }, false],
		[{ MediaInfoSet: [] }, false],
		[{}, false],
		[refusal('InvalidParameterValue.FileIds'), false],
		// The account has no Video on Demand: nobody can tell.
		[refusal('FailedOperation.InvalidVodUser'), undefined],
	])('%#: %s', async (answer, exists) => {
		expect(await mediaExists(turns(answer).call, '5', null)).toBe(exists);
	});

	it.each([
		refusal('InvalidParameterValue.SubAppId'),
		refusal('InvalidParameterValue'),
		refusal('InternalError', 'unknown'),
		refusal(null, 'unknown'),
		new Error('a bug'),
	])('nobody knows: %s', async (error) => {
		await expect(mediaExists(turns(error).call, '5', null)).rejects.toBe(error);
	});

	it('is asked for by its ID, in its application', async () => {
		const { call, calls } = turns({}, {});
		await mediaExists(call, '5', null);
		await mediaExists(call, '5', 7);
		const vod = { service: 'vod', version: '2018-07-17', action: 'DescribeMediaInfos' };
		const parameters = { FileIds: ['5'], Filters: ['basicInfo'] };
		expect(calls).toEqual([
			{ ...vod, parameters },
			{ ...vod, parameters: { ...parameters, SubAppId: 7 } },
		]);
	});
});
