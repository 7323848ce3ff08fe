import type { Action3 } from '../../../../../nodes/TencentLive/api/v3/call';
import { plansOf } from '../../../../../nodes/TencentLive/api/v3/plans';
import type { JsonObject } from '../../../../../nodes/TencentLive/transport/json';
import { answering } from '../../support/replies';

const planOf = async (template: JsonObject) => {
	const { call } = answering<Action3>({ Templates: [{ TemplateId: 7, ...template }] });
	return (await plansOf(call)).get(7);
};

it('a template that switches nothing on has no format', async () => {
	expect(await planOf({ HlsParam: { Enable: 0, StorageTime: 5, VodSubAppId: 6 } })).toEqual({
		...{ formats: [], resumption: 0, inCos: false, subAppIds: [], keptFor: null },
	});
});

it('one that does has those, and how it goes on', async () => {
	const template = {
		HlsParam: { Enable: 1 },
		Mp4Param: { Enable: 1 },
		FlvParam: { Enable: 0 },
		AacParam: 'no object',
		HlsSpecialParam: { FlowContinueDuration: 90 },
		CosStore: 1,
	};
	expect(await planOf(template)).toEqual({
		...{ formats: ['hls', 'mp4'], resumption: 90_000, inCos: true, subAppIds: [], keptFor: null },
	});
});

it('its files go to the applications of its formats, each named once', async () => {
	const template = {
		HlsParam: { Enable: 1, VodSubAppId: 1_500_000_123 },
		Mp4Param: { Enable: 1, VodSubAppId: '1500000123' },
		FlvParam: { Enable: 1, VodSubAppId: 0 },
		AacParam: { Enable: 1, VodSubAppId: 9 },
	};
	expect((await planOf(template))?.subAppIds).toEqual([1_500_000_123, 9]);
});

it('its files are kept for good, or for the shortest time of a format', async () => {
	const template = {
		HlsParam: { Enable: 1, StorageTime: 0 },
		Mp4Param: { Enable: 1, StorageTime: 7_200 },
		FlvParam: { Enable: 1, StorageTime: 3_600 },
	};
	expect((await planOf(template))?.keptFor).toBe(3_600_000);
});
