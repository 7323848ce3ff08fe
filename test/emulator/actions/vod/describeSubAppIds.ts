import { ApiError } from '../../apiError';
import { writeUtc } from '../../chinaTime';
import { optional } from '../../parameters';
import type { Action3 } from '../action';
import { applications, requireVod, VOD_CALL } from './files';

/** The most a page may have, and what it has unless told. */
const PAGE = 200;

/** When every application was made: nothing here depends on it. */
const MADE = writeUtc(Date.UTC(2018, 9, 1, 10));

/**
 * DescribeSubAppIds, cloud.tencent.com/document/api/266/36304, without Tags, which
 * counts as unknown: no application here has any. The main one of an older
 * account is not listed, since its ID is not modelled: requests leave it out.
 */
export const describeSubAppIds: Action3 = {
	name: 'DescribeSubAppIds',
	...VOD_CALL,
	parameters: {
		Name: optional('string'),
		Offset: optional('integer'),
		Limit: optional('integer'),
	},
	handle(parameters, { state }) {
		requireVod(state);
		const offset = parameters.integer('Offset') ?? 0;
		const limit = parameters.integer('Limit') ?? PAGE;
		if (offset < 0 || limit < 1 || limit > PAGE) {
			throw new ApiError('InvalidParameterValue', `Offset is negative, or Limit not 1 to ${PAGE}.`);
		}
		const name = parameters.text('Name');
		const found = [...applications(state)]
			.filter((id) => id !== 0)
			.map(appOf)
			.filter((app) => name === undefined || app.SubAppIdName === name);
		return { TotalCount: found.length, SubAppIdInfoSet: found.slice(offset, offset + limit) };
	},
};

function appOf(id: number) {
	const name = `Application ${id}`;
	const times = { CreateTime: MADE, Status: 'On' };
	return { SubAppId: id, SubAppIdName: name, Name: name, Description: '', ...times };
}
