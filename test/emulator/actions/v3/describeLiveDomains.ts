import { writeChinaTime } from '../../chinaTime';
import type { JsonObject } from '../../json';
import { optional } from '../../parameters';
import type { LiveDomain } from '../../settings';
import type { Action3 } from '../action';
import { pageOf } from '../paging';
import { pageOptions } from './pageOptions';

/** Domains an account may hold; what is left of them is CreateLimitCount. */
const MOST_DOMAINS = 100;

const ADDED_AT = Date.UTC(2024, 0, 1);

function describe(domain: LiveDomain): JsonObject {
	return {
		Name: domain.name,
		Type: domain.type === 'push' ? 0 : 1,
		Status: domain.enabled ? 1 : 0,
		CreateTime: writeChinaTime(ADDED_AT),
		BCName: 1,
		TargetDomain: `${domain.name}.txlivecdn.com`,
		PlayType: 1,
		IsDelayLive: 0,
		CurrentCName: `${domain.name}.txlivecdn.com`,
		RentTag: 0,
		RentExpireTime: '',
		IsMiniProgramLive: 0,
	};
}

/** DescribeLiveDomains, cloud.tencent.com/document/product/267/33856 (international: 267/35186). */
export const describeLiveDomains: Action3 = {
	name: 'DescribeLiveDomains',
	perSecond: 200,
	regionRequired: false,
	parameters: {
		DomainStatus: optional('integer'),
		DomainType: optional('integer'),
		PageSize: optional('integer'),
		PageNum: optional('integer'),
		IsDelayLive: optional('integer'),
		DomainPrefix: optional('string'),
		PlayType: optional('integer'),
	},
	handle(parameters, { state }) {
		const { page, size } = pageOptions(parameters, {
			smallest: 10,
			largest: 100,
			lastPage: 100000,
		});
		const status = parameters.integer('DomainStatus');
		const type = parameters.integer('DomainType');
		const prefix = parameters.text('DomainPrefix') ?? '';
		// All domains here are of ordinary live streaming.
		const slow = parameters.integer('IsDelayLive') === 1;
		const matching = state.domains.filter(
			(domain) =>
				!slow &&
				(status === undefined || domain.enabled === (status === 1)) &&
				(type === undefined || domain.type === (type === 0 ? 'push' : 'play')) &&
				domain.name.startsWith(prefix),
		);
		const playing = state.domains.filter((domain) => domain.type === 'play' && domain.enabled);
		return {
			AllCount: matching.length,
			DomainList: pageOf(matching, page, size).map(describe),
			CreateLimitCount: Math.max(0, MOST_DOMAINS - state.domains.length),
			PlayTypeCount: [playing.length, 0, 0],
		};
	},
};
